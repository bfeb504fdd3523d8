import { afterClause } from './clauses.ts';
import { IntegerList } from './integer-list.ts';
import { orderOf } from './order.ts';
import { CLAUSE_LITERAL } from './record.ts';
import type { Records } from './records.ts';
import type { Shelf } from './shelf.ts';

/** For each literal of a first clause, the records that have it there: a record with three synonyms stands under each of the three. */
export class Anchors {
  /** Ascending, each once; the records of `literals[i]` are `records[starts[i]]` up to `starts[i + 1]`. */
  readonly literals: Uint32Array;
  readonly starts: Uint32Array;
  readonly records: Uint32Array;

  constructor(literals: Uint32Array, starts: Uint32Array, records: Uint32Array) {
    this.literals = literals;
    this.starts = starts;
    this.records = records;
  }

  /** Of the records on one shelf. */
  static of({ words, starts }: Records, { from, to }: Shelf): Anchors {
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
    const literals = new IntegerList();
    const firsts = new IntegerList();
    order.forEach((entry, place) => {
      const literal = keys.items[entry]!;
      if (place > 0 && literals.items[literals.length - 1] === literal) return;
      literals.push(literal);
      firsts.push(place);
    });
    firsts.push(order.length);
    return new Anchors(
      literals.packed(),
      firsts.packed(),
      order.map((entry) => owners.items[entry]!),
    );
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
