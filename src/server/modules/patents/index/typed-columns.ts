/** Numbers by slot; 0 where none was set. */
export class NumberColumn<T extends Float64Array | Int32Array | Uint32Array> {
  readonly #make: (length: number) => T;
  #values: T;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#values = make(1024);
  }

  set(slot: number, value: number): void {
    if (slot >= this.#values.length) {
      const larger = this.#make(Math.max(this.#values.length * 2, slot + 1));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[slot] = value;
  }

  get(slot: number): number {
    return this.#values[slot] ?? 0;
  }
}

/** Lists of numbers by slot, one after the other in one array. A list that is replaced leaves a gap, closed when gaps are half of it. */
export class ListColumn {
  readonly #start = new NumberColumn((length) => new Uint32Array(length));
  readonly #length = new NumberColumn((length) => new Uint32Array(length));
  #values = new Int32Array(1024);
  #end = 0;
  #used = 0;
  #slots = 0;

  set(slot: number, list: readonly number[]): void {
    this.#used += list.length - this.#length.get(slot);
    this.#slots = Math.max(this.#slots, slot + 1);
    this.#length.set(slot, 0);
    if (this.#end + list.length > this.#values.length) this.#makeRoom(list.length);
    this.#start.set(slot, this.#end);
    this.#length.set(slot, list.length);
    this.#values.set(list, this.#end);
    this.#end += list.length;
  }

  each(slot: number, visit: (value: number) => void): void {
    const start = this.#start.get(slot);
    const end = start + this.#length.get(slot);
    for (let at = start; at < end; at++) visit(this.#values[at]!);
  }

  /** Whether any number of the slot's list lies between the bounds, both included. */
  someBetween(slot: number, from: number, to: number): boolean {
    const start = this.#start.get(slot);
    const end = start + this.#length.get(slot);
    for (let at = start; at < end; at++) if (this.#values[at]! >= from && this.#values[at]! <= to) return true;
    return false;
  }

  #makeRoom(more: number): void {
    const packed = new Int32Array(Math.max(1024, (this.#used + more) * 2));
    let end = 0;
    for (let slot = 0; slot < this.#slots; slot++) {
      const start = this.#start.get(slot);
      const length = this.#length.get(slot);
      packed.set(this.#values.subarray(start, start + length), end);
      this.#start.set(slot, end);
      end += length;
    }
    this.#values = packed;
    this.#end = end;
  }
}

/** Names as numbers, from 0 in the order in which they came. */
export class Names {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];

  number(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#names.push(name);
    this.#numbers.set(name, this.#names.length - 1);
    return this.#names.length - 1;
  }

  name(number: number): string {
    return this.#names[number]!;
  }

  get count(): number {
    return this.#names.length;
  }
}

/** One name by slot. */
export class NameColumn {
  readonly names = new Names();
  readonly #numbers = new NumberColumn((length) => new Uint32Array(length));

  set(slot: number, name: string): void {
    this.#numbers.set(slot, this.names.number(name));
  }

  each(slot: number, visit: (number: number) => void): void {
    visit(this.#numbers.get(slot));
  }
}

/** Several different names by slot. */
export class NameListColumn {
  readonly names = new Names();
  readonly #numbers = new ListColumn();

  set(slot: number, names: readonly string[]): void {
    this.#numbers.set(
      slot,
      names.map((name) => this.names.number(name)),
    );
  }

  each(slot: number, visit: (number: number) => void): void {
    this.#numbers.each(slot, visit);
  }
}
