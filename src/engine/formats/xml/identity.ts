import { type ApplicationNumber, parseApplicationNumber, parsePublicationNumber } from '../../numbers/index.ts';
import { type Problem, ProblemError } from '../../problem.ts';
import type { Citation, Priority, PublicationId } from '../../publication.ts';
import { countryCode, possibleDate } from './values.ts';

/** A number with what stands beside it, all as written in the file. */
export interface WrittenNumber {
  readonly country?: string | undefined;
  readonly number?: string | undefined;
  readonly kind?: string | undefined;
  readonly date?: string | undefined;
}

/**
 * The identity of a publication. A number that the rules of its office do not know is kept as written, without spaces,
 * rather than lose the record; one without office or number is refused.
 */
export function publicationId(written: WrittenNumber): PublicationId {
  const { country, number, kind } = trimmed(written);
  if (country === '' || number === '') throw new ProblemError(noNumber());
  const read = parsePublicationNumber(number, hints(written));
  if (!read.ok) return { country, number: number.toUpperCase().replace(/\s+/g, ''), kind };
  return kind === '' ? read.value : { ...read.value, kind };
}

/** An application or priority as a source names it; the kind is DOCDB's. */
export interface NamedApplication extends ApplicationNumber {
  readonly date?: string;
}

/** A reference to an application; undefined where no number is written. `written.kind` is a DOCDB kind. */
export function applicationReference(written: WrittenNumber): NamedApplication | undefined {
  const { country, number, kind } = trimmed(written);
  if (number === '') return undefined;
  const date = possibleDate(written.date);
  const dated = date === undefined ? {} : { date };
  const read = parseApplicationNumber(number, hints(written));
  if (read.ok) return { ...read.value, ...dated };
  if (country === '') return undefined;
  return { country, number: number.toUpperCase().replace(/\s+/g, ''), ...(kind === '' ? {} : { kind }), ...dated };
}

/** A priority; one without a number is known by its office and date. */
export function priority(written: WrittenNumber): Priority | undefined {
  const named = applicationReference(written);
  const date = possibleDate(written.date);
  const country = countryCode(written.country);
  return named ?? (country === undefined || date === undefined ? undefined : { country, date });
}

/** A cited publication; a number that cannot be read is kept as the text printed. */
export function citedPublication(written: WrittenNumber): Pick<Citation, 'publication' | 'text'> | undefined {
  const { country, number, kind } = trimmed(written);
  if (number === '') return undefined;
  const read = parsePublicationNumber(number, hints(written));
  if (!read.ok) return { text: [country, number, kind].filter((part) => part !== '').join(' ') };
  const cited = { country: read.value.country, number: read.value.number };
  const known = kind || read.value.kind;
  return { publication: known === '' ? cited : { ...cited, kind: known } };
}

function trimmed({ country, number, kind }: WrittenNumber): { country: string; number: string; kind: string } {
  return {
    country: country?.trim().toUpperCase() ?? '',
    number: number?.trim() ?? '',
    kind: kind?.trim().toUpperCase() ?? '',
  };
}

function hints(written: WrittenNumber): { country?: string; kind?: string; date?: string } {
  const { country, kind } = trimmed(written);
  const date = possibleDate(written.date);
  return {
    ...(country === '' ? {} : { country }),
    ...(kind === '' ? {} : { kind }),
    ...(date === undefined ? {} : { date }),
  };
}

const noNumber = (): Problem => ({
  code: 'format.no-number',
  zh: '记录没有公开号（缺国别代码或号码），无法确定是哪件文献，已搁置。',
  en: 'The record has no publication number (office code or number is missing), so it cannot be told which document it is; it is set aside.',
});
