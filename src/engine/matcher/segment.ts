import { afterClause, copyRecord, rarestClause } from './clauses.ts';
import { IntegerList } from './integer-list.ts';
import { orderOf } from './order.ts';
import { CLAUSE_LITERAL } from './record.ts';
import { aliveCount, isDead, type Records } from './records.ts';

/**
 * Records that no longer change, but for dying. They are sorted by anchor, the first literal of their rarest clause, which stands
 * first: neighbours then ask for the same lists while these are in the cache.
 */
export class Segment implements Records {
  readonly count: number;
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
  readonly ids: Uint32Array;
  readonly dead: Uint32Array;
  deadCount = 0;
  /** Indexes in ascending order of id. */
  private readonly byId: Uint32Array;
  private anchors: Anchors | undefined;

  private constructor(words: Uint32Array, starts: Uint32Array, ids: Uint32Array) {
    this.count = ids.length;
    this.words = words;
    this.starts = starts;
    this.ids = ids;
    this.dead = new Uint32Array((ids.length + 31) >>> 5);
    this.byId = orderOf(ids);
  }

  /** All that is alive in `sources`, with the clauses weighed anew. */
  static of(sources: readonly Records[], weight: (literal: number) => number): Segment {
    const alive = sources.flatMap((records) => ({ records, indexes: aliveIndexes(records) }));
    const count = alive.reduce((sum, { indexes }) => sum + indexes.length, 0);
    const anchors = new Uint32Array(count);
    const sourceOf = new Uint32Array(count);
    const indexOf = new Uint32Array(count);
    let length = 0;
    let next = 0;
    alive.forEach(({ records: { words, starts }, indexes }, source) => {
      for (const index of indexes) {
        anchors[next] = words[rarestClause(words, starts[index]!, weight)]! & CLAUSE_LITERAL;
        sourceOf[next] = source;
        indexOf[next] = index;
        length += starts[index + 1]! - starts[index]!;
        next += 1;
      }
    });
    const words = new Uint32Array(length);
    const starts = new Uint32Array(count + 1);
    const ids = new Uint32Array(count);
    let end = 0;
    orderOf(anchors).forEach((record, place) => {
      const { records } = alive[sourceOf[record]!]!;
      const start = records.starts[indexOf[record]!]!;
      const stop = records.starts[indexOf[record]! + 1]!;
      copyRecord(records.words, start, stop, rarestClause(records.words, start, weight), words, end);
      end += stop - start;
      starts[place + 1] = end;
      ids[place] = records.ids[indexOf[record]!]!;
    });
    return new Segment(words, starts, ids);
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

  /** Records by the literals of their first clause. Made when first asked for: only matching of single documents needs it. */
  get anchorIndex(): Anchors {
    this.anchors ??= new Anchors(this);
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

  constructor({ count, words, starts }: Records) {
    const keys = new IntegerList(count + 1);
    const owners = new IntegerList(count + 1);
    for (let index = 0; index < count; index++) {
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

function aliveIndexes(records: Records): Uint32Array {
  const indexes = new Uint32Array(aliveCount(records));
  let next = 0;
  for (let index = 0; index < records.count; index++) if (!isDead(records, index)) indexes[next++] = index;
  return indexes;
}
