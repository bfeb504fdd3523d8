import { type Cell, type Grid, MOST_PLACES } from './blocks.ts';

/** A cell of a row as documents write it: over how many columns and rows it goes. */
export interface SpannedCell extends Cell {
  readonly columns: number;
  readonly rows: number;
}

/** No table of an office is wider. */
const WIDEST = 60;

/** A cell with more than this is no cell but a page that was laid out by a table. */
const LONGEST_CELL = 3000;

/**
 * The table that rows of cells make. Undefined where they make none that somebody reads as one: a single row or column, a page laid
 * out by cells, a monster.
 */
export function tableOf(rows: readonly (readonly SpannedCell[])[]): Grid | undefined {
  if (rows.some((row) => row.some(({ text }) => text.length > LONGEST_CELL))) return undefined;
  const grid = gridOf(rows);
  return grid !== undefined && grid.length > 1 && grid[0]!.length > 1 ? grid : undefined;
}

/** The grid of cells that go over several columns and rows; filled up to the widest row with empty cells. Undefined where too large. */
function gridOf(rows: readonly (readonly SpannedCell[])[]): Grid | undefined {
  const grid: (Cell | undefined)[][] = rows.map(() => []);
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const cell of row) {
      while (grid[at]![column] !== undefined) column++;
      const right = column + Math.max(1, cell.columns);
      if (right > WIDEST) return undefined;
      const bottom = Math.min(rows.length, at + Math.max(1, cell.rows));
      for (let y = at; y < bottom; y++) for (let x = column; x < right; x++) grid[y]![x] ??= cell;
      column = right;
    }
  }
  const width = Math.max(0, ...grid.slice(0, MOST_PLACES).map((row) => row.length));
  if (width * grid.length > MOST_PLACES) return undefined;
  return grid.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? { text: '' }));
}
