import { Matcher, readImage } from '../../../../src/engine/matcher/index.ts';
import { median } from '../../../statistics.ts';
import { singleDocuments } from '../../beside-batches.ts';
import { readImageFile } from '../../image-files.ts';
import { publicationsOf } from '../../work.ts';
import { answer, measured } from '../task.ts';

await answer<'one'>((task) => {
  const matcher = new Matcher({}, readImage(readImageFile(task.image)));
  const publications = [...publicationsOf(task.work, 0, task.docs)];
  const rounds = measured(task, () => singleDocuments(matcher, publications));
  return {
    p50S: median(rounds.map(({ p50S }) => p50S)),
    p95S: median(rounds.map(({ p95S }) => p95S)),
    bytesPerProfile: matcher.bytes.profiles / task.profiles,
  };
});
