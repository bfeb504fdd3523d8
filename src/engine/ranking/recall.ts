import { type Pool, poolAt, poolsOf } from './calibration.ts';
import type { Example } from './model.ts';
import { type Candidate, learn } from './rank.ts';

/** What it takes before an estimate is given; with less it would be a guess. */
export const RECALL_NEEDS = { n: 20, relevant: 5 } as const;

/** The share of all relevant documents that is to be found, and in how many of the ways the rest may be it has to be. */
export const RECALL_PROMISE = { recall: 0.95, confidence: 0.9 } as const;

/** Decisions that one pool of scores has at least: fewer say nearly nothing of a share. */
const LEAST_IN_POOL = 10;
/** Ways the rest may be that are looked at. */
const WORLDS = 200;

export interface RecallEstimate {
  /**
   * Open documents still to be read from the front of the suggested order until `RECALL_PROMISE` holds; all of them, where the decisions
   * are too few to spare any.
   */
  readonly left: number;
  /** Relevant ones expected among all open documents. */
  readonly expected: number;
}

/**
 * How many of the open documents are still to be read, in the suggested order, until 95 % of all relevant ones are found with 90 %
 * confidence.
 *
 * The decisions are put into pools of neighbouring scores. What share of a pool is relevant is known only as well as its count lets it be
 * (a uniform prior, so a beta distribution); and how many of the open documents there are relevant, only as chance lets it be. So the
 * rest is drawn again and again, first the share of each pool, then each open document by that of its pool, and in each world drawn it is counted how many
 * have to be read. The answer is the count that is enough in nine of ten. Few decisions draw worlds far apart, and the answer grows
 * by itself until it is all of them. The draws are seeded: the same decisions give the same answer.
 * @returns undefined when fewer decisions stand behind it than `RECALL_NEEDS` says.
 */
export function estimateRecall(
  examples: readonly Example[],
  candidates: readonly Candidate[],
): RecallEstimate | undefined {
  const found = examples.filter(({ relevant }) => relevant).length;
  if (examples.length < RECALL_NEEDS.n || found < RECALL_NEEDS.relevant) return undefined;
  const { outcomes = examples.map(({ relevant }) => ({ score: 0, relevant })), order } = learn(examples, candidates);
  const pools = poolsOf(outcomes, Math.max(LEAST_IN_POOL, Math.ceil(Math.sqrt(examples.length))));
  const poolOf = order.map(({ score }) => poolAt(pools, score));
  const random = seeded(examples.length);
  const needs: number[] = [];
  let relevantInAll = 0;
  for (let world = 0; world < WORLDS; world++) {
    const shares = pools.map((pool) => drawShare(pool, random));
    const relevant = poolOf.map((pool) => random() < (shares[pool] ?? 1));
    relevantInAll += relevant.filter(Boolean).length;
    needs.push(neededIn(relevant, found));
  }
  needs.sort((one, other) => one - other);
  return { left: needs[Math.ceil(RECALL_PROMISE.confidence * WORLDS) - 1]!, expected: relevantInAll / WORLDS };
}

/** How many from the front it takes where these are the relevant ones. */
function neededIn(relevant: readonly boolean[], found: number): number {
  const goal = RECALL_PROMISE.recall * (found + relevant.filter(Boolean).length);
  let reached = found;
  let read = 0;
  for (; reached < goal && read < relevant.length; read++) if (relevant[read]) reached += 1;
  return read;
}

/** From the beta distribution that a uniform prior and the outcomes of a pool leave, by two sums of exponential variables. */
function drawShare({ relevant, count }: Pool, random: () => number): number {
  const forRelevant = drawGamma(relevant + 1, random);
  return forRelevant / (forRelevant + drawGamma(count - relevant + 1, random));
}

function drawGamma(shape: number, random: () => number): number {
  let sum = 0;
  for (let at = 0; at < shape; at++) sum -= Math.log(1 - random());
  return sum;
}

/** A linear congruential generator: even enough for counting worlds, and the same on every machine. */
function seeded(seed: number): () => number {
  let state = Math.imul(seed, 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
