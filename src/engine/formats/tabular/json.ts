import { type Line, lines } from '../decoding/lines.ts';
import { recordTooLong } from '../problems.ts';
import type { FormatReader, ReadOptions, ReadResult, RecordPosition, TextChunk } from '../reader.ts';
import { Row } from './columns.ts';
import type { Mapping } from './mapping.ts';
import { MappingChoice } from './mappings.ts';
import { invalidJson, jsonDocumentTooLong, notAnObject } from './problems.ts';
import { resultsOfRow, setAside } from './row-results.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Looks for a mapping in no more records than this; a file of which none of them fits holds no publications. */
const RECORDS_WITHOUT_MAPPING = 20;

/**
 * JSON Lines: one record a line. The mapping is chosen by the keys of the first records; when none of them fits, a ProblemError
 * `format.no-mapping` is thrown. A line that is not JSON or too long is set aside.
 */
export const jsonLinesReader: FormatReader = {
  format: 'jsonl',
  recognises: (head) => /^[\s\uFEFF]*\{/.test(head) && !isDocument(head),
  read: readJsonLines,
};

/** A JSON document: an array of records, or one record over several lines. Held whole, so it may be no longer than one record. */
export const jsonDocumentReader: FormatReader = {
  format: 'json',
  recognises: (head) => /^[\s\uFEFF]*[{[]/.test(head) && isDocument(head),
  read: readJsonDocument,
};

/** A document begins with `[`, or with an object that runs on over the lines after its first. */
function isDocument(head: string): boolean {
  const text = head.trimStart();
  if (text.startsWith('[')) return true;
  const [first, second] = text.split('\n', 3).map((line) => line.trim());
  return second !== undefined && !first!.endsWith('}') && !second.startsWith('{');
}

async function* readJsonLines(text: AsyncIterable<TextChunk>, options: ReadOptions): AsyncGenerator<ReadResult> {
  const choice = new MappingChoice(options.mapping);
  let mapping: Mapping | undefined;
  let record = 0;
  const unmapped: { value: JsonObject; line: Line; position: RecordPosition }[] = [];

  for await (const line of lines(text, options.limits.recordBytes)) {
    if (!line.tooLong && line.text.trim() === '') continue;
    record += 1;
    const position = positionOf(options, record, line);
    if (line.tooLong) {
      yield setAside(recordTooLong(options.limits.recordBytes), position, line.text);
      continue;
    }
    const value = parsedJson(line.text);
    if (!isObject(value)) {
      yield setAside(value instanceof Error ? invalidJson(value.message) : notAnObject(), position, line.text);
      continue;
    }
    if (mapping === undefined) {
      unmapped.push({ value, line, position });
      mapping = choice.forColumns(Object.keys(value));
      if (mapping === undefined && unmapped.length < RECORDS_WITHOUT_MAPPING) continue;
      if (mapping === undefined) break;
      for (const held of unmapped.splice(0)) {
        yield* resultsOfRow(rowOf(held.value), mapping, 'jsonl', held.position, () => held.line.text);
      }
      continue;
    }
    yield* resultsOfRow(rowOf(value), mapping, 'jsonl', position, () => line.text);
  }
  if (unmapped.length > 0) throw choice.refusal(Object.keys(unmapped[0]!.value));
}

async function* readJsonDocument(text: AsyncIterable<TextChunk>, options: ReadOptions): AsyncGenerator<ReadResult> {
  const { limits, member } = options;
  let whole = '';
  for await (const chunk of text) {
    whole += chunk.text;
    if (whole.length > limits.recordBytes) throw jsonDocumentTooLong(limits.recordBytes);
  }
  const at = (record: number): RecordPosition => ({ ...(member === undefined ? {} : { member }), record });
  const value = parsedJson(whole);
  if (value instanceof Error) {
    yield setAside(invalidJson(value.message), at(1), whole);
    return;
  }
  const records = Array.isArray(value) ? value : [value];
  const choice = new MappingChoice(options.mapping);
  const objects = records.filter(isObject);
  const mapping = objects
    .map((object) => choice.forColumns(Object.keys(object)))
    .find((fitting) => fitting !== undefined);
  if (mapping === undefined) throw choice.refusal(Object.keys(objects[0] ?? {}));
  for (const [index, item] of records.entries()) {
    const position = at(index + 1);
    if (isObject(item)) yield* resultsOfRow(rowOf(item), mapping, 'json', position, () => JSON.stringify(item));
    else yield setAside(notAnObject(), position, JSON.stringify(item));
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    return cause instanceof Error ? cause : new Error(String(cause));
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Error);
}

function rowOf(value: JsonObject): Row {
  return new Row(Object.entries(value));
}

function positionOf({ member }: ReadOptions, record: number, { start, end, number }: Line): RecordPosition {
  return { ...(member === undefined ? {} : { member }), record, start, end, line: number };
}
