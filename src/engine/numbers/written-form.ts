/** Longest text that is looked at as a number or a symbol; real ones stay under half of it. */
export const LONGEST_NUMBER = 120;

const DASHES = /[‐‑‒–—―−﹣ー]/gu;
/** What sources print before a number: 公开(公告)号, 申请号, 专利号 … */
const LABEL = /^(公开\(公告\)|授权公告|申请公布|专利申请|公开|公布|公告|申请|专利)号\s*:?\s*(?=.)/u;
const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF\u00AD]/gu;

/**
 * A number or symbol as people and files write it, made comparable: full-width characters to half-width (NFKC), upper
 * case, one kind of dash, single spaces, nothing invisible, no label before it and no full stop behind.
 */
export function writtenForm(text: string): string {
  return text
    .slice(0, LONGEST_NUMBER + 1)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .replace(/\s+/gu, ' ')
    .replace(/[\s.,;、。]+$/u, '')
    .trim()
    .replace(LABEL, '')
    .toUpperCase();
}

/** The written form without the separators that only help the eye: spaces, commas, dots, dashes, slashes. */
export function compactForm(written: string): string {
  return written.replace(/[\s,.\-/·'_]/gu, '');
}
