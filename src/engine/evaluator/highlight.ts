import type { Publication } from '../publication.ts';
import { type FieldText, textsOf } from '../text/texts.ts';
import type { Match } from './evaluate.ts';

/** A stretch of a text to be marked, in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A text with what is to be marked in it: at least one range, in order, none touching the next. */
export interface HighlightedText extends FieldText {
  readonly ranges: readonly Range[];
}

/** The texts of a publication in which a match has places, in the order of `textsOf`, overlapping and touching places made one. */
export function highlight(publication: Publication, match: Match): HighlightedText[] {
  return textsOf(publication).flatMap((text) => {
    const places = match.places.filter(({ field, text: index }) => field === text.field && index === text.index);
    return places.length === 0 ? [] : [{ ...text, ranges: merged(places) }];
  });
}

function merged(places: readonly Range[]): Range[] {
  const ranges: { start: number; end: number }[] = [];
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    const last = ranges.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
}
