import { Anchors } from './anchors.ts';
import { copyRecord, rarestClause, shelfOf } from './clauses.ts';
import type { Filing } from './filing.ts';
import type { Blocks } from './image.ts';
import { orderOf } from './order.ts';
import { CLAUSE_LITERAL } from './record.ts';
import { aliveCount, isDead, type Records } from './records.ts';
import { type Shelf, shelvesOf, unsorted } from './shelf.ts';
import { EVERY_DOCUMENT } from './vocabulary.ts';

/**
 * Records that no longer change, but for dying. They are sorted by shelf and there by anchor, the first literal of their rarest clause,
 * which stands first: neighbours then ask for the same lists while these are in the cache.
 */
export class Segment implements Records {
  readonly count: number;
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
  readonly ids: Uint32Array;
  readonly dead: Uint32Array;
  readonly shelves: readonly Shelf[];
  /** Indexes in ascending order of id. */
  readonly byId: Uint32Array;
  deadCount: number;
  /** Of those alive; of some who died while the segment was put together, too. */
  wordsAlive: number;
  private anchors: Anchors | undefined;

  constructor({ words, starts, ids, shelves, ...more }: SegmentParts) {
    this.shelves = shelves;
    this.count = ids.length;
    this.words = words;
    this.starts = starts;
    this.ids = ids;
    this.byId = more.byId ?? orderOf(ids);
    this.dead = more.dead ?? new Uint32Array((ids.length + 31) >>> 5);
    this.deadCount = more.deadCount ?? 0;
    this.anchors = more.anchors;
    this.wordsAlive = starts[ids.length]!;
  }

  /** All that is alive in `sources`, with the clauses weighed anew. */
  static of(sources: readonly Records[], filing: Filing): Segment {
    const alive = aliveIn(sources);
    const { count } = alive;
    const rarest = new Uint32Array(count);
    const anchors = new Uint32Array(count);
    const shelfOfRecord = new Uint32Array(count);
    let length = 0;
    for (let i = 0; i < count; i++) {
      const { words, starts } = alive.records(i);
      const start = starts[alive.indexes[i]!]!;
      rarest[i] = rarestClause(words, start, filing);
      anchors[i] = words[rarest[i]!]! & CLAUSE_LITERAL;
      shelfOfRecord[i] = shelfOf(words, start, filing);
      length += starts[alive.indexes[i]! + 1]! - start;
    }
    const words = new Uint32Array(length);
    const starts = new Uint32Array(count + 1);
    const ids = new Uint32Array(count);
    const order = orderOf(shelfOfRecord, orderOf(anchors));
    let end = 0;
    order.forEach((i, place) => {
      const source = alive.records(i);
      const index = alive.indexes[i]!;
      const start = source.starts[index]!;
      const stop = source.starts[index + 1]!;
      copyRecord(source.words, start, stop, rarest[i]!, words, end);
      end += stop - start;
      starts[place + 1] = end;
      ids[place] = source.ids[index]!;
    });
    return new Segment({ words, starts, ids, shelves: shelvesOf(order.map((i) => shelfOfRecord[i]!)) });
  }

  /** Takes up what `store` put. */
  static from(blocks: Blocks): Segment {
    const shelves = blocks.take<Uint32Array>('records.shelves');
    const [words, starts, ids] = ['words', 'starts', 'ids'].map((name) => blocks.take<Uint32Array>(`records.${name}`));
    const ends = Array.from({ length: shelves.length / 2 }, (_, i) => shelves[2 * i + 3] ?? ids!.length);
    return new Segment({
      words: words!,
      starts: starts!,
      ids: ids!,
      shelves: ends.map((to, i) => ({ literal: shelves[2 * i]!, from: shelves[2 * i + 1]!, to })),
    });
  }

  /** Nobody of the segment is dead. */
  store(blocks: Blocks): void {
    blocks.put('records.words', this.words);
    blocks.put('records.starts', this.starts);
    blocks.put('records.ids', this.ids);
    blocks.put('records.shelves', Uint32Array.from(this.shelves.flatMap(({ literal, from }) => [literal, from])));
  }

  get bytes(): number {
    const { words, starts, ids, dead, byId } = this;
    return [words, starts, ids, dead, byId].reduce((sum, { byteLength }) => sum + byteLength, this.anchors?.bytes ?? 0);
  }

  has(id: number): boolean {
    return this.aliveIndex(id) >= 0;
  }

  /** Where the record stands that is now dead; -1 where there was none. */
  remove(id: number): number {
    const index = this.aliveIndex(id);
    if (index < 0) return -1;
    this.dead[index >>> 5]! |= 1 << (index & 31);
    this.deadCount += 1;
    this.wordsAlive -= this.starts[index + 1]! - this.starts[index]!;
    return index;
  }

  /** Whether so many are dead that it is worth copying the others. */
  get isDecayed(): boolean {
    return 4 * this.deadCount > this.count;
  }

  /**
   * The records that are on no shelf of a subclass by the literals of their first clause. Made when first asked for: only matching of single
   * documents needs it.
   */
  get anchorIndex(): Anchors {
    const unshelved = this.shelves.find(({ literal }) => literal === EVERY_DOCUMENT);
    this.anchors ??= Anchors.of(this, unshelved ?? unsorted(0));
    return this.anchors;
  }

  private aliveIndex(id: number): number {
    const { byId, ids } = this;
    let low = 0;
    let high = ids[byId[byId.length - 1]!]! < id ? 0 : byId.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ids[byId[middle]!]! < id) low = middle + 1;
      else high = middle;
    }
    const index = byId[low];
    return index !== undefined && ids[index] === id && !isDead(this, index) ? index : -1;
  }
}

/** What a segment is made of; what is left out is made from the rest, of which none is dead then. */
interface SegmentParts {
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
  readonly ids: Uint32Array;
  readonly shelves: readonly Shelf[];
  readonly byId?: Uint32Array;
  readonly dead?: Uint32Array;
  readonly deadCount?: number;
  readonly anchors?: Anchors | undefined;
}

/** The records alive in all sources, one after the other: record `i` is `indexes[i]` of `records(i)`. */
interface Alive {
  readonly count: number;
  readonly indexes: Uint32Array;
  records(i: number): Records;
}

function aliveIn(sources: readonly Records[]): Alive {
  const count = sources.reduce((sum, records) => sum + aliveCount(records), 0);
  const indexes = new Uint32Array(count);
  const sourceOf = new Uint16Array(count);
  let next = 0;
  sources.forEach((records, source) => {
    for (let index = 0; index < records.count; index++) {
      if (isDead(records, index)) continue;
      sourceOf[next] = source;
      indexes[next++] = index;
    }
  });
  return { count, indexes, records: (i) => sources[sourceOf[i]!]! };
}
