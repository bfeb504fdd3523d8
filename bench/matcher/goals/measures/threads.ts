import { readSharedImageFile } from '../../image-files.ts';
import { type MatchingRun, MatchingThreads } from '../../matching-threads.ts';
import { tallyOf } from '../../pairs.ts';
import { mediansOf } from '../medians.ts';
import { answer, type Task } from '../task.ts';

await answer<'threads'>(async (task) => {
  const { one, two } = await alternately(task);
  const walls = two.map(({ wallS }) => wallS);
  const tallies = [...one, ...two].map(({ rows }) => tallyOf(rows));
  const { matches, checksum } = tallies[0]!;
  if (tallies.some((tally) => tally.matches !== matches || tally.checksum !== checksum))
    throw new Error('one thread and two do not find the same');
  return {
    one: mediansOf(one),
    two: { ...mediansOf(two), fastestWallS: Math.min(...walls), slowestWallS: Math.max(...walls) },
    matches,
    checksum,
  };
});

/** Runs of one thread over all documents and of two over a half each, so that what else the machine does meets both. */
async function alternately({ work, docs, image, runs, warmUps }: Task): Promise<Record<'one' | 'two', MatchingRun[]>> {
  const profiles = readSharedImageFile(image);
  const single = await MatchingThreads.start(work, docs, 1, profiles);
  const pair = await MatchingThreads.start(work, docs, 2, profiles);
  const one: MatchingRun[] = [];
  const two: MatchingRun[] = [];
  try {
    for (let run = -warmUps; run < runs; run++) {
      const alone = await single.run();
      const together = await pair.run();
      if (run < 0) continue;
      one.push(alone);
      two.push(together);
    }
  } finally {
    await single.stop();
    await pair.stop();
  }
  return { one, two };
}
