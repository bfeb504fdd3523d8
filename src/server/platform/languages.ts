import type { Language } from './problems.ts';

/** The interface language that a reader's `Accept-Language` (RFC 9110 §12.5.4) asks for; Simplified Chinese when it tells none of ours. */
export function chooseLanguage(accepted: string | undefined): Language {
  const wishes = (accepted ?? '')
    .split(',')
    .map(readWish)
    .filter((wish) => wish.weight > 0);
  wishes.sort((a, b) => b.weight - a.weight);
  for (const { tag } of wishes) {
    const language = languageOfTag(tag);
    if (language) return language;
  }
  return 'zh';
}

/** `zh-TW`, `zh_Hant`, `en-GB` … to a language of the interface. */
export function languageOfTag(tag: string): Language | undefined {
  if (/^en\b/i.test(tag)) return 'en';
  if (/^zh[-_](hant|tw|hk|mo)\b/i.test(tag)) return 'zh-Hant';
  return /^zh\b/i.test(tag) ? 'zh' : undefined;
}

function readWish(written: string): { readonly tag: string; readonly weight: number } {
  const [tag = '', ...parameters] = written.split(';').map((part) => part.trim());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { tag, weight: Number.isFinite(weight) ? weight : 0 };
}
