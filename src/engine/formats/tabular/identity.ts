import { createHash } from 'node:crypto';
import { parseApplicationNumber, parsePublicationNumber } from '../../numbers/index.ts';
import { type Parsed, ProblemError, parsed, refused } from '../../problem.ts';
import type { ApplicationReference, PublicationId } from '../../publication.ts';
import { invalidValue, missingNumber } from './problems.ts';
import type { RowReader } from './row-reader.ts';

/** The office of records that bear no publication number (ST.3: unknown). */
const UNKNOWN_OFFICE = 'XX';
const OFFICE = /^[A-Z]{2}$/i;
const NOT_IN_A_NUMBER = /[^\p{L}\p{N}._-]+/gu;
const MARK_OF_CHANGE = /_[0-9A-F]{10}$/;

/** A publication that a row tells of: who it is, and when it was published. */
export interface Identity {
  readonly id: PublicationId;
  readonly publicationDate?: string;
}

/**
 * The publications that a row tells of: one, or where a cell lists the members of a family one for each number, with the dates in the
 * same order. A number that cannot be read is refused, and says nothing against the others.
 */
export function identitiesOf(row: RowReader): Parsed<Identity>[] {
  const { fields } = row.mapping;
  if (fields.publicationNumber?.severalPerCell) return listedIdentities(row);
  const publicationDate = row.date(fields.publicationDate);
  const number = row.written(fields.publicationNumber);
  const dated = publicationDate === undefined ? {} : { publicationDate };
  if (number) return [identified(row, number.column, number.text, dated)];
  const own = row.text(fields.ownIdentifier);
  if (own === undefined) {
    const columns = [...row.columnsOf(fields.publicationNumber), ...row.columnsOf(fields.ownIdentifier)];
    return [refused(missingNumber(columns))];
  }
  const id = { country: UNKNOWN_OFFICE, number: numberOfOwn(own), kind: '' };
  return [parsed({ id, ...dated })];
}

/**
 * A source's own identifier as a number: in upper case, with `-` for what does not belong into one. Where that loses something, ten
 * digits of its hash are added, so that `A/1`, `A 1` and `A-1` stay three. Small letters alone, or capitals alone, lose nothing: no
 * source tells `a-1` from `A-1`; one that mixes them (`aB3`, `Ab3`) does.
 */
function numberOfOwn(own: string): string {
  const upper = own.toUpperCase();
  const number = upper.replace(NOT_IN_A_NUMBER, '-');
  const kept = number === upper && (own === upper || own === upper.toLowerCase());
  if (kept && !MARK_OF_CHANGE.test(number)) return number;
  return `${number}_${createHash('sha256').update(own).digest('hex').slice(0, 10).toUpperCase()}`;
}

const IN_LISTS = ['\n', ' ', ';', ','];

function listedIdentities(row: RowReader): Parsed<Identity>[] {
  const { publicationNumber, publicationDate } = row.mapping.fields;
  const numbers = row.list(publicationNumber, IN_LISTS);
  if (numbers.length === 0) return [refused(missingNumber(row.columnsOf(publicationNumber)))];
  const column = row.written(publicationNumber)!.column;
  const dateColumn = row.written(publicationDate)?.column ?? '';
  const dates = row.list(publicationDate, IN_LISTS);
  return numbers.map((number, index) => {
    const written = dates.length === numbers.length || index === 0 ? dates[index] : undefined;
    try {
      return identified(
        row,
        column,
        number,
        written === undefined ? {} : { publicationDate: row.dateOf(dateColumn, written) },
      );
    } catch (cause) {
      if (cause instanceof ProblemError) return refused(cause.problem);
      throw cause;
    }
  });
}

function identified(
  row: RowReader,
  column: string,
  text: string,
  dated: { publicationDate?: string },
): Parsed<Identity> {
  const { fields, country: constant } = row.mapping;
  const country = OFFICE.exec(row.text(fields.country) ?? '')?.[0] ?? constant;
  const kind = row.text(fields.kind);
  const read = parsePublicationNumber(text, {
    ...(country === undefined ? {} : { country }),
    ...(kind === undefined ? {} : { kind }),
    ...(dated.publicationDate === undefined ? {} : { date: dated.publicationDate }),
  });
  return read.ok ? parsed({ id: read.value, ...dated }) : refused(invalidValue(column, text, read.problem));
}

/** The application that the publication belongs to: its number, its date, or both. */
export function applicationOf(row: RowReader, publication: PublicationId): ApplicationReference | undefined {
  const { fields } = row.mapping;
  const date = row.date(fields.applicationDate);
  const number = row.written(fields.applicationNumber);
  const dated = date === undefined ? {} : { date };
  const { country } = publication;
  if (!number) return date === undefined ? undefined : { country, ...dated };
  const read = parseApplicationNumber(number.text, { country, ...dated });
  if (!read.ok) throw new ProblemError(invalidValue(number.column, number.text, read.problem));
  return { ...read.value, ...dated };
}
