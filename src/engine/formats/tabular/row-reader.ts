import { ProblemError } from '../../problem.ts';
import { cellList, cellText } from './cells.ts';
import type { Row } from './columns.ts';
import { readDate } from './dates.ts';
import type { Mapping } from './mapping.ts';
import { invalidValue } from './problems.ts';

/** The columns that a field names. */
export interface Columns {
  readonly columns: readonly string[];
}

/**
 * Takes the values of one row as its mapping tells. Methods throw a ProblemError on a value that cannot be read, naming the column and
 * the value; the row is then set aside.
 */
export class RowReader {
  readonly mapping: Mapping;
  readonly #row: Row;

  constructor(row: Row, mapping: Mapping) {
    this.#row = row;
    this.mapping = mapping;
  }

  /** The first column of the field that has something to say, with its text. */
  written(field: Columns | undefined): { readonly column: string; readonly text: string } | undefined {
    for (const name of field?.columns ?? []) {
      const cell = this.#row.first([name]);
      const text = cell && cellText(cell.value, this.mapping);
      if (cell && text !== undefined) return { column: cell.column, text };
    }
    return undefined;
  }

  /** The field's columns that the table has, as it writes them; all of them where it has none. */
  columnsOf(field: Columns | undefined): readonly string[] {
    const columns = field?.columns ?? [];
    const written = this.#row.written(columns);
    return written.length === 0 ? columns : written;
  }

  text(field: Columns | undefined): string | undefined {
    return this.written(field)?.text;
  }

  /** The value of the field's first column as it was given: a text, an array, an object. */
  value(field: Columns | undefined): unknown {
    return field && this.#row.first(field.columns)?.value;
  }

  list(field: Columns | undefined, separators?: readonly string[]): string[] {
    for (const name of field?.columns ?? []) {
      const items = cellList(this.#row.first([name])?.value, this.mapping, separators);
      if (items.length > 0) return items;
    }
    return [];
  }

  date(field: Columns | undefined): string | undefined {
    const found = this.written(field);
    return found && this.dateOf(found.column, found.text);
  }

  dateOf(column: string, text: string): string {
    const read = readDate(text, this.mapping.dateFormats);
    if (!read.ok) throw new ProblemError(invalidValue(column, text, read.problem));
    return read.value;
  }
}
