import type { MatchRows } from '../../src/engine/matcher/index.ts';
import type { Pair } from '../peers/peer.ts';

/** The pairs of profile and document that only one of two found, ascending. */
export interface Differences {
  readonly onlyOurs: readonly Pair[];
  readonly onlyPeer: readonly Pair[];
}

export function differencesOf(ours: MatchRows, theirs: readonly Pair[]): Differences {
  const own = pairsOf(ours);
  return { onlyOurs: without(own, theirs), onlyPeer: without(theirs, own) };
}

export function pairsOf({ profileIds, offsets, documents }: MatchRows): Pair[] {
  return Array.from(profileIds).flatMap((id, row) =>
    Array.from(documents.subarray(offsets[row], offsets[row + 1]), (document): Pair => [id, document]),
  );
}

function without(pairs: readonly Pair[], others: readonly Pair[]): Pair[] {
  const known = new Set(others.map(String));
  return pairs.filter((pair) => !known.has(String(pair))).toSorted(([p, d], [q, e]) => p - q || d - e);
}
