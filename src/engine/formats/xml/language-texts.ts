import type { LanguageClaims, LanguageText } from '../../publication.ts';

/** The texts that are there, each once, all in one language. */
export function languageTexts(lang: string, texts: readonly (string | undefined)[]): LanguageText[] {
  return [...new Set(texts)].flatMap((text) => (text === undefined ? [] : [{ lang, text }]));
}

/** One set of claims; none where there is no text. */
export function languageClaims(lang: string, texts: readonly (string | undefined)[]): LanguageClaims[] {
  const claims = texts.filter((text) => text !== undefined);
  return claims.length === 0 ? [] : [{ lang, claims }];
}
