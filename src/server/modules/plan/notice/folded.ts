import { foldOf } from '../../../../engine/text/characters.ts';

/**
 * A text as it is recognised: Simplified, half-width, lower case, with one code unit for each of the original, so that a place in
 * it is the same place in the original. A character that folds to several stays as it was written.
 */
export function folded(original: string): string {
  const units = new Uint16Array(original.length);
  for (let at = 0; at < units.length; at++) {
    const unit = original.charCodeAt(at);
    units[at] = VARIANTS.get(unit) ?? (foldOf[unit] || unit);
  }
  let text = '';
  for (let at = 0; at < units.length; at += CHUNK) text += String.fromCharCode(...units.subarray(at, at + CHUNK));
  return text;
}

/** Variants that pages converted to Traditional Chinese carry and no table of characters leads back: 陜西 for 陝西. */
const VARIANTS: ReadonlyMap<number, number> = new Map(
  [['陜', '陕']].map(([from = '', to = '']) => [from.charCodeAt(0), to.charCodeAt(0)]),
);

/** Fewer than the arguments that a call may have. */
const CHUNK = 8192;
