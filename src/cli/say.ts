/** Chooses between a Chinese and an English text by the language the reader asked for. */
export type Say = (zh: string, en: string) => string;

/** A sentence that is there in both languages, as the reader reads it; nothing for none. */
export function told(sentence: { readonly zh: string; readonly en: string } | null | undefined, say: Say): string {
  return sentence ? say(sentence.zh, sentence.en) : '';
}
