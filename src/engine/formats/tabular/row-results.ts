import type { Problem } from '../../problem.ts';
import type { ReadResult, RecordPosition } from '../reader.ts';
import type { Row } from './columns.ts';
import type { Mapping } from './mapping.ts';
import { publicationsOfRow } from './publication-of-row.ts';

/** At most 64 KiB of UTF-8, as a character takes no more than three bytes for each unit. */
const EXCERPT_UNITS = Math.floor((64 * 1024) / 3);

export function setAside(problem: Problem, position: RecordPosition, text: string): ReadResult {
  return { type: 'setAside', problem, position, excerpt: text.slice(0, EXCERPT_UNITS) };
}

/** What a row gives, at its position; `text` is the row as it stands in the file. */
export function* resultsOfRow(
  row: Row,
  mapping: Mapping,
  format: string,
  position: RecordPosition,
  text: () => string,
): Generator<ReadResult> {
  for (const read of publicationsOfRow(row, mapping, format)) {
    yield read.ok
      ? { type: 'publication', publication: read.value, position }
      : setAside(read.problem, position, text());
  }
}
