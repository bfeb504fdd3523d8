/** The ways in which Chinese official documents number their parts. */
export const MARKS = [
  'part',
  'chapter',
  'section',
  'article',
  'han',
  'han-in-brackets',
  'arabic',
  'decimal',
  'arabic-in-brackets',
  'arabic-before-bracket',
  'circled',
] as const;
export type MarkKind = (typeof MARKS)[number];

/** A number before a part of a document. */
export interface Mark {
  readonly kind: MarkKind;
  readonly number: number;
  /** Its part in the address of a clause: `三`, `(一)`, `2`, `(2)`. */
  readonly written: string;
  /** What it adds to the address of the part that its own number begins with: `.1` of `2.1`. */
  readonly added?: string;
  /** Code units that it takes, with the blanks after it. */
  readonly length: number;
}

const HAN = '[一二三四五六七八九十百]{1,5}';
const EITHER = String.raw`(?:${HAN}|\d{1,3})`;

/** On folded text: brackets and digits are half-width. The first group is the number. */
const patterns: Readonly<Record<MarkKind, RegExp>> = {
  part: new RegExp(String.raw`^第\s?(${EITHER})\s?(?:部分|篇|编)[、:.]?\s*`),
  chapter: new RegExp(String.raw`^第\s?(${EITHER})\s?章[、:.]?\s*`),
  section: new RegExp(String.raw`^第\s?(${EITHER})\s?节[、:.]?\s*`),
  article: new RegExp(String.raw`^第\s?(${EITHER})\s?条[、:.]?\s*`),
  han: new RegExp(String.raw`^(${HAN})\s{0,3}[、.]\s*`),
  'han-in-brackets': new RegExp(String.raw`^(?:[(]\s{0,3}(${HAN})\s{0,3}[)]|([㈠-㈩]))\s{0,3}[、.]?\s*`),
  arabic: /^(?:(\d{1,2})\s{0,3}(?:、|[.](?!\s{0,3}\d))|([⒈-⒛]))\s*/,
  decimal: /^(\d{1,2}(?:[.]\d{1,2}){1,3})(?:[、.]\s*|\s+)/,
  'arabic-in-brackets': /^(?:[(]\s{0,3}(\d{1,2})\s{0,3}[)]|([⑴-⒇]))\s{0,3}[、.]?\s*/,
  'arabic-before-bracket': /^(\d{1,2})\s{0,3}[)]\s*/,
  circled: /^([①-⑳])\s{0,3}[、.]?\s*/,
};

/** The mark that a folded line begins with. */
export function markOf(line: string): Mark | undefined {
  for (const kind of MARKS) {
    const found = patterns[kind].exec(line);
    if (found === null) continue;
    const [whole, plain, sign] = found;
    const digits = plain ?? sign ?? '';
    const number = numberOf(digits);
    if (number === undefined) continue;
    const added = kind === 'decimal' ? { added: `.${number}` } : {};
    return { kind, number, written: addressPart(kind, digits, number), length: whole.length, ...added };
  }
  return undefined;
}

const NAMES: Partial<Record<MarkKind, string>> = { part: '部分', chapter: '章', section: '节', article: '条' };

function addressPart(kind: MarkKind, digits: string, number: number): string {
  switch (kind) {
    case 'part':
    case 'chapter':
    case 'section':
    case 'article':
      return `第${digits}${NAMES[kind]}`;
    case 'han-in-brackets':
      return `(${/^[㈠-㈩]$/.test(digits) ? '一二三四五六七八九十'[number - 1] : digits})`;
    case 'arabic-in-brackets':
      return `(${number})`;
    case 'arabic':
      return String(number);
    case 'arabic-before-bracket':
      return `${number})`;
    case 'han':
    case 'decimal':
    case 'circled':
      return digits;
  }
}

/** Signs that stand for a number with its brackets or its stop. */
const SIGNS = ['①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳', '⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇', '⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛', '㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩'];

function numberOf(digits: string): number | undefined {
  const last = /(\d+)$/.exec(digits)?.[1];
  if (last !== undefined) return Number(last);
  for (const signs of SIGNS) if (signs.includes(digits)) return signs.indexOf(digits) + 1;
  return hanNumber(digits);
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
