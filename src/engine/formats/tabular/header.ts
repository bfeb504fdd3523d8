import type { Mapping } from './mapping.ts';
import type { MappingChoice } from './mappings.ts';

/** Exports put up to this many lines (the query, its date, a link) before the row of column names. */
export const ROWS_BEFORE_HEADER = 20;

/** The row of column names of a table, and the mapping that fits it. */
export interface Header {
  /** Its place among the rows that were looked at, from 0. */
  readonly index: number;
  readonly columns: readonly string[];
  readonly mapping: Mapping;
}

/** The first of these rows whose columns a mapping fits. */
export function findHeader(rows: readonly (readonly string[])[], choice: MappingChoice): Header | undefined {
  for (const [index, columns] of rows.slice(0, ROWS_BEFORE_HEADER + 1).entries()) {
    const mapping = choice.forColumns(columns);
    if (mapping) return { index, columns, mapping };
  }
  return undefined;
}

/** The row that looks most like one of column names, for telling what was found where no mapping fits. */
export function likeliestHeader(rows: readonly (readonly string[])[]): readonly string[] {
  const filled = (row: readonly string[]): string[] => row.filter((cell) => cell.trim() !== '');
  return rows.map(filled).reduce((widest, row) => (row.length > widest.length ? row : widest), []);
}

export function isSameRow(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((cell, index) => cell === other[index]);
}
