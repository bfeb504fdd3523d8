import { CharacterClass, classOf, foldOf } from '../text/characters.ts';

/**
 * What a character of a written query is, as a bit. The kinds of a token's characters together tell what it can be: most words are
 * nothing but lower-case letters or Han characters, which no rule about signs, numbers or operators concerns and
 * which need no folding. Every kind below `Space` belongs to a word.
 */
export const Kind = {
  /** `a` to `z`. */
  Letter: 1,
  /** `0` to `9`. */
  Digit: 2,
  /** A Han character of the Basic Multilingual Plane that is written as it is compared. */
  Han: 4,
  /** Capitals, full width, Traditional characters, signs that part nothing, and whatever else the analysis of text has to decide. */
  Other: 8,
  Space: 16,
  /** Ends a word, and is or begins a token of its own. */
  Sign: 32,
} as const;

/** Whether there are only such characters as are written as they are compared and are no signs. */
export function isPlain(kinds: number): boolean {
  return (kinds & ~(Kind.Letter | Kind.Digit | Kind.Han)) === 0;
}

/** Whether there is a digit, or something that may turn out to be one: no number and no distance is without. */
export function mayHoldDigit(kinds: number): boolean {
  return (kinds & (Kind.Digit | Kind.Other)) !== 0;
}

/** Comparisons of a field with its value. */
export type Comparison = '=' | '>=' | '<=' | '>' | '<';

export const OPEN = '(（';
export const CLOSE = ')）';
export const FOREIGN_BRACKETS = '[]{}【】〔〕［］｛｝';
export const OPERATOR_SIGNS: ReadonlyMap<string, 'and' | 'or' | 'not'> = new Map([
  ['&', 'and'],
  ['＆', 'and'],
  ['|', 'or'],
  ['｜', 'or'],
  ['!', 'not'],
  ['！', 'not'],
]);
export const COMPARISONS: ReadonlyMap<string, Comparison> = new Map([
  ['=', '='],
  ['＝', '='],
  [':', '='],
  ['：', '='],
  ['>', '>'],
  ['＞', '>'],
  ['<', '<'],
  ['＜', '<'],
  ['≥', '>='],
  ['≤', '<='],
]);
const QUOTES = '"“”„＂';
/** Every mark that opens a phrase, with those that close it. */
export const CLOSERS: ReadonlyMap<string, string> = new Map([
  ...[...QUOTES].map((mark): [string, string] => [mark, QUOTES]),
  ['「', '」'],
  ['『', '』'],
]);

const SIGNS = new Set([
  ...OPEN,
  ...CLOSE,
  ...FOREIGN_BRACKETS,
  ...OPERATOR_SIGNS.keys(),
  ...COMPARISONS.keys(),
  ...CLOSERS.keys(),
]);
const SPACE = /\s/u;

/** The kind of each code unit; halves of characters beyond the Basic Multilingual Plane are `Other`. */
export const kindOf = Uint8Array.from({ length: 0x1_0000 }, (_, unit) => kindOfUnit(unit));

function kindOfUnit(unit: number): number {
  const char = String.fromCharCode(unit);
  if (SIGNS.has(char)) return Kind.Sign;
  if (char >= 'a' && char <= 'z') return Kind.Letter;
  if (char >= '0' && char <= '9') return Kind.Digit;
  if (classOf[unit] === CharacterClass.Han && foldOf[unit] === unit) return Kind.Han;
  return SPACE.test(char) ? Kind.Space : Kind.Other;
}
