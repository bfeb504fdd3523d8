import { IntegerList, roomFor } from './integer-list.ts';
import type { Records } from './records.ts';
import { type Shelf, unsorted } from './shelf.ts';

/** The records that came last, in order of coming; when there are 1,024 (see `Tiers.sealedAt`) they are sealed into a segment. */
export class OpenRecords implements Records {
  deadCount = 0;
  dead = new Uint32Array(32);
  private readonly wordList = new IntegerList(1024);
  private readonly startList = new IntegerList(1024);
  private readonly idList = new IntegerList(1024);
  /** Of those alive. */
  private readonly indexes = new Map<number, number>();

  constructor() {
    this.startList.push(0);
  }

  get count(): number {
    return this.idList.length;
  }

  get words(): Uint32Array {
    return this.wordList.items;
  }

  get starts(): Uint32Array {
    return this.startList.items;
  }

  get ids(): Uint32Array {
    return this.idList.items;
  }

  get shelves(): Shelf[] {
    return [unsorted(this.count)];
  }

  get bytes(): number {
    return this.words.byteLength + this.starts.byteLength + this.ids.byteLength + this.dead.byteLength;
  }

  has(id: number): boolean {
    return this.indexes.has(id);
  }

  append(id: number, { items, length }: IntegerList): void {
    for (let i = 0; i < length; i++) this.wordList.push(items[i]!);
    this.startList.push(this.wordList.length);
    this.indexes.set(id, this.idList.push(id));
    this.dead = roomFor(this.dead, (this.count + 31) >>> 5);
  }

  remove(id: number): boolean {
    const index = this.indexes.get(id);
    if (index === undefined) return false;
    this.indexes.delete(id);
    this.dead[index >>> 5]! |= 1 << (index & 31);
    this.deadCount += 1;
    return true;
  }

  clear(): void {
    this.wordList.clear();
    this.startList.length = 1;
    this.idList.clear();
    this.indexes.clear();
    this.dead.fill(0);
    this.deadCount = 0;
  }
}
