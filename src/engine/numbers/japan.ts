import { type Parsed, parsed } from '../problem.ts';
import type { PublicationId } from '../publication.ts';
import type { ApplicationNumber } from './application.ts';
import { hintedYear, type NumberHints } from './hints.ts';
import { APPLICATION_WORDS, GAZETTE_WORDS, withoutWords } from './japan-words.ts';
import { settledKind, splitKind } from './kinds.ts';
import { quoted, refusal } from './refusal.ts';
import { wipoNumber } from './wipo.ts';
import { compactForm } from './written-form.ts';

/** Year before the first of an imperial era: Showa, Heisei, Reiwa. */
const YEAR_NOUGHT = { S: 1925, H: 1988, R: 2018 } as const;
const FIRST_WESTERN_YEAR = 2000;

interface Dated {
  /** The Western year. */
  readonly year: number;
  /** Absent where the number is written with the Western year. */
  readonly era?: keyof typeof YEAR_NOUGHT;
  readonly serial: string;
}

/**
 * A Japanese publication number without `JP`, to DOCDB's form: year and six digits since 2000 (`2005533465`), before
 * that the era, two digits of its year and the serial (`H11167215`); registered rights are plain numbers (`6123456`),
 * domestic republications of international applications are `WO` and their number. The hinted date tells the era where
 * the text does not.
 */
export function parseJapanesePublication(body: string, hints: NumberHints): Parsed<PublicationId> {
  const { text, kind: gazetteKind } = withoutWords(body, GAZETTE_WORDS);
  const split = splitKind(text);
  const kind = settledKind(split.kind, hints.kind) || gazetteKind;
  const republished = gazetteKind === 'A1' || split.number.startsWith('WO');
  const number = republished
    ? republication(split.number)
    : (datedPublication(readDated(split.number, hints)) ?? registered(split.number));
  if (number !== undefined) return parsed({ country: 'JP', number, kind });
  return refusal(
    'jp-publication-shape',
    `“${quoted(body)}”不像日本公开号或专利号：例如 特開2005-533465、特開平11-167215、特許第6123456号 或 JP2005533465A。`,
    `“${quoted(body)}” is no Japanese publication or patent number; expected is one such as JP2005-533465A, JPH11-167215A or JP6123456B2.`,
  );
}

/**
 * A Japanese application number without `JP`, to the Western year and six digits for every year (`1999167215`): DOCDB's
 * form since 2000; its older serial-and-year (`16721599`), the EPO's `19990167215` and the era forms (`特願平11-167215`)
 * are brought to it. The first days of 1989 (Showa 64) thus share their year with Heisei 1, as they do in DOCDB.
 */
export function parseJapaneseApplication(body: string, hints: NumberHints): Parsed<ApplicationNumber> {
  const { text, kind: wordKind } = withoutWords(body, APPLICATION_WORDS);
  const split = splitKind(text);
  const kind = split.kind || hints.kind || wordKind;
  const dated = readDated(split.number, hints) ?? readSerialAndYear(compactForm(split.number));
  if (dated) {
    return parsed({
      country: 'JP',
      number: `${dated.year}${dated.serial.padStart(6, '0')}`,
      ...(kind ? { kind } : {}),
    });
  }
  return refusal(
    'jp-application-shape',
    `“${quoted(body)}”不像日本申请号：例如 特願2005-505120、特願平11-167215 或 JP2005505120。`,
    `“${quoted(body)}” is no Japanese application number; expected is one such as JP2005-505120 or H11-167215.`,
  );
}

function readDated(text: string, hints: NumberHints): Dated | undefined {
  const written = text.trim();
  const compact = compactForm(text);
  const western = /^((?:19|20)\d\d)[\s\-/]+(\d{1,6})$/.exec(written) ?? /^((?:19|20)\d\d)0?(\d{6})$/.exec(compact);
  if (western) return dated(Number(western[1]), western[2]);
  const imperial = /^([SHR])\s*(\d{1,2})\s*[-/]\s*(\d{1,6})$/.exec(written) ?? /^([SHR])(\d\d)(\d{1,6})$/.exec(compact);
  const letter = imperial?.[1];
  if (imperial && (letter === 'S' || letter === 'H' || letter === 'R')) {
    return dated(YEAR_NOUGHT[letter] + Number(imperial[2]), imperial[3], letter);
  }
  const eraMissing = /^(\d{1,2})\s*[-/]\s*(\d{1,6})$/.exec(written);
  return eraMissing ? withEra(Number(eraMissing[1]), eraMissing[2], hints) : undefined;
}

/**
 * Numbers of the nineties are often quoted without their era: 1–31 Heisei, 32–64 Showa, above that the Western year.
 */
function withEra(year: number, serial: string | undefined, hints: NumberHints): Dated | undefined {
  const hinted = hintedYear(hints);
  const readings = [
    dated(YEAR_NOUGHT.H + year, serial, 'H'),
    dated(YEAR_NOUGHT.S + year, serial, 'S'),
    dated(1900 + year, serial),
  ];
  const near = readings.find((reading) => reading && hinted !== undefined && Math.abs(reading.year - hinted) <= 1);
  return near ?? readings[year <= 31 ? 0 : year <= 64 ? 1 : 2];
}

function readSerialAndYear(digits: string): Dated | undefined {
  const match = /^(\d{1,6})(\d\d)$/.exec(digits);
  return match ? dated(1900 + Number(match[2]), match[1]) : undefined;
}

function dated(year: number, serial: string | undefined, era?: keyof typeof YEAR_NOUGHT): Dated | undefined {
  if (year < 1922 || year > 2099 || !Number(serial)) return undefined;
  if (era === 'S' && year > 1989) return undefined;
  return { year, serial: String(Number(serial)), ...(era ? { era } : {}) };
}

/** The first days of 1989 were still Showa 64, and their numbers are not those of Heisei 1: the era is kept. */
function datedPublication(number: Dated | undefined): string | undefined {
  if (number === undefined) return undefined;
  const { year, serial } = number;
  if (year >= FIRST_WESTERN_YEAR) return `${year}${serial.padStart(6, '0')}`;
  const era = number.era === 'S' || year < 1989 ? 'S' : 'H';
  return `${era}${String(year - YEAR_NOUGHT[era]).padStart(2, '0')}${serial}`;
}

function republication(text: string): string | undefined {
  const number = wipoNumber(text.replace(/^WO/, ''));
  return number && `WO${number}`;
}

function registered(text: string): string | undefined {
  return /^0*([1-9]\d{0,6})$/.exec(compactForm(text))?.[1];
}
