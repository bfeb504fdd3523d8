import { IntegerList } from './integer-list.ts';

/** Where one operand of proximity stands in one text: first and last positions, in whatever order they come. */
export class Occurrences {
  private readonly firsts = new IntegerList();
  private readonly lasts = new IntegerList();
  private lastsAscend = true;

  get count(): number {
    return this.firsts.length;
  }

  clear(): void {
    this.firsts.clear();
    this.lasts.clear();
    this.lastsAscend = true;
  }

  push(first: number, last: number): void {
    const { count } = this;
    if (count > 0 && this.lasts.items[count - 1]! > last) this.lastsAscend = false;
    this.firsts.push(first);
    this.lasts.push(last);
  }

  /**
   * Whether one of these, the lefts, ends before one of the rights begins, with at most `distance` positions between. For each right only
   * the last left that ends before it can be the nearest, and it is found by halving: a common word in a long text costs no square.
   */
  precedes(rights: Occurrences, distance: number): boolean {
    this.sortLasts();
    for (let i = 0; i < rights.count; i++) {
      const begin = rights.firsts.items[i]!;
      const before = this.countEndingBefore(begin);
      if (before > 0 && begin - this.lasts.items[before - 1]! - 1 <= distance) return true;
    }
    return false;
  }

  /** Firsts and lasts are never asked for as pairs, so the lasts are sorted alone. */
  private sortLasts(): void {
    if (this.lastsAscend) return;
    this.lasts.items.subarray(0, this.count).sort();
    this.lastsAscend = true;
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
