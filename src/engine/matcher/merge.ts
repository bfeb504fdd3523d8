import { Anchors } from './anchors.ts';
import { CLAUSE_LITERAL } from './record.ts';
import { isDead } from './records.ts';
import { ascending, Run } from './runs.ts';
import { Segment } from './segment.ts';
import type { Shelf } from './shelf.ts';

/**
 * Segments that are being put together into one, a slice of the work at a time, while they themselves stay in use. Their records are copied in
 * the order that they have in common, as they are; then the order of ids and, where single documents are matched, the anchors.
 *
 * Invariant: whatever dies is dead in the merged segment as well, because it was dead before it was copied or because `forget` marks the copy.
 */
export class Merge {
  readonly sources: readonly Segment[];
  private readonly slice: number;
  private readonly anchored: () => boolean;
  private readonly work: Generator<undefined, Segment>;
  /** By source and record: 1 more than where its copy stands; 0 where there is none. */
  private readonly copies: readonly Uint32Array[];
  private readonly words: Uint32Array;
  private readonly starts: Uint32Array;
  private readonly ids: Uint32Array;
  private readonly dead: Uint32Array;
  private readonly shelves: Shelf[] = [];
  private count = 0;
  private deadCount = 0;

  /** A slice is so many records, ids or anchors; `anchored` tells in the end whether anchors are wanted. */
  constructor(sources: readonly Segment[], slice: number, anchored: () => boolean) {
    const most = sources.reduce((sum, { count, deadCount }) => sum + count - deadCount, 0);
    this.sources = sources;
    this.slice = slice;
    this.anchored = anchored;
    this.copies = sources.map(({ count }) => new Uint32Array(count));
    this.words = new Uint32Array(sources.reduce((sum, { wordsAlive }) => sum + wordsAlive, 0));
    this.starts = new Uint32Array(most + 1);
    this.ids = new Uint32Array(most);
    this.dead = new Uint32Array((most + 31) >>> 5);
    this.work = this.steps();
  }

  get bytes(): number {
    const { words, starts, ids, dead, copies } = this;
    return [words, starts, ids, dead, ...copies].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** Does a slice of the work; gives the merged segment when that was the last one. */
  advance(): Segment | undefined {
    const { done, value } = this.work.next();
    return done === true ? value : undefined;
  }

  /** The record of one of the sources has just died. */
  forget(source: Segment, index: number): void {
    const copy = (this.copies[this.sources.indexOf(source)]?.[index] ?? 0) - 1;
    if (copy < 0) return;
    this.dead[copy >>> 5]! |= 1 << (copy & 31);
    this.deadCount += 1;
  }

  private *steps(): Generator<undefined, Segment> {
    yield* this.copyRecords();
    const byId = yield* this.orderIds();
    const anchors = this.anchored() ? yield* this.mergeAnchors() : undefined;
    const { words, dead, deadCount, shelves, count } = this;
    const [starts, ids] = [this.starts.subarray(0, count + 1), this.ids.subarray(0, count)];
    return new Segment({ words, starts, ids, shelves, byId, dead, deadCount, anchors });
  }

  private *copyRecords(): Generator<undefined> {
    let done = 0;
    for (const { source, at, key } of ascending(this.sources.map(runOfRecords))) {
      const segment = this.sources[source]!;
      if (!isDead(segment, at)) {
        this.shelve(Math.floor(key / SHELF));
        this.copies[source]![at] = this.copy(segment, at) + 1;
      }
      if (++done % this.slice === 0) yield;
    }
  }

  /** Where the record that is copied next stands. */
  private shelve(literal: number): void {
    const last = this.shelves.at(-1);
    const to = this.count + 1;
    if (last?.literal === literal) this.shelves[this.shelves.length - 1] = { ...last, to };
    else this.shelves.push({ literal, from: this.count, to });
  }

  private copy({ words, starts, ids }: Segment, index: number): number {
    const from = this.starts[this.count]!;
    const [start, end] = [starts[index]!, starts[index + 1]!];
    for (let at = start; at < end; at++) this.words[from + at - start] = words[at]!;
    this.starts[this.count + 1] = from + end - start;
    this.ids[this.count] = ids[index]!;
    return this.count++;
  }

  private *orderIds(): Generator<undefined, Uint32Array> {
    const byId = new Uint32Array(this.count);
    const runs = this.sources.map(({ byId, ids, count }, source) => new Run(source, count, (at) => ids[byId[at]!]!));
    let ordered = 0;
    let done = 0;
    for (const { source, at } of ascending(runs)) {
      const copy = this.copies[source]![this.sources[source]!.byId[at]!]!;
      if (copy !== 0) byId[ordered++] = copy - 1;
      if (++done % this.slice === 0) yield;
    }
    return byId;
  }

  private *mergeAnchors(): Generator<undefined, Anchors> {
    const parts: Anchors[] = [];
    for (const { anchorIndex } of this.sources) {
      parts.push(anchorIndex);
      yield;
    }
    const most = parts.reduce((sum, { records }) => sum + records.length, 0);
    const literals = new Uint32Array(parts.reduce((sum, part) => sum + part.literals.length, 0));
    const starts = new Uint32Array(literals.length + 1);
    const records = new Uint32Array(most);
    let different = 0;
    let end = 0;
    let done = 0;
    for (const { source, at, key } of ascending(parts.map(runOfAnchors))) {
      const copy = this.copies[source]![parts[source]!.records[at]!]!;
      if (copy !== 0) {
        if (different === 0 || literals[different - 1] !== key) literals[different++] = key;
        records[end++] = copy - 1;
        starts[different] = end;
      }
      if (++done % this.slice === 0) yield;
    }
    return new Anchors(literals.subarray(0, different), starts.subarray(0, different + 1), records.subarray(0, end));
  }
}

/** By shelf and anchor, as segments are sorted. */
function runOfRecords({ words, starts, shelves, count }: Segment, source: number): Run {
  let shelf = 0;
  return new Run(source, count, (at) => {
    while (shelves[shelf]!.to <= at) shelf += 1;
    return shelves[shelf]!.literal * SHELF + (words[starts[at]!]! & CLAUSE_LITERAL);
  });
}

function runOfAnchors({ literals, starts, records }: Anchors, source: number): Run {
  let literal = 0;
  return new Run(source, records.length, (at) => {
    while (starts[literal + 1]! <= at) literal += 1;
    return literals[literal]!;
  });
}

/** Above every literal, of which there are 2²⁶ at most; so that a shelf and an anchor are one number below 2⁵³. */
const SHELF = 2 ** 26;
