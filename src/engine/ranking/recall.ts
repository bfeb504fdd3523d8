import type { Ranked } from './rank.ts';

/** What it takes before an estimate is given; with less it would be a guess. */
export const RECALL_NEEDS = { n: 20, relevant: 5 } as const;

export interface RecallEstimate {
  /** Open documents still to be read, in the order given, until the share wanted is probably found. */
  readonly left: number;
  /** Relevant ones expected among all open documents. */
  readonly expected: number;
}

/**
 * How many of the ranked open documents are still to be read until `wanted` (0.95) of all relevant ones are probably found: the
 * relevant ones found so far, and the sum of the probabilities of the open ones, are what there is; documents are read from the
 * front until found and expected together reach the share wanted of it.
 * @returns undefined when fewer decisions stand behind it than `RECALL_NEEDS` says.
 */
export function estimateRecall(
  decided: { readonly n: number; readonly relevant: number },
  open: readonly Ranked[],
  wanted = 0.95,
): RecallEstimate | undefined {
  if (decided.n < RECALL_NEEDS.n || decided.relevant < RECALL_NEEDS.relevant) return undefined;
  const expected = open.reduce((sum, { probability }) => sum + probability, 0);
  const goal = wanted * (decided.relevant + expected);
  let found = decided.relevant;
  let left = 0;
  for (const { probability } of open) {
    if (found >= goal) break;
    found += probability;
    left += 1;
  }
  return { left, expected };
}
