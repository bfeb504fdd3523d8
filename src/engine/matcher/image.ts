import type { ClassLeaf, CodeLeaf, DateLeaf, NumberLeaf } from '../query/tree.ts';

/** A block of integers. */
export type Block = Uint32Array | Uint16Array;

/**
 * All that compiled profiles consist of: blocks of integers by name, which are nearly all of it, and the leaves that are looked
 * up by text. Whoever takes up an image may write into its blocks, so it is given to one taker only, or as a copy; blocks in shared memory
 * nobody writes into, so they may have any number of takers.
 */
export interface MatcherImage {
  readonly blocks: ReadonlyMap<string, Block>;
  readonly leaves: ImageLeaves;
}

/** Whether other threads may read the blocks. */
export function isShared({ blocks }: MatcherImage): boolean {
  return [...blocks.values()].some(({ buffer }) => buffer instanceof SharedArrayBuffer);
}

/** The leaves that are no text, each with its literal; truncated words and dates in the order of their numbers. */
export interface ImageLeaves {
  readonly leaves: readonly { readonly leaf: ClassLeaf | NumberLeaf | CodeLeaf; readonly literal: number }[];
  readonly patterns: readonly string[];
  readonly dates: readonly DateLeaf[];
}

/** The blocks of one part of a matcher: `take` gives them back by the names under which they were put. */
export class Blocks {
  readonly byName: Map<string, Block>;

  constructor(byName: Iterable<[string, Block]> = []) {
    this.byName = new Map(byName);
  }

  put(name: string, block: Block): void {
    this.byName.set(name, block);
  }

  /** Throws a RangeError where there is no such block: then the image was made by another version. */
  take<A extends Block>(name: string): A {
    const block = this.byName.get(name);
    if (block === undefined) throw new RangeError(`the image has no block ${name}`);
    return block as A;
  }
}
