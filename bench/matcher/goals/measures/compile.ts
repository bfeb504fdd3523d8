import { imageBytes } from '../../../../src/engine/matcher/index.ts';
import { compiledMatcher } from '../../compiled.ts';
import { writeImageFile } from '../../image-files.ts';
import { peakMemory } from '../../peak-memory.ts';
import { answer } from '../task.ts';

await answer<'compile'>(({ work, profiles, image }) => {
  const { matcher, compileS } = compiledMatcher(work, profiles);
  const fileBytes = writeImageFile(image, imageBytes(matcher.image()));
  return { compileCpuS: compileS, fileBytes, peakBytes: peakMemory() };
});
