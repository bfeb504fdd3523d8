import type { Piece, Place } from '../../../../../shared/plan.ts';

/** A table of a document as a grid: a merged cell stands, as the same cell, in each place that it covers. */
export interface NoticeTable {
  readonly place: Place;
  readonly rows: readonly (readonly Piece[])[];
}

/** What a file of a notice says. A table stands in the text too, one line for each row, and its cells say where. */
export interface NoticeSource {
  readonly text: string;
  readonly tables: readonly NoticeTable[];
  readonly format: 'text' | 'docx' | 'html';
}

/** A cell before its place is known. A merged cell is one object in several places of a grid. */
export interface Cell {
  readonly text: string;
}
export type Grid = readonly (readonly Cell[])[];

/** What a document consists of, in its order: paragraphs and tables. */
export type Block = string | Grid;

/** A grid with more places than this is no table that somebody reads. */
export const MOST_PLACES = 100_000;

/** Writes the blocks of a document as one text, with the tables in their places. */
export function sourceOf(blocks: readonly Block[], format: NoticeSource['format']): NoticeSource {
  const writer = new Writer();
  const tables: NoticeTable[] = [];
  for (const block of blocks) {
    if (typeof block === 'string') writer.write(`${block}\n`);
    else tables.push(writtenTable(block, writer));
  }
  return { text: writer.text(), tables, format };
}

function writtenTable(grid: Grid, writer: Writer): NoticeTable {
  const written = new Map<Cell, Piece>();
  const start = writer.length;
  for (const row of grid) {
    const begun = row.filter((cell, at) => !written.has(cell) && row.indexOf(cell) === at);
    for (const [at, cell] of begun.entries()) {
      if (at > 0) writer.write('\t');
      const from = writer.length;
      writer.write(cell.text);
      written.set(cell, { text: cell.text, place: { start: from, end: writer.length } });
    }
    writer.write('\n');
  }
  return { place: { start, end: writer.length }, rows: grid.map((row) => row.map((cell) => written.get(cell)!)) };
}

class Writer {
  readonly #parts: string[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  write(part: string): void {
    this.#parts.push(part);
    this.#length += part.length;
  }

  text(): string {
    return this.#parts.join('');
  }
}
