import type { Columns } from './columns.ts';
import type { SlotSet } from './slot-set.ts';

/** Where a hit stands in the order by date: newest first, those without a date last, then by docId. */
export interface DatePlace {
  readonly published: number;
  readonly docId: number;
}

/** Negative where `a` comes before `b`. */
function compareByDate(a: DatePlace, b: DatePlace): number {
  return b.published - a.published || a.docId - b.docId;
}

/** Where a slot stood after the batch of a sequence. */
export function datePlace(columns: Columns, slot: number, sequence: number): DatePlace {
  return { published: columns.publishedAt(slot, sequence), docId: columns.docId.get(slot) };
}

/** The first `limit` slots in order by date as it was after the batch of a sequence, of those that come after `after`. */
export function firstByDate(
  hits: SlotSet,
  columns: Columns,
  sequence: number,
  limit: number,
  after?: DatePlace,
): number[] {
  const place = (slot: number): DatePlace => datePlace(columns, slot, sequence);
  const before = (a: number, b: number): boolean => compareByDate(place(a), place(b)) < 0;
  const first = new FirstFew(limit, before);
  hits.each((slot) => {
    if (after === undefined || compareByDate(after, place(slot)) < 0) first.offer(slot);
  });
  return first.inOrder();
}

/** All slots in order by date. */
export function allByDate(slots: Uint32Array, columns: Columns): Uint32Array {
  return slots.sort(
    (a, b) => columns.published.get(b) - columns.published.get(a) || columns.docId.get(a) - columns.docId.get(b),
  );
}

/** The first few of many slots: a binary heap with the last of them on top. */
class FirstFew {
  readonly #limit: number;
  readonly #before: (a: number, b: number) => boolean;
  readonly #heap: number[] = [];

  constructor(limit: number, before: (a: number, b: number) => boolean) {
    this.#limit = limit;
    this.#before = before;
  }

  offer(slot: number): void {
    const heap = this.#heap;
    if (heap.length < this.#limit) {
      heap.push(slot);
      this.#rise(heap.length - 1);
    } else if (this.#limit > 0 && this.#before(slot, heap[0]!)) {
      heap[0] = slot;
      this.#sink();
    }
  }

  inOrder(): number[] {
    return this.#heap.toSorted((a, b) => (this.#before(a, b) ? -1 : 1));
  }

  #rise(from: number): void {
    const heap = this.#heap;
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.#before(heap[parent]!, heap[at]!)) return;
      [heap[parent], heap[at]] = [heap[at]!, heap[parent]!];
      at = parent;
    }
  }

  #sink(): void {
    const heap = this.#heap;
    for (let at = 0; ; ) {
      let last = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && this.#before(heap[last]!, heap[child]!)) last = child;
      }
      if (last === at) return;
      [heap[last], heap[at]] = [heap[at]!, heap[last]!];
      at = last;
    }
  }
}
