import type { Shelf } from './shelf.ts';

/**
 * Compiled profiles one after the other: record `i` is `words[starts[i]]` up to `starts[i + 1]` and belongs to profile `ids[i]`. Records
 * removed or replaced stay in place and are marked dead; an id is alive at most once among all records of a matcher.
 * The arrays may be longer than `count` says.
 */
export interface Records {
  readonly count: number;
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
  readonly ids: Uint32Array;
  /** One bit per record. */
  readonly dead: Uint32Array;
  readonly deadCount: number;
  /** All records, shelf after shelf. */
  readonly shelves: readonly Shelf[];
}

export function isDead(records: Records, index: number): boolean {
  return ((records.dead[index >>> 5]! >>> (index & 31)) & 1) === 1;
}

/** The number of records alive. */
export function aliveCount(records: Records): number {
  return records.count - records.deadCount;
}
