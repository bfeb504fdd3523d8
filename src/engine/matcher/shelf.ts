import { EVERY_DOCUMENT } from './vocabulary.ts';

/**
 * The records `from` up to `to` that can only match documents having `literal`, which stands for a class down to its subclass;
 * EVERY_DOCUMENT is the shelf of the records that stand by no subclass. Profiles of one trade stand together, and what they ask for has to be found only among the documents of that trade.
 */
export interface Shelf {
  readonly literal: number;
  readonly from: number;
  readonly to: number;
}

/** One shelf for records that are in no order. */
export function unsorted(count: number): Shelf {
  return { literal: EVERY_DOCUMENT, from: 0, to: count };
}

/** The runs of equal literals; `literalOf[i]` is the shelf of record `i`, ascending. */
export function shelvesOf(literalOf: Uint32Array): Shelf[] {
  const shelves: Shelf[] = [];
  for (let from = 0, to = 0; from < literalOf.length; from = to) {
    const literal = literalOf[from]!;
    while (to < literalOf.length && literalOf[to] === literal) to += 1;
    shelves.push({ literal, from, to });
  }
  return shelves;
}
