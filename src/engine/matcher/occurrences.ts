import { IntegerList } from './integer-list.ts';

/** Occurrences in one text, pushed by last position ascending. */
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

  push(first: number, last: number): void {
    this.firsts.push(first);
    this.lasts.push(last);
  }

  /**
   * Whether one of these ends before one of the others begins, with at most `distance` positions between. For each of the others
   * only the last that ends before it can be the nearest, and it is found by halving: a common word in a long text costs no square.
   */
  precedes(others: Occurrences, distance: number): boolean {
    for (let i = 0; i < others.count; i++) {
      const begin = others.firsts.items[i]!;
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
