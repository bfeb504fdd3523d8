import { foldOf } from '../../../../engine/text/characters.ts';

/**
 * A text as it is recognised: Simplified, half-width, lower case, with one code unit for each of the original, so that a place in
 * it is the same place in the original. A character that folds to several stays as it was written; one without width is a blank.
 */
export function folded(original: string): string {
  return rewritten(original, foldedUnit);
}

/** A text in Simplified characters, with everything else as it was written: the name of a unit. */
export function simplified(original: string): string {
  return rewritten(original, (unit) => {
    const simple = foldedUnit(unit);
    return HAN.test(String.fromCharCode(simple)) ? simple : unit;
  });
}

const HAN = /\p{Script=Han}/u;

function foldedUnit(unit: number): number {
  return EXCEPTIONS.get(unit) ?? (foldOf[unit] || unit);
}

function rewritten(original: string, rewrite: (unit: number) => number): string {
  const units = new Uint16Array(original.length);
  for (let at = 0; at < units.length; at++) units[at] = rewrite(original.charCodeAt(at));
  let text = '';
  for (let at = 0; at < units.length; at += CHUNK) text += String.fromCharCode(...units.subarray(at, at + CHUNK));
  return text;
}

/** Signs that number a part are no digits. */
const CIRCLED = '①②③④⑤⑥⑦⑧⑨';
const WITHOUT_WIDTH = '\u200b\u200c\u200d\u2060\ufeff';
/** Variants that pages converted to Traditional Chinese carry and no table of characters leads back: 陜西 for 陝西. */
const VARIANTS = [['陜', '陕']] as const;

const EXCEPTIONS: ReadonlyMap<number, number> = new Map(
  [
    ...[...CIRCLED].map((sign) => [sign, sign] as const),
    ...[...WITHOUT_WIDTH].map((sign) => [sign, ' '] as const),
    ...VARIANTS,
  ].map(([from, to]) => [from.charCodeAt(0), to.charCodeAt(0)]),
);

/** Fewer than the arguments that a call may have. */
const CHUNK = 8192;
