import { type Parsed, parsed } from '../problem.ts';
import type { PublicationId } from '../publication.ts';
import type { ApplicationNumber } from './application.ts';
import type { NumberHints } from './hints.ts';
import { settledKind, splitKind } from './kinds.ts';
import { quoted, refusal } from './refusal.ts';
import { compactForm } from './written-form.ts';

/** Offices that print a check digit behind a point after their application numbers; DOCDB leaves it out. */
const PRINTS_CHECK_DIGIT = ['AT', 'CH', 'DE', 'DK', 'GB', 'IE'];

const NUMBER = /^(?=.*\d)[A-Z\d]{1,24}$/;

/**
 * A number of an office without rules of its own here: letters and digits in upper case, separators dropped, the kind
 * behind it.
 */
export function parseOtherPublication(country: string, body: string, hints: NumberHints): Parsed<PublicationId> {
  const split = splitKind(body);
  const number = compactForm(split.number);
  if (!NUMBER.test(number)) return refusedShape(country, body);
  return parsed({ country, number, kind: settledKind(split.kind, hints.kind) });
}

/** An application number of an office without rules of its own here. */
export function parseOtherApplication(country: string, body: string, hints: NumberHints): Parsed<ApplicationNumber> {
  const split = splitKind(
    PRINTS_CHECK_DIGIT.includes(country) ? body.replace(/\s/g, '').replace(/(\d{5})\.\d$/, '$1') : body,
  );
  const number = compactForm(split.number);
  const kind = split.kind || hints.kind;
  if (!NUMBER.test(number)) return refusedShape(country, body);
  return parsed({ country, number, ...(kind ? { kind } : {}) });
}

function refusedShape<T>(country: string, body: string): Parsed<T> {
  return refusal(
    'number-shape',
    `“${quoted(country + body)}”不像专利文献号：国别代码之后应为字母和数字（至少一位数字，最多 24 位），例如 DE69905327D1。`,
    `“${quoted(country + body)}” is no patent number: after the country code letters and digits are expected (one digit at least, 24 characters at most), such as DE69905327D1.`,
  );
}
