import { afterClause, copyRecord, rarestClause, shelfOf } from './clauses.ts';
import type { Filing } from './filing.ts';
import type { Blocks } from './image.ts';
import { IntegerList } from './integer-list.ts';
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
  deadCount = 0;
  /** Indexes in ascending order of id. */
  private readonly byId: Uint32Array;
  private anchors: Anchors | undefined;

  private constructor(words: Uint32Array, starts: Uint32Array, ids: Uint32Array, shelves: readonly Shelf[]) {
    this.shelves = shelves;
    this.count = ids.length;
    this.words = words;
    this.starts = starts;
    this.ids = ids;
    this.dead = new Uint32Array((ids.length + 31) >>> 5);
    this.byId = orderOf(ids);
  }

  /** All that is alive in `sources`, with the clauses weighed anew. */
  static of(sources: readonly Records[], filing: Filing): Segment {
    const alive = aliveIn(sources);
    const { count } = alive;
    const anchors = new Uint32Array(count);
    const shelfOfRecord = new Uint32Array(count);
    let length = 0;
    for (let i = 0; i < count; i++) {
      const { words, starts } = alive.records(i);
      const start = starts[alive.indexes[i]!]!;
      anchors[i] = words[rarestClause(words, start, filing)]! & CLAUSE_LITERAL;
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
      copyRecord(source.words, start, stop, rarestClause(source.words, start, filing), words, end);
      end += stop - start;
      starts[place + 1] = end;
      ids[place] = source.ids[index]!;
    });
    return new Segment(words, starts, ids, shelvesOf(order.map((i) => shelfOfRecord[i]!)));
  }

  /** Takes up what `store` put. */
  static from(blocks: Blocks): Segment {
    const shelves = blocks.take<Uint32Array>('records.shelves');
    const [words, starts, ids] = ['words', 'starts', 'ids'].map((name) => blocks.take<Uint32Array>(`records.${name}`));
    const ends = Array.from({ length: shelves.length / 2 }, (_, i) => shelves[2 * i + 3] ?? ids!.length);
    return new Segment(
      words!,
      starts!,
      ids!,
      ends.map((to, i) => ({ literal: shelves[2 * i]!, from: shelves[2 * i + 1]!, to })),
    );
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

  remove(id: number): boolean {
    const index = this.aliveIndex(id);
    if (index < 0) return false;
    this.dead[index >>> 5]! |= 1 << (index & 31);
    this.deadCount += 1;
    return true;
  }

  /**
   * The records that are on no shelf of a subclass by the literals of their first clause. Made when first asked for: only matching of single
   * documents needs it.
   */
  get anchorIndex(): Anchors {
    const unshelved = this.shelves.find(({ literal }) => literal === EVERY_DOCUMENT);
    this.anchors ??= new Anchors(this, unshelved ?? unsorted(0));
    return this.anchors;
  }

  private aliveIndex(id: number): number {
    const { byId, ids } = this;
    let low = 0;
    let high = byId.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ids[byId[middle]!]! < id) low = middle + 1;
      else high = middle;
    }
    const index = byId[low];
    return index !== undefined && ids[index] === id && !isDead(this, index) ? index : -1;
  }
}

/** For each literal of a first clause, the records that have it there: a record with three synonyms stands under each of the three. */
class Anchors {
  private readonly literals: Uint32Array;
  private readonly starts: Uint32Array;
  readonly records: Uint32Array;

  constructor({ words, starts }: Records, { from, to }: Shelf) {
    const keys = new IntegerList(to - from + 1);
    const owners = new IntegerList(to - from + 1);
    for (let index = from; index < to; index++) {
      const end = afterClause(words, starts[index]!);
      for (let at = starts[index]!; at < end; at++) {
        keys.push(words[at]! & CLAUSE_LITERAL);
        owners.push(index);
      }
    }
    const order = orderOf(keys.packed());
    this.records = order.map((entry) => owners.items[entry]!);
    const literals = new IntegerList();
    const firsts = new IntegerList();
    order.forEach((entry, place) => {
      const literal = keys.items[entry]!;
      if (place > 0 && literals.items[literals.length - 1] === literal) return;
      literals.push(literal);
      firsts.push(place);
    });
    firsts.push(order.length);
    this.literals = literals.packed();
    this.starts = firsts.packed();
  }

  get bytes(): number {
    return this.literals.byteLength + this.starts.byteLength + this.records.byteLength;
  }

  /** Calls `visit` with every record that has the literal in its first clause. */
  visit(literal: number, visit: (record: number) => void): void {
    const { literals, starts, records } = this;
    let low = 0;
    let high = literals.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (literals[middle]! < literal) low = middle + 1;
      else high = middle;
    }
    if (literals[low] !== literal) return;
    for (let at = starts[low]!; at < starts[low + 1]!; at++) visit(records[at]!);
  }
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
