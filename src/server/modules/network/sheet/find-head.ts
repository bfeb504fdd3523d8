import type { Problem } from '../../../platform/problems.ts';
import { ProblemError } from '../../../platform/problems.ts';
import { type CellValue, columnLetters, type WorkbookSheet } from '../../../platform/workbook-reading.ts';
import { COLUMNS, type Column, type ColumnKey, columnNamed, REQUIRED } from './columns.ts';
import { columnsMissing, columnsMoved, columnsUnknown, columnTwice, noHead } from './problems.ts';

/** Where the columns of a sheet stand. */
export interface Head {
  readonly sheet: WorkbookSheet;
  /** The index of the row of heads. */
  readonly row: number;
  readonly at: ReadonlyMap<ColumnKey, number>;
  readonly notes: readonly Problem[];
}

/** Heads stand below titles at most so far down. */
const ROWS_SEARCHED = 20;

/**
 * Finds the sheet and the row with the heads of organisations.
 * @throws ProblemError where there is none, one is missing that is needed, or one stands there twice.
 */
export function findHead(sheets: readonly WorkbookSheet[]): Head {
  const candidates = sheets.flatMap((sheet) =>
    sheet.rows.slice(0, ROWS_SEARCHED).map((cells, row) => ({ sheet, row, heads: cells.map(textOf) })),
  );
  const known = ({ heads }: { readonly heads: readonly string[] }) => heads.filter((head) => columnNamed(head)).length;
  const best = candidates.reduce<(typeof candidates)[number] | undefined>(
    (found, one) => (known(one) > (found === undefined ? 0 : known(found)) ? one : found),
    undefined,
  );
  if (best === undefined) throw new ProblemError(noHead(requiredColumns()));
  return headOf(best.sheet, best.row, best.heads);
}

function headOf(sheet: WorkbookSheet, row: number, heads: readonly string[]): Head {
  const at = new Map<ColumnKey, number>();
  for (const [index, head] of heads.entries()) {
    const column = columnNamed(head);
    if (column === undefined) continue;
    const before = at.get(column.key);
    if (before !== undefined) {
      throw new ProblemError(columnTwice(column.words, columnLetters(before), columnLetters(index)));
    }
    at.set(column.key, index);
  }
  const missing = requiredColumns().filter(({ key }) => !at.has(key));
  if (missing.length > 0) throw new ProblemError(columnsMissing(missing, sheet.name, row + 1));
  return { sheet, row, at, notes: notesOn(heads, at) };
}

function notesOn(heads: readonly string[], at: ReadonlyMap<ColumnKey, number>): Problem[] {
  const unknown = heads.flatMap((head, index) =>
    head !== '' && columnNamed(head) === undefined ? [`${columnLetters(index)} “${head}”`] : [],
  );
  const places = COLUMNS.flatMap(({ key }) => at.get(key) ?? []);
  const moved = places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0));
  return [...(unknown.length > 0 ? [columnsUnknown(unknown)] : []), ...(moved ? [columnsMoved] : [])];
}

function requiredColumns(): Column[] {
  return COLUMNS.filter(({ key }) => REQUIRED.includes(key));
}

/** What a cell says, days as ISO. Names keep the signs in which they are written. */
export function textOf(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return '';
  return (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)).trim();
}
