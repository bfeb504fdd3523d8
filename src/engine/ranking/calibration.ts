/** A score with what came of it. */
export interface Outcome {
  readonly score: number;
  readonly relevant: boolean;
}

interface Block {
  readonly relevant: number;
  readonly count: number;
  /** The highest score in it. */
  readonly top: number;
}

/**
 * How probable relevance is at a score: neighbouring outcomes are pooled until the share of relevant ones rises with the score
 * (pool adjacent violators), and each pool counts half a relevant and half an irrelevant outcome more than it has, so that none
 * says “never” or “always”. It never falls with a rising score.
 */
export function calibrate(outcomes: readonly Outcome[]): (score: number) => number {
  const blocks: Block[] = [];
  const atEachScore = Map.groupBy(outcomes, ({ score }) => score);
  for (const [top, its] of [...atEachScore].toSorted(([one], [other]) => one - other)) {
    blocks.push({ relevant: its.filter(({ relevant }) => relevant).length, count: its.length, top });
    for (;;) {
      const last = blocks.at(-1)!;
      const before = blocks.at(-2);
      if (before === undefined || shareOf(before) < shareOf(last)) break;
      const [relevant, count] = [before.relevant + last.relevant, before.count + last.count];
      blocks.splice(-2, 2, { relevant, count, top: last.top });
    }
  }
  let highest = 0;
  const steps = blocks.map(({ relevant, count, top }) => {
    highest = Math.max(highest, (relevant + 0.5) / (count + 1));
    return { top, probability: highest };
  });
  return (score) => (steps.find(({ top }) => score <= top) ?? steps.at(-1))?.probability ?? 0.5;
}

function shareOf({ relevant, count }: Block): number {
  return relevant / count;
}
