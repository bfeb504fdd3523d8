/** A score with what came of it. */
export interface Outcome {
  readonly score: number;
  readonly relevant: boolean;
}

/** Neighbouring scores taken together. */
export interface Pool {
  readonly relevant: number;
  readonly count: number;
  /** The highest score in it. */
  readonly top: number;
}

/**
 * Outcomes in pools of neighbouring scores, of `least` outcomes at least where there are so many, joined until the share of relevant ones
 * rises from pool to pool (pool adjacent violators). Equal scores stand in one pool.
 */
export function poolsOf(outcomes: readonly Outcome[], least: number): Pool[] {
  const pools: Pool[] = [];
  for (const slice of slices(outcomes, least)) {
    let pool = slice;
    for (let before = pools.at(-1); before && shareOf(before) >= shareOf(pool); before = pools.at(-1)) {
      pool = joined(before, pool);
      pools.pop();
    }
    pools.push(pool);
  }
  return pools;
}

/** The pool of a score; beyond the highest, the last one. -1 where there is none. */
export function poolAt(pools: readonly Pool[], score: number): number {
  const found = pools.findIndex(({ top }) => score <= top);
  return found < 0 ? pools.length - 1 : found;
}

/**
 * How probable relevance is at a score: the share of relevant ones in its pool, each pool with half a relevant and half an irrelevant
 * outcome more than it has, so that none says “never” or “always”. It never falls with a rising score.
 */
export function calibrate(outcomes: readonly Outcome[]): (score: number) => number {
  const pools = poolsOf(outcomes, 1);
  let highest = 0;
  const probabilities = pools.map(({ relevant, count }) => {
    highest = Math.max(highest, (relevant + 0.5) / (count + 1));
    return highest;
  });
  return (score) => probabilities[poolAt(pools, score)] ?? 0.5;
}

/** By rising score; what is left over at the end joins the last. */
function slices(outcomes: readonly Outcome[], least: number): Pool[] {
  const done: Pool[] = [];
  let open: Pool | undefined;
  const atEachScore = Map.groupBy(outcomes, ({ score }) => score);
  for (const [top, its] of [...atEachScore].toSorted(([one], [other]) => one - other)) {
    const here = { relevant: its.filter(({ relevant }) => relevant).length, count: its.length, top };
    open = open === undefined ? here : joined(open, here);
    if (open.count < least) continue;
    done.push(open);
    open = undefined;
  }
  if (open === undefined) return done;
  const last = done.pop();
  return [...done, last === undefined ? open : joined(last, open)];
}

function joined(lower: Pool, higher: Pool): Pool {
  return {
    relevant: lower.relevant + higher.relevant,
    count: lower.count + higher.count,
    top: higher.top,
  };
}

function shareOf({ relevant, count }: Pool): number {
  return relevant / count;
}
