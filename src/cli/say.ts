import { type Language, traditionalConverter } from '../server/platform/problems.ts';

/** Chooses between a Chinese and an English text by the language the reader asked for. */
export type Say = (zh: string, en: string) => string;

/** How a language is spoken: Chinese is written in Simplified and converted where Traditional is asked for. */
export async function speaker(language: Language): Promise<Say> {
  if (language === 'en') return (_zh, en) => en;
  const written = language === 'zh-Hant' ? await traditionalConverter() : (zh: string): string => zh;
  return (zh) => written(zh);
}

/** A sentence that is there in both languages, as the reader reads it; nothing for none. */
export function told(sentence: { readonly zh: string; readonly en: string } | null | undefined, say: Say): string {
  return sentence ? say(sentence.zh, sentence.en) : '';
}
