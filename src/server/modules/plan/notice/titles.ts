import { folded } from './folded.ts';
import { markOf } from './marks.ts';

/** The first sentence of words, without the number before it and the stop behind it. */
export function titleOf(words: string): string {
  const [line = ''] = words.trim().split('\n');
  const recognised = folded(line);
  const start = markOf(recognised)?.length ?? 0;
  const stop = recognised.slice(start).search(/[。;!?]/);
  return line
    .slice(start, stop <= 0 ? undefined : start + stop)
    .trim()
    .replace(/[:：]$/, '');
}
