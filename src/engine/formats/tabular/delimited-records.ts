import { parse } from 'csv-parse/sync';
import type { Problem } from '../../problem.ts';
import type { Line } from '../decoding/lines.ts';
import { recordTooLong } from '../problems.ts';
import { brokenTable, invalidCells, openQuote } from './problems.ts';

/** A record of a delimited file: its cells, or why it has none. It may run over several lines where quotes hold line breaks. */
export type DelimitedRecord = {
  readonly text: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
} & ({ readonly cells: readonly string[] } | { readonly problem: Problem });

/** A file with more quotes than this that never close is no table. */
const RECOVERIES = 100;

/**
 * Joins lines into records and cuts them into cells (RFC 4180, any one-character delimiter). When a quote never closes, only the line
 * that opens it is given up: reading goes on at the next line.
 */
export class DelimitedRecords {
  readonly #delimiter: string;
  readonly #limit: number;
  #held: Line[] = [];
  #heldLength = 0;
  #quoted = false;
  #recoveries = 0;

  constructor(delimiter: string, limit: number) {
    this.#delimiter = delimiter;
    this.#limit = limit;
  }

  *push(line: Line): Generator<DelimitedRecord> {
    if (line.tooLong) {
      yield* this.end();
      yield { ...placeOf([line]), problem: recordTooLong(this.#limit) };
      return;
    }
    if (this.#held.length === 0 && line.text.trim() === '') return;
    this.#held.push(line);
    this.#heldLength += line.end - line.start;
    this.#quoted = endsInQuotes(line.text, this.#delimiter, this.#quoted);
    if (!this.#quoted) yield this.#record();
    else if (this.#heldLength > this.#limit) yield* this.#recover();
  }

  /** What is left at the end of the file. */
  *end(): Generator<DelimitedRecord> {
    while (this.#held.length > 0) yield* this.#recover();
  }

  #record(): DelimitedRecord {
    const place = placeOf(this.#held);
    this.#clear();
    try {
      const [cells] = parse(place.text, { delimiter: this.#delimiter, relax_quotes: true, relax_column_count: true });
      return { ...place, cells: cells ?? [] };
    } catch (cause) {
      return { ...place, problem: invalidCells(cause instanceof Error ? cause.message : String(cause)) };
    }
  }

  *#recover(): Generator<DelimitedRecord> {
    this.#recoveries += 1;
    if (this.#recoveries > RECOVERIES) {
      throw brokenTable({
        zh: `引号错乱：超过 ${RECOVERIES} 处引号没有结束，其余行未读取。请检查文件的引号。`,
        en: `The quotes are out of order: more than ${RECOVERIES} never close, and the rest was not read. Check the quotes of the file.`,
      });
    }
    const [opening, ...rest] = this.#held;
    this.#clear();
    yield { ...placeOf([opening!]), problem: openQuote() };
    for (const line of rest) yield* this.push(line);
  }

  #clear(): void {
    this.#held = [];
    this.#heldLength = 0;
    this.#quoted = false;
  }
}

function placeOf(lines: readonly Line[]): { text: string; line: number; start: number; end: number } {
  const [first] = lines;
  return {
    text: lines.map(({ text }) => text).join('\n'),
    line: first!.number,
    start: first!.start,
    end: lines.at(-1)!.end,
  };
}

/** Whether a quoted cell is still open at the end of a line. A quote opens a cell only as its first character. */
function endsInQuotes(line: string, delimiter: string, quoted: boolean): boolean {
  let open = quoted;
  let cellStart = !quoted;
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    if (open) {
      if (char !== '"') continue;
      if (line.charAt(at + 1) === '"') at++;
      else open = false;
    } else {
      if (char === '"' && cellStart) open = true;
      cellStart = char === delimiter;
    }
  }
  return open;
}
