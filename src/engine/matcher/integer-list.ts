/** Unsigned 32-bit integers in one block that grows by doubling: a list without an object per element. */
export class IntegerList {
  items: Uint32Array;
  length = 0;

  constructor(capacity = 64) {
    this.items = new Uint32Array(capacity);
  }

  /** Appends, and tells where the value stands. */
  push(value: number): number {
    if (this.length === this.items.length) this.items = resized(this.items, Math.max(64, this.length * 2));
    this.items[this.length] = value;
    return this.length++;
  }

  /** Room for as many elements more, for who writes into `items` himself. */
  reserve(more: number): void {
    if (this.items.length < this.length + more) this.items = roomFor(this.items, this.length + more);
  }

  /** A list whose elements are the first `length` of `block`, which it goes on to write into. */
  static over(block: Uint32Array, length: number): IntegerList {
    const list = new IntegerList(0);
    list.items = block;
    list.length = length;
    return list;
  }

  clear(): void {
    this.length = 0;
  }

  /** Sees to it that the list can grow by a quarter without being copied. */
  makeRoom(): void {
    this.items = resized(this.items, withRoom(this.length));
  }

  /** The elements with room behind them, as `makeRoom` made it. */
  get roomy(): Uint32Array {
    return this.items.subarray(0, withRoom(this.length));
  }

  /** A copy of exactly the elements. */
  packed(): Uint32Array {
    return this.items.slice(0, this.length);
  }
}

/** `length` and a quarter more: room that what grows is given at a moment that suits. */
export function withRoom(length: number): number {
  return length + Math.ceil(length / 4);
}

/** The same values in a block of `length` elements, zeros behind them; the block itself where it is long enough. */
export function resized<A extends Uint32Array | Uint16Array | Uint8Array>(array: A, length: number): A {
  if (array.length >= length) return array;
  const larger = new (array.constructor as new (length: number) => A)(length);
  larger.set(array);
  return larger;
}

/** `resized` to twice the length at least, for arrays that grow with what they describe. */
export function roomFor<A extends Uint32Array | Uint16Array | Uint8Array>(array: A, length: number): A {
  return array.length >= length ? array : resized(array, Math.max(length, array.length * 2));
}
