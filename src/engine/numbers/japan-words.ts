type WordKind = readonly [words: RegExp, kind: string];

/**
 * The words that the office prints before a publication number and the kind that they settle; '' where two kinds share
 * a word.
 */
export const GAZETTE_WORDS: readonly WordKind[] = [
  [/^(再公表特許|再公表|再表)/, 'A1'],
  [/^(公開特許公報|公表特許公報|特許公開|特開|特表)/, 'A'],
  [/^(特許公告|特公)/, ''],
  [/^(特許|登録特許)/, ''],
  [/^(実用新案公開|実開|実表|実用新案登録|登録実用新案|実登)/, 'U'],
  [/^(実用新案公告|実公)/, ''],
  [/^(意匠登録|意登)/, 'S'],
];

/** The words before an application number; the kinds are DOCDB's. */
export const APPLICATION_WORDS: readonly WordKind[] = [
  [/^(特許出願|特願)/, ''],
  [/^(実用新案登録出願|実願)/, 'U'],
  [/^(意匠登録出願|意願)/, 'F'],
];

/** Characters of Chinese writing for those that the Japanese words have. */
const JAPANESE: Readonly<Record<string, string>> = {
  开: '開',
  许: '許',
  愿: '願',
  实: '実',
  實: '実',
  號: '号',
  录: '録',
  錄: '録',
  报: '報',
};

/**
 * Takes the words around a Japanese number off it, and writes the era as its letter: 特開平11-167215号公報 is `H11-167215` of
 * kind A.
 */
export function withoutWords(
  body: string,
  words: readonly WordKind[],
): { readonly text: string; readonly kind: string } {
  const japanese = inJapanese(body);
  const found = words.find(([pattern]) => pattern.test(japanese));
  const text = (found ? japanese.replace(found[0], '') : japanese)
    .replace(/^[\s第]+/u, '')
    .replace(/\s*号?\s*(公報)?$/u, '')
    .replace(/^昭和?/u, 'S')
    .replace(/^平成?/u, 'H')
    .replace(/^令和?/u, 'R');
  return { text, kind: found?.[1] ?? '' };
}

/** Whether the text carries the words or the era that only Japanese numbers carry. */
export function looksJapanese(written: string): boolean {
  const japanese = inJapanese(written);
  const begins = [...GAZETTE_WORDS, ...APPLICATION_WORDS].some(([pattern]) => pattern.test(japanese));
  return begins || /^([HS]|昭和?|平成?)\s?\d{1,2}-\d/u.test(japanese);
}

function inJapanese(text: string): string {
  return [...text].map((character) => JAPANESE[character] ?? character).join('');
}
