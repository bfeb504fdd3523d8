import { type Parsed, parsed } from '../problem.ts';
import type { PublicationId } from '../publication.ts';
import type { NumberHints } from './hints.ts';
import { settledKind, splitKind } from './kinds.ts';
import { quoted, refusal } from './refusal.ts';
import { compactForm } from './written-form.ts';

const EXAMPLE = 'CN113914863A';

/** What the digit of the right in a Chinese number says, and the kinds that numbers of that right carry. */
const RIGHTS = {
  1: { zh: '发明', en: 'invention', kinds: /^(A[89]?|B[1-9]?|C[1-9]?)$/, examples: 'A、B、C' },
  2: { zh: '实用新型', en: 'utility model', kinds: /^(U[1-9]?|Y[1-9]?)$/, examples: 'U、Y' },
  3: { zh: '外观设计', en: 'design', kinds: /^(S[1-9]?|D[1-9]?)$/, examples: 'S、D' },
} as const;

/**
 * A Chinese publication number without its country prefix: the application number (YY, right, five digits) in
 * 1985–1988, seven digits until 2007, nine since, the right in the first digit. Since April 2010 an application and its
 * grant share one number.
 */
export function parseChinesePublication(body: string, hints: NumberHints): Parsed<PublicationId> {
  const split = splitKind(body);
  const number = compactForm(split.number);
  const isApplication = /^\d{12,13}$/.test(number) || /^\d{8}\.[\dX]$/.test(body.replace(/\s/g, ''));
  if (isApplication) return refusedApplication(body);

  const right = rightOf(number);
  if (right === undefined) return refusedShape(body);
  const kind = settledKind(split.kind, hints.kind);
  if (kind !== '' && !RIGHTS[right].kinds.test(kind)) return refusedKind(number, kind, right);
  return parsed({ country: 'CN', number, kind });
}

/**
 * 1 invention, 2 utility model, 3 design, read from a canonical Chinese publication number; undefined when it is none.
 */
export function rightOf(number: string): 1 | 2 | 3 | undefined {
  const digit = /^8[5-8]([123])\d{5}$/.exec(number)?.[1] ?? /^([123])(\d{6}|\d{8})$/.exec(number)?.[1];
  return digit === '1' ? 1 : digit === '2' ? 2 : digit === '3' ? 3 : undefined;
}

function refusedShape<T>(body: string): Parsed<T> {
  return refusal(
    'cn-publication-shape',
    `“${quoted(body)}”不像中国公开（公告）号：应为 9 位数字（2007 年起）或 7 位数字（1989—2007 年），首位为 1（发明）、2（实用新型）或 3（外观设计），1985—1988 年为 8 位，例如 ${EXAMPLE}。`,
    `“${quoted(body)}” is no Chinese publication number: 9 digits (since 2007) or 7 (1989–2007) beginning with 1 (invention), 2 (utility model) or 3 (design) are expected, 8 in 1985–1988, such as ${EXAMPLE}.`,
  );
}

function refusedKind<T>(number: string, kind: string, right: 1 | 2 | 3): Parsed<T> {
  const { zh, en, examples } = RIGHTS[right];
  return refusal(
    'cn-kind',
    `CN${number}${kind} 的文献种类代码不对：这个号码属于${zh}，种类代码应为 ${examples}（更正版可带数字，如 A8）。请核对号码首位和末尾字母。`,
    `The kind code of CN${number}${kind} cannot be: the number is that of ${en === 'invention' ? 'an' : 'a'} ${en}, whose kinds are ${examples.replaceAll('、', ', ')} (with a digit for corrections, as A8). Check the first digit and the last letter.`,
  );
}

function refusedApplication<T>(body: string): Parsed<T> {
  return refusal(
    'application-not-publication',
    `“${quoted(body)}”是申请号（专利号），不是公开（公告）号。请用申请号检索（an=），或填写公开号，例如 ${EXAMPLE}。`,
    `“${quoted(body)}” is an application number (the ZL patent number), not a publication number. Search it as an=, or write a publication number such as ${EXAMPLE}.`,
  );
}
