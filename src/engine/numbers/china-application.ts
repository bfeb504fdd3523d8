import { type Parsed, parsed } from '../problem.ts';
import type { ApplicationNumber } from './application.ts';
import { cnCheckDigit } from './china-check-digit.ts';
import type { NumberHints } from './hints.ts';
import { quoted, refusal } from './refusal.ts';
import { compactForm } from './written-form.ts';

const EXAMPLE = '201510123456.1';
const MODERN = /^20(?:0[3-9]|[1-9]\d)[12389]\d{7}$/;
const OLD = /^(?:8[5-9]|9\d|0[0-3])[12389]\d{5}$/;

/**
 * A Chinese application number without its country prefix, in the written form: year, type of right (1 invention, 2
 * utility model, 3 design, 8 and 9 the first two by way of the PCT), serial, check digit. Twelve digits since October
 * 2003, eight before.
 */
export function parseChineseApplication(body: string, hints: NumberHints): Parsed<ApplicationNumber> {
  const compact = body.replace(/[\s,]/g, '').replace(/^[.:-]+/, '');
  const match = /^(\d{12}|\d{8})[.\-·]?([\dX])?([AUSFWY])?$/.exec(compact);
  const digits = match?.[1] ?? '';
  if (!match || !(MODERN.test(digits) || OLD.test(digits))) return refusedShape(body);

  const right = cnCheckDigit(digits);
  const written = match[2];
  if (written !== undefined && written !== right) return refusedCheckDigit(digits, written, right);
  const kind = match[3] ?? hints.kind;
  return parsed({ country: 'CN', number: `${digits}.${right}`, ...(kind ? { kind } : {}) });
}

/** Whether bare digits can only be a Chinese application number: thirteen, or a point before the last of nine. */
export function looksChineseApplication(written: string): boolean {
  const [, modern, old] = /^(?:(\d{12})[.·]?|(\d{8})[.·])[\dX]$/.exec(written.replace(/\s/g, '')) ?? [];
  return (modern !== undefined && MODERN.test(modern)) || (old !== undefined && OLD.test(old));
}

function refusedShape<T>(body: string): Parsed<T> {
  const digits = compactForm(body).replace(/[A-Z]\d?$/, '');
  if (/^(8[5-8][123]\d{5}|[123]\d{6}|[123]\d{8})$/.test(digits)) return refusedPublication(body);
  return /^(\d{12}|\d{8})\d?$/.test(digits) ? refusedParts(digits) : refusedLength(body);
}

function refusedPublication<T>(body: string): Parsed<T> {
  return refusal(
    'publication-not-application',
    `“${quoted(body)}”是中国的公开（公告）号，不是申请号。请用公开号检索（pn=），或填写申请号，例如 ${EXAMPLE}。`,
    `“${quoted(body)}” is a Chinese publication number, not an application number. Search it as pn=, or write an application number such as ${EXAMPLE}.`,
  );
}

function refusedLength<T>(body: string): Parsed<T> {
  return refusal(
    'cn-application-shape',
    `“${quoted(body)}”不像中国申请号：应为 12 位数字（2003 年 10 月起）或 8 位数字（此前），可带小数点和校验位，例如 ${EXAMPLE} 或 03123456.9。请核对位数。`,
    `“${quoted(body)}” is no Chinese application number: 12 digits (since October 2003) or 8 (before) are expected, with a point and a check digit if you have it, such as ${EXAMPLE} or 03123456.9. Check the number of digits.`,
  );
}

function refusedParts<T>(digits: string): Parsed<T> {
  const [type, year] = digits.length >= 12 ? [5, '2003–2099'] : [3, '85–03'];
  return refusal(
    'cn-application-parts',
    `中国申请号“${digits}”的年份或专利类型不对：开头应为年份（${year}），第 ${type} 位应为 1（发明）、2（实用新型）、3（外观设计）、8 或 9（PCT），例如 ${EXAMPLE}。`,
    `The year or type of the Chinese application number “${digits}” cannot be: it begins with the year (${year}), and digit ${type} is 1 (invention), 2 (utility model), 3 (design), 8 or 9 (PCT), such as ${EXAMPLE}.`,
  );
}

function refusedCheckDigit<T>(digits: string, written: string, right: string): Parsed<T> {
  return refusal(
    'cn-check-digit',
    `申请号 ${digits}.${written} 的校验位不对：这串数字的校验位应为 ${right}，即 ${digits}.${right}。请对照原件核对每一位数字。`,
    `The check digit of application number ${digits}.${written} is wrong: for these digits it is ${right}, that is ${digits}.${right}. Compare every digit with the original.`,
  );
}
