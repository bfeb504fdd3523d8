import { aliveCount } from './records.ts';
import type { Segment } from './segment.ts';

/** How the profiles that come are gathered; small numbers are for tests, which have few profiles. */
export interface Tiers {
  /** So many open records are sealed into a segment. */
  readonly sealedAt: number;
  /** So many segments of like size are put together into one; each tier is as many times larger than the one below. */
  readonly fanOut: number;
  /** So many records are put together with each update. */
  readonly slice: number;
}

/**
 * Sealing 1,024 records takes a millisecond or two. Eight to a tier means that a million profiles coming one by one are copied three times each, and
 * that there are some dozen segments. A slice takes some tenths of a millisecond, and is many times what an update leaves to be put together.
 */
export const TIERS: Tiers = { sealedAt: 1024, fanOut: 8, slice: 256 };

/** The segments to be put together next; none where all is well. */
export function nextToMerge(segments: readonly Segment[], { sealedAt, fanOut }: Tiers): readonly Segment[] {
  const decayed = segments.find(({ isDecayed }) => isDecayed);
  if (decayed !== undefined) return [decayed];
  const tiers = new Map<number, Segment[]>();
  for (const segment of segments) {
    const tier = Math.max(0, Math.floor(Math.log(aliveCount(segment) / sealedAt) / Math.log(fanOut)));
    const like = tiers.get(tier);
    if (like === undefined) tiers.set(tier, [segment]);
    else if (like.push(segment) === fanOut) return like;
  }
  return [];
}
