import type { Piece } from '../../../../shared/plan.ts';
import { folded } from './folded.ts';

/** A numbered item inside a running text. */
export interface InlineItem extends Piece {
  readonly number: number;
}

/**
 * The items of a text that numbers them without new lines: `(1)…;(2)…`. They begin at one, follow one another, and each stands at the
 * beginning of the text or after a stop, so that a reference to items, as in `内容(1)至(3)`, is none. Empty where the text has none.
 */
export function inlineItems({ text, place }: Piece): InlineItem[] {
  const recognised = folded(text);
  const starts = [...recognised.matchAll(/[(](\d{1,2})[)]\s*/g)]
    .filter(({ index }) => isFirst(recognised, index))
    .filter(({ 1: digits }, at) => Number(digits) === at + 1);
  return starts.map(({ 0: mark, index }, at) => {
    const start = index + mark.length;
    const end = starts[at + 1]?.index ?? text.length;
    return {
      number: at + 1,
      text: text.slice(start, end),
      place: { start: place.start + start, end: place.start + end },
    };
  });
}

function isFirst(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 4), index).trimEnd();
  return before === '' ? index < 4 : /[。;:]$/.test(before);
}
