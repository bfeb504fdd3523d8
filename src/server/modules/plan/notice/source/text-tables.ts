import type { Piece } from '../../../../../shared/plan.ts';
import type { NoticeTable } from './blocks.ts';

/** Two columns may be anything that was lined up by tabs. */
const FEWEST_COLUMNS = 3;

/** The tables of a plain text, as they come from a sheet by copying: lines one after another with the same number of tabs. */
export function tablesIn(text: string): NoticeTable[] {
  const tables: NoticeTable[] = [];
  let open: Piece[][] = [];
  const close = (): void => {
    const first = open[0]?.[0];
    const last = open.at(-1)?.at(-1);
    if (open.length > 1 && first !== undefined && last !== undefined)
      tables.push({ place: { start: first.place.start, end: last.place.end }, rows: open });
    open = [];
  };
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const cells = cellsOf(line, index);
    const columns = open[0]?.length;
    if (columns !== undefined && cells.length !== columns) close();
    if (cells.length >= FEWEST_COLUMNS) open.push(cells);
  }
  close();
  return tables;
}

function cellsOf(line: string, index: number): Piece[] {
  let start = index;
  return line.split('\t').map((written) => {
    const text = written.trim();
    const from = start + written.indexOf(text);
    start += written.length + 1;
    return { text, place: { start: from, end: from + text.length } };
  });
}
