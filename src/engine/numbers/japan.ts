import { type Parsed, parsed } from '../problem.ts';
import type { PublicationId } from '../publication.ts';
import type { ApplicationNumber } from './application-number.ts';
import { hintedYear, type NumberHints } from './hints.ts';
import { splitKind } from './kinds.ts';
import { quoted, refusal } from './refusal.ts';
import { wipoNumber } from './wipo.ts';
import { compactForm } from './written-form.ts';

const FIRST_WESTERN_YEAR = 2000;

/** The words that the office prints before a number and the kind that they settle; '' where B1 and B2, or Y1 and Y2, share a word. */
const GAZETTES: readonly (readonly [words: RegExp, kind: string])[] = [
  [/^(再表|再公表特許|再公表)/, 'A1'],
  [/^(特許公開|公開特許公報|特開|特表|公表特許公報)/, 'A'],
  [/^(特公|特許公告)/, ''],
  [/^(特許|登録特許)/, ''],
  [/^(実開|実用新案公開|実表|実用新案登録|登録実用新案|実登)/, 'U'],
  [/^(実公|実用新案公告)/, ''],
  [/^(意匠登録|意登)/, 'S'],
];

const APPLICATION_WORDS: readonly (readonly [words: RegExp, kind: string])[] = [
  [/^(特願|特許出願)/, ''],
  [/^(実願|実用新案登録出願)/, 'U'],
  [/^(意願|意匠登録出願)/, 'F'],
];

/**
 * A Japanese publication number without `JP`, to DOCDB's form: year and six digits since 2000 (`2005533465`), before that the era, two
 * digits of its year and the serial (`H11167215`); registered rights are plain numbers (`6123456`), domestic republications of
 * international applications are `WO` and their number. The hinted date tells the era where the text does not.
 */
export function parseJapanesePublication(body: string, hints: NumberHints): Parsed<PublicationId> {
  const { text, kind: gazette } = withoutWords(simplifiedKanji(body), GAZETTES);
  const split = splitKind(text);
  const kind = split.kind || (hints.kind ?? '') || gazette;
  const international =
    gazette === 'A1' || /^WO/.test(split.number) ? wipoNumber(split.number.replace(/^WO/, '')) : undefined;
  const number =
    international !== undefined
      ? `WO${international}`
      : (yearAndSerial(split.number, hints, 'publication') ?? registered(split.number));
  if (number !== undefined) return parsed({ country: 'JP', number, kind });
  return refusal(
    'jp-publication-shape',
    `“${quoted(body)}”不像日本公开号或专利号：例如 特開2005-533465、特開平11-167215、特許第6123456号 或 JP2005533465A。`,
    `“${quoted(body)}” is no Japanese publication or patent number; expected is one such as JP2005-533465A, JPH11-167215A or JP6123456B2.`,
  );
}

/**
 * A Japanese application number without `JP`, to the Western year and six digits for every year (`1999167215`): DOCDB's form since 2000;
 * its older serial-and-year (`16721599`), the EPO's `19990167215` and the era forms (`特願平11-167215`) are brought to it.
 */
export function parseJapaneseApplication(body: string, hints: NumberHints): Parsed<ApplicationNumber> {
  const { text, kind: words } = withoutWords(simplifiedKanji(body), APPLICATION_WORDS);
  const split = splitKind(text);
  const kind = split.kind || hints.kind || words;
  const number = yearAndSerial(split.number, hints, 'application') ?? serialAndYear(compactForm(split.number));
  if (number !== undefined) return parsed({ country: 'JP', number, ...(kind ? { kind } : {}) });
  return refusal(
    'jp-application-shape',
    `“${quoted(body)}”不像日本申请号：例如 特願2005-505120、特願平11-167215 或 JP2005505120。`,
    `“${quoted(body)}” is no Japanese application number; expected is one such as JP2005-505120 or H11-167215.`,
  );
}

function yearAndSerial(text: string, hints: NumberHints, use: 'publication' | 'application'): string | undefined {
  const compact = compactForm(text);
  const western =
    /^((?:19|20)\d\d)\s*[-/ ]\s*(\d{1,6})$/.exec(text.trim()) ?? /^((?:19|20)\d\d)0?(\d{6})$/.exec(compact);
  if (western) return dated(Number(western[1]), western[2] ?? '', use);
  const era = /^([HSR])\s*(\d{1,2})\s*[-/]\s*(\d{1,6})$/.exec(text.trim()) ?? /^([HSR])(\d\d)(\d{1,6})$/.exec(compact);
  if (era) return dated(firstYearOf(era[1] ?? '') + Number(era[2]) - 1, era[3] ?? '', use);
  const bare = /^(\d{1,2})\s*[-/]\s*(\d{1,6})$/.exec(text.trim());
  return bare ? dated(yearWithoutEra(Number(bare[1]), hints), bare[2] ?? '', use) : undefined;
}

function dated(year: number, serial: string, use: 'publication' | 'application'): string | undefined {
  if (year < 1922 || year > 2099 || Number(serial) === 0) return undefined;
  if (use === 'application' || year >= FIRST_WESTERN_YEAR) return `${year}${serial.padStart(6, '0')}`;
  const era = year >= 1989 ? 'H' : 'S';
  return `${era}${String(year - firstYearOf(era) + 1).padStart(2, '0')}${Number(serial)}`;
}

function firstYearOf(era: string): number {
  return era === 'R' ? 2019 : era === 'H' ? 1989 : 1926;
}

/** Numbers of the nineties are often quoted without their era: 1–31 Heisei, 32–64 Showa, above that the Western year. */
function yearWithoutEra(year: number, hints: NumberHints): number {
  const hinted = hintedYear(hints);
  const readings = [1988 + year, 1925 + year, 1900 + year];
  const near = hinted === undefined ? undefined : readings.find((reading) => Math.abs(reading - hinted) <= 1);
  return near ?? (year <= 31 ? 1988 + year : year <= 64 ? 1925 + year : 1900 + year);
}

function serialAndYear(digits: string): string | undefined {
  const match = /^(\d{1,6})(\d\d)$/.exec(digits);
  return match ? dated(1900 + Number(match[2]), match[1] ?? '', 'application') : undefined;
}

function registered(text: string): string | undefined {
  return /^0*([1-9]\d{0,6})$/.exec(compactForm(text))?.[1];
}

function withoutWords(text: string, words: typeof GAZETTES): { readonly text: string; readonly kind: string } {
  const found = words.find(([pattern]) => pattern.test(text));
  const rest = found ? text.replace(found[0], '') : text;
  return {
    text: rest
      .replace(/^[\s第]+/u, '')
      .replace('号', '')
      .replace(/^昭和?/u, 'S')
      .replace(/^平成?/u, 'H')
      .replace(/^令和?/u, 'R')
      .trim(),
    kind: found?.[1] ?? '',
  };
}

/** The words as Japanese, Traditional Chinese and Simplified Chinese texts write them, in Japanese characters. */
function simplifiedKanji(text: string): string {
  return text
    .replaceAll('开', '開')
    .replaceAll('许', '許')
    .replaceAll('愿', '願')
    .replaceAll('实', '実')
    .replaceAll('實', '実')
    .replaceAll('號', '号')
    .replaceAll('登录', '登録')
    .replaceAll('登錄', '登録');
}

/** Whether the text carries the words or era letters that only Japanese numbers carry. */
export function looksJapanese(written: string): boolean {
  const text = simplifiedKanji(written);
  return (
    [...GAZETTES, ...APPLICATION_WORDS].some(([words]) => words.test(text)) ||
    /^([HS]|昭和?|平成?)\s?\d{1,2}-\d+/u.test(text)
  );
}
