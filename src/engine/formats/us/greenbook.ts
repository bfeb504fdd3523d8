import { type Problem, ProblemError } from '../../problem.ts';
import { type Line, lines } from '../decoding/lines.ts';
import type { FormatReader, ReadOptions, ReadResult, RecordPosition, TextChunk } from '../reader.ts';
import { recordTooLarge, strayText } from '../xml/problems.ts';
import { type ApsGroup, apsGroups } from './aps-record.ts';
import { lacksItsEnd } from './aps-texts.ts';
import { greenbookPublication } from './greenbook-publication.ts';
import { truncatedRecord } from './problems.ts';

const EXCERPT = 64 * 1024;

/**
 * Full text of United States grants, 1976 to 2001, as the Automated Patent System wrote it (“Green Book”): lines of a
 * tag and a value, each record begun by the line `PATN`, one after another in the weekly file, which has a head line of
 * its own. All are in English.
 */
export const greenbook: FormatReader = {
  format: 'us-greenbook',
  recognises: (head) => /^\s*(HHHHHT.*\r?\n)?PATN\s*\r?\nWKU {2}/.test(head),
  read: readGreenbook,
};

async function* readGreenbook(text: AsyncIterable<TextChunk>, options: ReadOptions): AsyncGenerator<ReadResult> {
  const { recordBytes } = options.limits;
  let record = 0;
  let held = new HeldLines(recordBytes);

  function* results(lines: HeldLines, last: boolean): Generator<ReadResult> {
    if (lines.isEmpty) return;
    record++;
    yield lines.result({ ...(options.member === undefined ? {} : { member: options.member }), record }, last);
  }

  let before: Line | undefined;
  for await (const line of lines(text, recordBytes)) {
    if (before !== undefined) held.add(before);
    before = line;
    if (!/^PATN\s*$/.test(line.text)) continue;
    yield* results(held, false);
    held = new HeldLines(recordBytes);
  }
  // A last line that breaks off within `PATN` after a record that has its end begins another.
  if (before !== undefined && /^PA?T?$/.test(before.text) && held.hasItsEnd) {
    yield* results(held, false);
    held = new HeldLines(recordBytes);
  }
  if (before !== undefined) held.add(before);
  yield* results(held, true);
}

/** The lines since the last `PATN`, as long as they stay within the limit for one record. */
class HeldLines {
  readonly #limit: number;
  #texts: string[] = [];
  #bytes = 0;
  #first: Line | undefined;
  #end = 0;
  #tooLarge = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get isEmpty(): boolean {
    return this.#first === undefined;
  }

  get hasItsEnd(): boolean {
    return !this.isEmpty && !this.#tooLarge && !lacksItsEnd(apsGroups(this.#texts));
  }

  add(line: Line): void {
    if (this.#first === undefined && (line.text.trim() === '' || line.text.startsWith('HHHHHT'))) return;
    this.#first ??= line;
    this.#end = line.end;
    this.#bytes += line.end - line.start;
    if (line.tooLong || this.#bytes > this.#limit) {
      if (!this.#tooLarge) this.#texts = [this.#excerpt([...this.#texts, line.text])];
      this.#tooLarge = true;
    }
    if (!this.#tooLarge) this.#texts.push(line.text);
  }

  result(known: Pick<RecordPosition, 'member' | 'record'>, last: boolean): ReadResult {
    const position = { ...known, start: this.#first!.start, end: this.#end, line: this.#first!.number };
    try {
      return { type: 'publication', publication: greenbookPublication(this.#groups(last)), position };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return { type: 'setAside', problem: error.problem, position, excerpt: this.#excerpt(this.#texts) };
    }
  }

  #groups(last: boolean): ApsGroup[] {
    const refuse = (problem: Problem): never => {
      throw new ProblemError(problem);
    };
    if (this.#tooLarge) refuse(recordTooLarge('PATN', this.#limit));
    const groups = apsGroups(this.#texts);
    if (last && /^PA?T?N?$/.test(this.#texts.join(''))) refuse(truncatedRecord());
    if (groups[0]?.name !== 'PATN') refuse(strayText());
    if (last && lacksItsEnd(groups)) refuse(truncatedRecord());
    return groups;
  }

  #excerpt(texts: readonly string[]): string {
    let excerpt = '';
    for (const text of texts) {
      if (excerpt.length + text.length >= EXCERPT) return `${excerpt}${text}`.slice(0, EXCERPT);
      excerpt += `${text}\n`;
    }
    return excerpt;
  }
}
