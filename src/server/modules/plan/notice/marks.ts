/** The ways in which Chinese official documents number their parts, from the outermost to the innermost as they are commonly nested. */
export const MARKS = [
  'chapter',
  'article',
  'han',
  'han-in-brackets',
  'arabic',
  'arabic-in-brackets',
  'circled',
] as const;
export type MarkKind = (typeof MARKS)[number];

/** A number before a part of a document. */
export interface Mark {
  readonly kind: MarkKind;
  readonly number: number;
  /** Its part in the address of a clause: `三`, `(一)`, `2`, `(2)`. */
  readonly written: string;
  /** Code units that it takes, with the blanks after it. */
  readonly length: number;
}

const HAN = '[一二三四五六七八九十百]{1,5}';

/** On folded text: brackets and digits are half-width. The first group is the number. */
const patterns: Readonly<Record<MarkKind, RegExp>> = {
  chapter: new RegExp(`^第(${HAN})章\\s*`),
  article: new RegExp(`^第(${HAN})条\\s*`),
  han: new RegExp(`^(${HAN})[、.]\\s*`),
  'han-in-brackets': new RegExp(`^[(](${HAN})[)][、.]?\\s*`),
  arabic: /^(\d{1,2})(?:[、]|[.](?!\d))\s*/,
  'arabic-in-brackets': /^[(](\d{1,2})[)][、.]?\s*/,
  circled: /^([①-⑳])[、.]?\s*/,
};

/** The mark that a folded line begins with. */
export function markOf(line: string): Mark | undefined {
  for (const kind of MARKS) {
    const found = patterns[kind].exec(line);
    if (found === null) continue;
    const [whole, digits = ''] = found;
    const number = numberOf(digits);
    if (number !== undefined) return { kind, number, written: addressPart(kind, digits), length: whole.length };
  }
  return undefined;
}

function addressPart(kind: MarkKind, digits: string): string {
  switch (kind) {
    case 'chapter':
      return `第${digits}章`;
    case 'article':
      return `第${digits}条`;
    case 'han-in-brackets':
    case 'arabic-in-brackets':
      return `(${digits})`;
    case 'han':
    case 'arabic':
    case 'circled':
      return digits;
  }
}

function numberOf(digits: string): number | undefined {
  if (/^\d+$/.test(digits)) return Number(digits);
  const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'.indexOf(digits);
  return circled >= 0 ? circled + 1 : hanNumber(digits);
}

const HAN_DIGITS = '零一二三四五六七八九';

/** 一 … 九百九十九. */
function hanNumber(text: string): number | undefined {
  const found = /^(?:([一二三四五六七八九])百)?(?:零|([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
  if (found === null || text === '') return undefined;
  const [, hundreds, tens, ten, ones] = found;
  const digit = (sign: string | undefined) => (sign === undefined ? 0 : HAN_DIGITS.indexOf(sign));
  return digit(hundreds) * 100 + (ten === undefined ? 0 : (digit(tens) || 1) * 10) + digit(ones);
}
