import { ProblemError } from '../../../platform/problems.ts';
import type { CellValue, WorkbookSheet } from '../../../platform/workbook-reading.ts';
import { COLUMNS, type ColumnKey, columnNamed } from './columns.ts';
import { columnsMissing, columnTwice, noRows, tooManyRows } from './problems.ts';

export interface Head {
  readonly sheet: WorkbookSheet;
  /** The index of the row of heads. */
  readonly row: number;
  readonly at: ReadonlyMap<ColumnKey, number>;
  /** Heads that mean nothing here. */
  readonly unread: readonly string[];
}

/** Heads stand below titles at most so far down. */
const ROWS_SEARCHED = 20;
const MOST_ROWS = 5000;

/**
 * Finds the row of heads, in whichever sheet and order they stand.
 * @throws ProblemError where needed columns are missing or stand there twice, or the rows are none or too many.
 */
export function headOf(sheets: readonly WorkbookSheet[]): Head {
  const rows = sheets.flatMap((sheet) =>
    sheet.rows.slice(0, ROWS_SEARCHED).map((cells, row) => ({ sheet, row, cells })),
  );
  const known = (cells: readonly CellValue[]) => cells.filter((cell) => columnNamed(textOf(cell))).length;
  const best = rows.toSorted((one, other) => known(other.cells) - known(one.cells))[0];
  const heads = (best?.cells ?? []).map(textOf);
  const at = new Map<ColumnKey, number>();
  for (const [index, head] of heads.entries()) {
    const column = columnNamed(head);
    if (column === undefined) continue;
    if (at.has(column.key)) throw new ProblemError(columnTwice(head));
    at.set(column.key, index);
  }
  const missing = COLUMNS.filter(({ key, needed }) => needed && !at.has(key));
  if (best === undefined || missing.length > 0) {
    throw new ProblemError(columnsMissing(missing.map(({ zh }) => zh).join('、')));
  }
  const unread = heads.filter((head) => head !== '' && columnNamed(head) === undefined);
  return { sheet: best.sheet, row: best.row, at, unread };
}

/** The indexes of the rows below the heads that say anything. @throws ProblemError where they are none or too many. */
export function rowsBelow({ sheet, row }: Pick<Head, 'sheet' | 'row'>): number[] {
  const found = sheet.rows.flatMap((cells, index) =>
    index > row && cells.some((cell) => textOf(cell) !== '') ? [index] : [],
  );
  if (found.length === 0) throw new ProblemError(noRows);
  if (found.length > MOST_ROWS) throw new ProblemError(tooManyRows(found.length, MOST_ROWS));
  return found;
}

/** What a cell says; a day as its ISO date. */
export function textOf(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell).trim();
}
