import { type Line, lines } from '../decoding/lines.ts';
import type { FormatReader, ReadOptions, ReadResult, TextChunk } from '../reader.ts';
import { Row } from './columns.ts';
import { type DelimitedRecord, DelimitedRecords } from './delimited-records.ts';
import { findHeader, type Header, isSameRow, likeliestHeader, ROWS_BEFORE_HEADER } from './header.ts';
import { MappingChoice } from './mappings.ts';
import { cellCount } from './problems.ts';
import { resultsOfRow, setAside } from './row-results.ts';

const DELIMITERS = [',', ';', '\t', '|'];
/** Lines looked at to find the delimiter and the row of column names. */
const OPENING_LINES = 60;

/**
 * Tables as text: CSV with commas, semicolons or bars, and TSV. The delimiter and the row of column names are those that a mapping
 * fits; a ProblemError `format.no-mapping` is thrown where none does. A row with another number of cells than there are columns, an
 * open quote or a value that cannot be read is set aside with its line.
 */
export const delimitedReader: FormatReader = {
  format: 'csv',
  recognises: (head) => !/^[\s\uFEFF]*[<{[]/.test(head) && DELIMITERS.some((mark) => looksTabular(head, mark)),
  read: readDelimited,
};

/** The first two lines, or two running with three cells or more, have as many cells; or a mapping fits a line. Sentences with commas do not look so. */
function looksTabular(head: string, delimiter: string): boolean {
  const opening = head.split('\n', OPENING_LINES).filter((line) => line.trim() !== '');
  const cells = opening.map((line) => line.split(delimiter));
  if (cells.some(({ length }, at) => length > (at === 0 ? 1 : 2) && length === cells[at + 1]?.length)) return true;
  const choice = new MappingChoice(undefined);
  return cells.some((line) => line.length > 1 && choice.forColumns(line.map(unquoted)) !== undefined);
}

function unquoted(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/, '$1');
}

async function* readDelimited(text: AsyncIterable<TextChunk>, options: ReadOptions): AsyncGenerator<ReadResult> {
  const { limits } = options;
  const source = lines(text, limits.recordBytes);
  const opening: Line[] = [];
  while (opening.length < OPENING_LINES) {
    const next = await source.next();
    if (next.done) break;
    opening.push(next.value);
  }
  const { delimiter, header } = tableIn(opening, options);
  const records = new DelimitedRecords(delimiter, limits.recordBytes);
  const table = new Table(header, delimiter === '\t' ? 'tsv' : 'csv', options.member);
  for (const line of opening) yield* table.results(records.push(line));
  for await (const line of source) yield* table.results(records.push(line));
  yield* table.results(records.end());
}

/** The delimiter with which a mapping fits a row of the opening lines; of several, the one that gives more columns. */
function tableIn(opening: readonly Line[], { limits, mapping }: ReadOptions): { delimiter: string; header: Header } {
  const choice = new MappingChoice(mapping);
  const tried = DELIMITERS.map((delimiter) => {
    const rows = openingRows(opening, delimiter, limits.recordBytes);
    return { delimiter, rows, header: findHeader(rows, choice) };
  });
  const fitting = tried.filter((attempt) => attempt.header !== undefined);
  const best = fitting.reduce<(typeof fitting)[number] | undefined>(
    (most, attempt) => (most && most.header!.columns.length >= attempt.header!.columns.length ? most : attempt),
    undefined,
  );
  if (best?.header) return { delimiter: best.delimiter, header: best.header };
  throw choice.refusal(likeliestHeader(tried.map(({ rows }) => likeliestHeader(rows))));
}

function openingRows(opening: readonly Line[], delimiter: string, limit: number): (readonly string[])[] {
  const records = new DelimitedRecords(delimiter, limit);
  return opening
    .flatMap((line) => [...records.push(line)])
    .map((record) => ('cells' in record ? record.cells : []))
    .slice(0, ROWS_BEFORE_HEADER + 1);
}

/** The rows below a header. */
class Table {
  readonly #header: Header;
  readonly #format: string;
  readonly #member: string | undefined;
  #row = -1;
  #record = 0;

  constructor(header: Header, format: string, member: string | undefined) {
    this.#header = header;
    this.#format = format;
    this.#member = member;
  }

  *results(records: Iterable<DelimitedRecord>): Generator<ReadResult> {
    for (const record of records) {
      this.#row += 1;
      if (this.#row > this.#header.index) yield* this.#resultsOf(record);
    }
  }

  *#resultsOf(record: DelimitedRecord): Generator<ReadResult> {
    const { columns, mapping } = this.#header;
    if ('cells' in record && (record.cells.every((cell) => cell.trim() === '') || isSameRow(record.cells, columns)))
      return;
    this.#record += 1;
    const { line, start, end } = record;
    const position = {
      ...(this.#member === undefined ? {} : { member: this.#member }),
      record: this.#record,
      start,
      end,
      line,
    };
    if ('problem' in record) {
      yield setAside(record.problem, position, record.text);
      return;
    }
    const { cells } = record;
    const extra = cells.slice(columns.length).some((cell) => cell.trim() !== '');
    if (extra || cells.length < columns.length) {
      yield setAside(cellCount(cells.length, columns.length), position, record.text);
      return;
    }
    const row = new Row(columns.map((column, index) => [column, cells[index]]));
    yield* resultsOfRow(row, mapping, this.#format, position, () => record.text);
  }
}
