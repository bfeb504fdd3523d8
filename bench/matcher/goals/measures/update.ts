import { readImageFile } from '../../image-files.ts';
import { measureUpdates } from '../../updates.ts';
import { publicationsOf } from '../../work.ts';
import { answer } from '../task.ts';

await answer<'update'>((task) => {
  const publications = [...publicationsOf(task.work, 0, task.docs)];
  return measureUpdates(task.work, task.profiles, publications, () => readImageFile(task.image), task);
});
