import { type Parsed, parsed } from '../problem.ts';
import type { ApplicationNumber } from './application.ts';
import { hintedYear, type NumberHints } from './hints.ts';
import { quoted, refusal } from './refusal.ts';
import { compactForm } from './written-form.ts';

const EXAMPLE = '14/231597';

/**
 * Series of ordinary applications and the year in which each began; within that year the serials start again from
 * nought.
 */
const ORDINARY_SERIES = series([
  [2, 1935],
  [3, 1948],
  [4, 1960],
  [5, 1970],
  [6, 1979],
  [7, 1987],
  [8, 1993],
  [9, 1998],
  [10, 2001],
  [11, 2004],
  [12, 2007],
  [13, 2011],
  [14, 2013],
  [15, 2015],
  [16, 2018],
  [17, 2020],
  [18, 2022],
  [19, 2024],
]);

const PROVISIONAL_SERIES = series([
  [60, 1995],
  [61, 2007],
  [62, 2014],
  [63, 2020],
]);

/** Designs filed here and by the Hague system, and the reexamination and supplemental-examination control numbers. */
const OTHER_SERIES = ['29', '35', '90', '95', '96'];

/** Since then DOCDB writes year, series and serial. */
const LAST_YEAR_OF_SHORT_FORM = 2012;

type Series = readonly { readonly code: string; readonly since: number }[];

/**
 * A United States application number without `US`, to series and serial (`14231597`, leading zero kept: `09832323`).
 * Accepted: the office's `14/231,597`; DOCDB's `201414231597` (year, series, serial) and older `94268010` (serial, two
 * digits of the year), the EPO's `20100942680`; their series is found from the year. Eight digits can mean either, so
 * DOCDB's order is taken when the kind is one of DOCDB's or when the digits are no series, and the hinted date agrees.
 */
export function parseUnitedStatesApplication(body: string, hints: NumberHints): Parsed<ApplicationNumber> {
  const marked = /^(.*\d)\s*([PFAE])\d?$/.exec(body);
  const kind = marked?.[2] ?? hints.kind;
  const separated = /^\s*(\d{1,2})\s*\/\s*(\d[\d,. ]{0,8})$/.exec(body);
  const digits = separated
    ? (separated[1] ?? '').padStart(2, '0') + compactForm(separated[2] ?? '').padStart(6, '0')
    : compactForm(marked?.[1] ?? body);
  const number = separated ? officeForm(digits) : anyForm(digits, { ...hints, ...(kind ? { kind } : {}) });
  if (number !== undefined) return parsed({ country: 'US', number, ...(kind ? { kind } : {}) });
  return refusal(
    'us-application-shape',
    `“${quoted(body)}”不像美国申请号：应为系列号加 6 位流水号，例如 ${EXAMPLE}，或 DOCDB 形式的 201815919370。`,
    `“${quoted(body)}” is no United States application number: the series and six digits are expected, such as ${EXAMPLE}, or DOCDB's form 201815919370.`,
  );
}

function anyForm(digits: string, hints: NumberHints): string | undefined {
  if (/^(19|20)\d{10}$/.test(digits)) return officeForm(digits.slice(4));
  if (/^(19|20)\d\d0?\d{6}$/.test(digits)) return withSeries(digits.slice(-6), Number(digits.slice(0, 4)), hints.kind);
  if (digits.length > 8 || digits.length < 6) return undefined;
  if (digits.length === 8 && !isSerialAndYear(digits, hints)) return officeForm(digits);
  return withSeries(digits.slice(0, -2).padStart(6, '0'), docdbYear(digits), hints.kind);
}

function officeForm(digits: string): string | undefined {
  const code = digits.slice(0, 2);
  return /^\d{8}$/.test(digits) && isSeries(code) ? digits : undefined;
}

function isSeries(code: string): boolean {
  return OTHER_SERIES.includes(code) || [...ORDINARY_SERIES, ...PROVISIONAL_SERIES].some((one) => one.code === code);
}

/** Whether eight digits are DOCDB's serial and year rather than the office's series and serial. */
function isSerialAndYear(digits: string, hints: NumberHints): boolean {
  const year = docdbYear(digits);
  const filed = hintedYear(hints);
  if (filed === undefined ? year > LAST_YEAR_OF_SHORT_FORM : filed !== year) return false;
  return !isSeries(digits.slice(0, 2)) || /^[A-Z]$/.test(hints.kind ?? '');
}

function docdbYear(digits: string): number {
  const year = Number(digits.slice(-2));
  return year > 30 ? 1900 + year : 2000 + year;
}

function withSeries(serial: string, year: number, kind: string | undefined): string | undefined {
  if (kind === 'F') return `29${serial}`;
  const list = kind === 'P' ? PROVISIONAL_SERIES : ORDINARY_SERIES;
  const running = list.findLast((one) => one.since <= year);
  if (running === undefined) return undefined;
  const before = list[list.indexOf(running) - 1];
  const stillBefore = running.since === year && Number(serial) >= 500_000 && before !== undefined;
  return (stillBefore ? before.code : running.code) + serial;
}

function series(entries: readonly (readonly [code: number, since: number])[]): Series {
  return entries.map(([code, since]) => ({ code: String(code).padStart(2, '0'), since }));
}
