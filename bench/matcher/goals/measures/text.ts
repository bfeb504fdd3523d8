import { median } from '../../../statistics.ts';
import { compileTexts, textsOf } from '../../texts.ts';
import { answer, measured } from '../task.ts';

await answer<'text'>((task) => {
  const texts = textsOf(task.work, task.profiles);
  return { cpuS: median(measured(task, () => compileTexts(texts).cpuS)) };
});
