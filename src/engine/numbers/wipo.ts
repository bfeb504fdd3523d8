import { type Parsed, parsed } from '../problem.ts';
import type { PublicationId } from '../publication.ts';
import type { ApplicationNumber } from './application.ts';
import type { NumberHints } from './hints.ts';
import { settledKind, splitKind } from './kinds.ts';
import { isOfficeCode } from './offices.ts';
import { quoted, refusal } from './refusal.ts';
import { compactForm } from './written-form.ts';

const PUBLICATION_EXAMPLE = 'WO2020/086066';
const APPLICATION_EXAMPLE = 'PCT/CN2015/071234';

/** The last number with five digits of June 2002; from July 2002 on six are printed. */
const LAST_OF_FIVE_DIGITS_2002 = 51_000;

/**
 * An international publication number without `WO`, to DOCDB's form: YY and five digits until June 2002, YY and six
 * until 2003, YYYY and six since. Any of the forms is accepted for any year (`2002/064032`, `02/64032`, `02064032`).
 */
export function parseWipoPublication(body: string, hints: NumberHints): Parsed<PublicationId> {
  const split = splitKind(body);
  const number = wipoNumber(split.number);
  if (number === undefined) {
    return refusal(
      'wo-publication-shape',
      `“${quoted(body)}”不像 PCT 国际公布号：应为年份加 5 位或 6 位流水号，例如 ${PUBLICATION_EXAMPLE} 或 WO99/01234。`,
      `“${quoted(body)}” is no international publication number: the year and 5 or 6 digits are expected, such as ${PUBLICATION_EXAMPLE} or WO99/01234.`,
    );
  }
  return parsed({ country: 'WO', number, kind: settledKind(split.kind, hints.kind) });
}

/**
 * The canonical number of an international publication, from any written form without `WO` and kind; undefined when it
 * is none.
 */
export function wipoNumber(text: string): string | undefined {
  const separated = /^[\s/.-]*(\d{4}|\d{2})\s*[/ -]\s*(\d{1,6})$/.exec(text);
  const joined = /^((?:19|20)\d\d)(\d{6})$/.exec(compactForm(text)) ?? /^(\d\d)(\d{5,6})$/.exec(compactForm(text));
  const match = separated ?? joined;
  if (!match) return undefined;
  const year = fullYear(match[1] ?? '');
  const serial = Number(match[2]);
  if (year < 1978 || serial === 0) return undefined;
  if (year >= 2004) return `${year}${String(serial).padStart(6, '0')}`;
  const six = year === 2003 || (year === 2002 && serial > LAST_OF_FIVE_DIGITS_2002);
  if (!six && serial > 99_999) return undefined;
  return `${String(year).slice(2)}${String(serial).padStart(six ? 6 : 5, '0')}`;
}

/**
 * An international application number: `PCT/CN2015/071234`, the EPO's `WO2015CN71234`, or DOCDB's `2015071234` with the
 * receiving office as country and kind `W`. Canonical: country `WO`, the receiving office, year and serial
 * (`CN2015071234`; before 2004 YY and five digits), kind `W`, so that it never meets a national number.
 */
export function parsePctApplication(text: string, receivingOffice?: string): Parsed<ApplicationNumber> {
  const written = text.replace(/^PCT[\s/]*/, '').replace(/^WO[\s/]*(?=[A-Z\d])/, '');
  const match =
    /^([A-Z]{2})[\s/]*(\d{4}|\d{2})[\s/-]*(\d{5,6})$/.exec(written) ??
    reordered(/^(\d{4})[\s/]*([A-Z]{2})[\s/]*(\d{5,6})$/.exec(written)) ??
    (receivingOffice ? withOffice(/^(\d{4}|\d{2})[\s/-]*(\d{5,6})$/.exec(written), receivingOffice) : null);
  const office = match?.[1] ?? '';
  const year = fullYear(match?.[2] ?? '');
  const serial = Number(match?.[3]);
  if (!match || !isOfficeCode(office) || year < 1978 || (year < 2004 && serial > 99_999)) {
    return refusal(
      'pct-application-shape',
      `“${quoted(text)}”不像 PCT 国际申请号：应为 PCT/、受理局代码和年份、流水号，例如 ${APPLICATION_EXAMPLE} 或 PCT/CN99/00123。`,
      `“${quoted(text)}” is no international application number: PCT/, the receiving office and year, and a serial number are expected, such as ${APPLICATION_EXAMPLE} or PCT/CN99/00123.`,
    );
  }
  const number =
    year >= 2004
      ? `${year}${String(serial).padStart(6, '0')}`
      : `${String(year).slice(2)}${String(serial).padStart(5, '0')}`;
  return parsed({ country: 'WO', number: office + number, kind: 'W' });
}

/** Whether the text is written as an international application number. */
export function looksPctApplication(written: string): boolean {
  return (
    /^PCT[\s/]/.test(written) ||
    /^PCT[A-Z]{2}\d/.test(written) ||
    /^WO[\s/]*\d{4}[\s/]*[A-Z]{2}[\s/]*\d{5,6}$/.test(written)
  );
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year >= 78 ? 1900 + year : 2000 + year;
}

function reordered(match: RegExpExecArray | null): readonly string[] | null {
  return match ? [match[0], match[2] ?? '', match[1] ?? '', match[3] ?? ''] : null;
}

function withOffice(match: RegExpExecArray | null, office: string): readonly string[] | null {
  return match ? [match[0], office, match[1] ?? '', match[2] ?? ''] : null;
}
