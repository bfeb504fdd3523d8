import { type Parsed, parsed } from '../problem.ts';
import type { PublicationId } from '../publication.ts';
import type { ApplicationNumber } from './application.ts';
import type { NumberHints } from './hints.ts';
import { settledKind, splitKind } from './kinds.ts';
import { quoted, refusal } from './refusal.ts';
import { compactForm } from './written-form.ts';

/** A European publication number without `EP`: seven digits, leading zeros kept (`0680812`). */
export function parseEuropeanPublication(body: string, hints: NumberHints): Parsed<PublicationId> {
  const split = splitKind(body);
  const digits = /^0*([1-9]\d{0,6})$/.exec(compactForm(split.number))?.[1];
  if (digits)
    return parsed({ country: 'EP', number: digits.padStart(7, '0'), kind: settledKind(split.kind, hints.kind) });
  return refusal(
    'ep-publication-shape',
    `“${quoted(body)}”不像欧洲专利公开号：应为 EP 加最多 7 位数字，例如 EP1000000A1。`,
    `“${quoted(body)}” is no European publication number: EP and at most 7 digits are expected, such as EP1000000A1.`,
  );
}

/**
 * A European application number without `EP`: two digits of the year and six (`99203729`); its check digit behind a
 * point is dropped, as DOCDB does.
 */
export function parseEuropeanApplication(body: string, hints: NumberHints): Parsed<ApplicationNumber> {
  const split = splitKind(body);
  const kind = split.kind || hints.kind;
  const digits = compactForm(split.number.replace(/\.\d$/, ''));
  const number = /^\d{8}$/.test(digits) ? digits : /^(?:19|20)(\d\d)0(\d{6})$/.exec(digits)?.slice(1).join('');
  if (number) return parsed({ country: 'EP', number, ...(kind ? { kind } : {}) });
  return refusal(
    'ep-application-shape',
    `“${quoted(body)}”不像欧洲专利申请号：应为两位年份加 6 位数字，可带校验位，例如 EP99203729 或 99203729.8。`,
    `“${quoted(body)}” is no European application number: two digits of the year and 6 digits are expected, with or without the check digit, such as EP99203729.`,
  );
}
