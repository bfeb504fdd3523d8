import { type RawBuilder, sql } from 'kysely';
import { storableJson } from './storable.ts';

/** Object identifiers of PostgreSQL's types, as its catalogue numbers them. */
export const typeIds: Readonly<Record<'bigint' | 'date' | 'bigintArray' | 'dateArray' | 'textArray', number>> = {
  bigint: 20,
  date: 1082,
  bigintArray: 1016,
  dateArray: 1182,
  textArray: 1009,
};

/** A `bigint` as a number. Identifiers and counts stay far below 2^53; a value beyond is refused, not rounded. */
export function readBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`The database holds ${text}, which is too large to count with.`);
  return value;
}

/** A `date` stays the ISO calendar date that it is: as an instant it would shift with the time zone. */
export function readDate(text: string): string {
  return text;
}

/**
 * A parameter of type `jsonb`. Arrays need it, because a driver would send a bare array as a PostgreSQL array. In its texts U+FFFD
 * stands for what PostgreSQL refuses.
 */
export function jsonb<T>(value: T): RawBuilder<T> {
  return sql<T>`${storableJson(JSON.stringify(value))}::jsonb`;
}
