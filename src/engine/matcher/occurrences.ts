import { IntegerList } from './integer-list.ts';

/** Occurrences in one text, held by last position ascending. */
export class Occurrences {
  private readonly firsts = new IntegerList();
  private readonly lasts = new IntegerList();

  get count(): number {
    return this.firsts.length;
  }

  clear(): void {
    this.firsts.clear();
    this.lasts.clear();
  }

  /** They come nearly in order, so that each moves up a few places at most. */
  push(first: number, last: number): void {
    let place = this.firsts.push(first);
    this.lasts.push(last);
    const firsts = this.firsts.items;
    const lasts = this.lasts.items;
    for (; place > 0 && lasts[place - 1]! > last; place--) {
      firsts[place] = firsts[place - 1]!;
      lasts[place] = lasts[place - 1]!;
    }
    firsts[place] = first;
    lasts[place] = last;
  }

  /**
   * Whether one of these, the lefts, ends before one of the rights begins, with at most `distance` positions between. For each right only
   * the last left that ends before it can be the nearest, and it is found by halving: a common word in a long text costs no square.
   */
  precedes(rights: Occurrences, distance: number): boolean {
    for (let i = 0; i < rights.count; i++) {
      const begin = rights.firsts.items[i]!;
      const before = this.countEndingBefore(begin);
      if (before > 0 && begin - this.lasts.items[before - 1]! - 1 <= distance) return true;
    }
    return false;
  }

  private countEndingBefore(position: number): number {
    const { items } = this.lasts;
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (items[middle]! < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Whether some of the lefts and some of the rights stand with at most `distance` positions between them, the left one first where `ordered`. */
export function areNear(lefts: Occurrences, rights: Occurrences, distance: number, ordered: boolean): boolean {
  return lefts.precedes(rights, distance) || (!ordered && rights.precedes(lefts, distance));
}
