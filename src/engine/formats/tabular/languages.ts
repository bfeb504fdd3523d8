const SCRIPTS: readonly (readonly [script: RegExp, language: string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
];

/** The language of a text as its mapping tells, or by its characters; `und` where those do not tell. */
export function languageOf(text: string, told: string): string {
  if (told !== 'script') return told;
  return SCRIPTS.find(([script]) => script.test(text))?.[1] ?? 'und';
}
