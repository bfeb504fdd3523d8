/** Longest text that is looked at as a number or a symbol; real ones stay under half of it. */
export const LONGEST_NUMBER = 120;

const DASHES = /[‐‑‒–—―−﹣ー]/gu;
const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF\u00AD]/gu;

/**
 * A number or symbol as people and files write it, made comparable: full-width characters to half-width (NFKC), upper
 * case, one kind of dash, single spaces, nothing invisible.
 */
export function writtenForm(text: string): string {
  return text
    .slice(0, LONGEST_NUMBER + 1)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .replace(/\s+/gu, ' ')
    .trim()
    .toUpperCase();
}

/** The written form without the separators that only help the eye: spaces, commas, dots, dashes, slashes. */
export function compactForm(written: string): string {
  return written.replace(/[\s,.\-/·'_]/gu, '');
}
