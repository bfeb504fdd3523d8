import pluralize from 'pluralize';
import { GREEK_PLURALS, IRREGULAR, OWN_SINGULAR } from './plural-table.ts';

/** The longest names of substances have some forty letters; what is longer is a sequence, not a word. */
const LONGEST_WORD = 64;
const ENGLISH_WORD = /^[a-z]{3,}$/;
const CACHE_LIMIT = 200_000;
const cache = new Map<string, string>();

/**
 * English singular of a lower-case word, the word itself where it is not English letters only or has no plural form.
 * Idempotent: `singular(singular(w)) === singular(w)`, so that a folded word can be folded again without harm.
 */
export function singular(word: string): string {
  if (word.length > LONGEST_WORD || !mayBePlural(word)) return word;
  const known = cache.get(word);
  if (known !== undefined) return known;
  const folded = foldedByRules(word);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(word, folded);
  return folded;
}

/**
 * Whether some rule or table may fold the word, by its ending: of most words this is all that has to be asked, and they need no place in
 * the cache.
 */
export function mayBePlural(word: string): boolean {
  switch (word.at(-1)) {
    case 's':
    case 'a':
    case 'i':
      return true;
    case 'e':
      return word.endsWith('ae') || word.endsWith('ice') || word.endsWith('geese') || word.endsWith('people');
    case 'n':
      return word.endsWith('men') || word.endsWith('children') || word.endsWith('oxen');
    default:
      return RARE_PLURAL.test(word);
  }
}

const RARE_PLURAL = /(?:feet|teeth|eaux|phim|bim|datum|passersby)$/;

/** What `singular` gives. Steps are repeated until nothing changes (`specimens` → `specimen`), because a fold must be its own fold. */
export function foldedByRules(word: string): string {
  let current = word;
  for (let steps = 0; steps < word.length && ENGLISH_WORD.test(current); steps++) {
    const next = step(current);
    if (next === current || next.length < 2) break;
    current = next;
  }
  return current;
}

/** The tables know the word, or a rule of ours knows its ending, or `pluralize` decides. */
function step(word: string): string {
  if (OWN_SINGULAR.has(word)) return word;
  const listed = IRREGULAR.get(word) ?? GREEK_PLURALS.get(word);
  if (listed !== undefined) return listed;
  for (const [ending, replacement] of RULES) {
    if (ending.test(word)) return word.replace(ending, replacement);
  }
  return pluralize.singular(word);
}

/** Endings that `pluralize` folds apart, the first that fits decides. */
const RULES: readonly (readonly [ending: RegExp, replacement: string])[] = [
  // Acronyms without another vowel: CPUs, PDUs, HMIs; the excepted words are English.
  [/^(?!(?:plus|thus|bus|pus|crus|rhus)$)([^aeiouy]{1,4}u)s$/, '$1'],
  [/^(?!(?:this|tris|chris)$)([^aeiouy]{2,4}i)s$/, '$1'],
  // Greek and Latin singulars (hydrolysis, arthritis, epidermis) are far more than plurals of words in -i, which the table lists.
  [/is$/, 'is'],
  // Lumen, specimen, regimen; of the compounds of “man” those that patents speak of.
  [/^(wo|work|fire|police|fisher|crafts|sales|business|service|repair|fore|sea|air|lay)?men$/, '$1man'],
  [/men$/, 'men'],
  // A word of the trade is shown as the trade writes it.
  [/(data|datum)$/, 'data'],
  // Names (Ivanova), unlike ova.
  [/(.)ova$/, '$1ova'],
  [/lens(es)?$/, 'lens'],
  [/cocci$/, 'coccus'],
  [/(hel|rad|cerv|var)ices$/, '$1ix'],
  [/(vort|cort|ap|simpl)ices$/, '$1ex'],
  [/(valve|groove|weave|cleave|heave|interleave|fuse)s$/, '$1'],
  // Polymerises, arises; irises stand in the table.
  [/([aeiou]rise)s$/, '$1'],
  // Genera of bacteria and fungi.
  [/(monas|myces)$/, '$1'],
];
