import { Matcher, readImage } from '../../../../src/engine/matcher/index.ts';
import { medianOf } from '../../../statistics.ts';
import { startClock } from '../../clock.ts';
import { readImageFile } from '../../image-files.ts';
import { answer, measured } from '../task.ts';

await answer<'load'>((task) => {
  const runs = measured(task, () => {
    const stop = startClock();
    const bytes = readImageFile(task.image);
    const readS = stop().wallS;
    const { size } = new Matcher({}, readImage(bytes));
    const spent = stop();
    if (size !== task.profiles) throw new Error(`${size} profiles were loaded`);
    return { ...spent, readS };
  });
  return { wallS: medianOf(runs, 'wallS'), cpuS: medianOf(runs, 'cpuS'), readS: medianOf(runs, 'readS') };
});
