import { type Parsed, type Problem, ProblemError, refused } from '../../problem.ts';
import type { Publication } from '../../publication.ts';
import type { FormatReader, ReadOptions, ReadResult, TextChunk } from '../reader.ts';
import { type Cut, RecordCutter } from './cut.ts';
import type { XmlElement } from './element.ts';
import { ElementNames, localName } from './element-names.ts';
import { leadingElements } from './head.ts';
import { parseRecord } from './parse-record.ts';
import {
  recordTooLarge,
  strayText,
  truncatedXml,
  unclosedDocument,
  unclosedRecord,
  unknownElement,
} from './problems.ts';

/**
 * An XML format, told to the shared machinery. All names are local names: prefixes differ between deliveries.
 *
 * To write a reader: name the element that is one record (`records`), what may stand around it (`around`; nothing for
 * files that are one document per record, single or one after another), and turn its tree into a Publication with the
 * functions of `element.ts` (where is it) and `text.ts` (what does it say):
 *
 *     export const reader = xmlReader({
 *       format: 'office-format',
 *       begins: ([root]) => root === 'patent',
 *       records: { patent: (record) => parsed({ id: …, source: { format: 'office-format', part: 'whole' }, … }) },
 *       skipped: ['drawings'],
 *     });
 *
 * A function for a record refuses it (a Problem given, or a ProblemError thrown) only where it has no identity or a
 * main date that the calendar does not have (`identity.ts` and `values.ts` throw these); what else it cannot read it
 * leaves out or keeps as written. What is broken, truncated, too deep, too large or not known is set aside here, and
 * the next record is read.
 */
export interface XmlFormat {
  readonly format: string;
  /** Whether a file whose first start tags are these is of this format. */
  begins(elements: readonly string[]): boolean;
  readonly records: Readonly<Record<string, (record: XmlElement) => Parsed<Publication>>>;
  readonly around?: readonly string[];
  /**
   * Elements at the level of records that tell of no publication: a query, a sequence listing that belongs to the
   * record before.
   */
  readonly ignored?: readonly string[];
  /** Elements inside records of which nothing is wanted; their content is never kept. */
  readonly skipped?: readonly string[];
}

export function xmlReader(xml: XmlFormat): FormatReader {
  return {
    format: xml.format,
    recognises: (head) => xml.begins(leadingElements(head, 4)),
    read: (text, options) => readRecords(xml, text, options),
  };
}

async function* readRecords(
  xml: XmlFormat,
  text: AsyncIterable<TextChunk>,
  options: ReadOptions,
): AsyncGenerator<ReadResult> {
  const levels = { around: new Set(xml.around), records: new Set(Object.keys(xml.records)) };
  const ignored = new Set(xml.ignored);
  const names = new ElementNames(xml.skipped);
  const cutter = new RecordCutter(levels, options.limits);
  let record = 0;

  function* results(cuts: Iterable<Cut>): Generator<ReadResult> {
    for (const cut of cuts) {
      const name = localName(cut.name);
      if (ignored.has(name)) continue;
      record++;
      const read = publicationOf(cut, name);
      const { member } = options;
      const { start, end } = cut;
      const position = {
        ...(member === undefined ? {} : { member }),
        record,
        start,
        ...(end === undefined ? {} : { end }),
      };
      yield read.ok
        ? { type: 'publication', publication: read.value, position }
        : { type: 'setAside', problem: read.problem, position, excerpt: excerptOf(cut.text) };
    }
  }

  function publicationOf(cut: Cut, name: string): Parsed<Publication> {
    if (cut.type !== 'element') return refused(problemOf(cut, options.limits.recordBytes));
    const read = Object.hasOwn(xml.records, name) ? xml.records[name] : undefined;
    if (read === undefined) return refused(unknownElement(cut.name));
    const { depth } = options.limits;
    const tree = parseRecord(cut.text, { declared: cut.declared, names, depth });
    if (!tree.ok) return tree;
    try {
      return read(tree.value);
    } catch (error) {
      if (error instanceof ProblemError) return refused(error.problem);
      throw error;
    }
  }

  for await (const chunk of text) yield* results(cutter.push(chunk));
  yield* results(cutter.finish());
}

function problemOf({ type, name }: Cut, limit: number): Problem {
  switch (type) {
    case 'truncated':
      return truncatedXml(name);
    case 'unclosed':
      return unclosedRecord(name);
    case 'openDocument':
      return unclosedDocument(name);
    case 'tooLarge':
      return recordTooLarge(name, limit);
    default:
      return strayText();
  }
}

/** At most 64 KiB: a character takes three bytes at the most per unit of UTF-16. */
function excerptOf(text: string): string {
  const cut = text.slice(0, 64 * 1024);
  return Buffer.byteLength(cut) <= 64 * 1024
    ? cut
    : Buffer.from(cut)
        .subarray(0, 64 * 1024)
        .toString()
        .replace(/\uFFFD$/, '');
}
