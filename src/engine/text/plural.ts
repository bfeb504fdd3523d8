import pluralize from 'pluralize';

/** Technical words that `pluralize` folds apart or wrongly: plural → singular, and words that are their own singular. */
const OURS: ReadonlyMap<string, string> = new Map([
  ['lens', 'lens'],
  ['lenses', 'lens'],
  ['axis', 'axis'],
  ['axes', 'axis'],
  ['basis', 'basis'],
  ['bases', 'basis'],
  ['dies', 'die'],
  ['gps', 'gps'],
]);

const ASCII_PLURAL = /^[a-z]*[a-z]$/;
const CACHE_LIMIT = 200_000;
const cache = new Map<string, string>();

/**
 * English singular of a lower-case word, the word itself where it is not English letters only or has no plural form.
 * Idempotent: `singular(singular(w)) === singular(w)`, so that a folded word can be folded again without harm.
 */
export function singular(word: string): string {
  if (word.length < 3) return word;
  const known = cache.get(word);
  if (known !== undefined) return known;
  const folded = fold(word);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(word, folded);
  return folded;
}

function fold(word: string): string {
  if (!ASCII_PLURAL.test(word)) return word;
  let current = word;
  for (let step = 0; step < 4; step++) {
    const next = OURS.get(current) ?? pluralize.singular(current);
    if (next === current || next.length < 2) return current;
    current = next;
  }
  return current;
}
