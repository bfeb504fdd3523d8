/**
 * A set of slots (small non-negative integers, one for each publication in the index), a bit each.
 * Operations with `with` in their name change the set they are called on.
 */
export class SlotSet {
  readonly #words: Uint32Array;

  /** An empty set of slots below `capacity`. */
  constructor(capacity: number, words = new Uint32Array((capacity + 31) >>> 5)) {
    this.#words = words;
  }

  copy(): SlotSet {
    return new SlotSet(0, this.#words.slice());
  }

  /** A copy for slots below `capacity`, which is not less than before. */
  grown(capacity: number): SlotSet {
    const larger = new SlotSet(capacity);
    larger.#words.set(this.#words);
    return larger;
  }

  add(slot: number): void {
    this.#words[slot >>> 5]! |= 1 << (slot & 31);
  }

  delete(slot: number): void {
    this.#words[slot >>> 5]! &= ~(1 << (slot & 31));
  }

  has(slot: number): boolean {
    return ((this.#words[slot >>> 5] ?? 0) & (1 << (slot & 31))) !== 0;
  }

  get count(): number {
    let count = 0;
    for (const word of this.#words) count += bits(word);
    return count;
  }

  get isEmpty(): boolean {
    return this.#words.every((word) => word === 0);
  }

  intersectWith(other: SlotSet): this {
    for (let at = 0; at < this.#words.length; at++) this.#words[at]! &= other.#words[at] ?? 0;
    return this;
  }

  uniteWith(other: SlotSet): this {
    for (let at = 0; at < this.#words.length; at++) this.#words[at]! |= other.#words[at] ?? 0;
    return this;
  }

  subtractWith(other: SlotSet): this {
    for (let at = 0; at < this.#words.length; at++) this.#words[at]! &= ~(other.#words[at] ?? 0);
    return this;
  }

  /** Calls `visit` with each slot, ascending. */
  each(visit: (slot: number) => void): void {
    for (let at = 0; at < this.#words.length; at++) {
      for (let word = this.#words[at]!; word !== 0; word &= word - 1) {
        visit((at << 5) + 31 - Math.clz32(word & -word));
      }
    }
  }

  /** The slots, ascending. */
  toArray(): Uint32Array {
    const slots = new Uint32Array(this.count);
    let length = 0;
    this.each((slot) => {
      slots[length++] = slot;
    });
    return slots;
  }
}

function bits(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
