import { Matcher, readImage } from '../../../../src/engine/matcher/index.ts';
import { startClock } from '../../clock.ts';
import { readImageFile } from '../../image-files.ts';
import { tallyOf } from '../../pairs.ts';
import { peakMemory } from '../../peak-memory.ts';
import { CONTEXT, publicationsOf } from '../../work.ts';
import { mediansOf } from '../medians.ts';
import type { RunFigures } from '../records.ts';
import { answer, measured } from '../task.ts';

await answer<'batch'>((task) => {
  const phases = { reading: 0, joining: 0 };
  let last = process.cpuUsage();
  const onPhase = (finished: keyof typeof phases): void => {
    const { user, system } = process.cpuUsage(last);
    last = process.cpuUsage();
    phases[finished] += (user + system) / 1e6;
  };
  const matcher = new Matcher({ onPhase }, readImage(readImageFile(task.image)));
  const publications = [...publicationsOf(task.work, 0, task.docs)];
  let tally = { matches: 0, checksum: 0 };
  const runs = measured(task, (): RunFigures => {
    Object.assign(phases, { reading: 0, joining: 0 });
    last = process.cpuUsage();
    const stop = startClock();
    const rows = matcher.matchBatch(publications, CONTEXT);
    const spent = stop();
    const { matches, checksum } = tallyOf(rows);
    tally = { matches, checksum };
    return { ...spent, readS: phases.reading, joinS: phases.joining };
  });
  const { bytes } = matcher;
  return {
    ...mediansOf(runs),
    ...tally,
    bytesPerProfile: bytes.profiles / task.profiles,
    vocabularyBytes: bytes.vocabulary,
    batchBytes: bytes.batch,
    peakBytes: peakMemory(),
  };
});
