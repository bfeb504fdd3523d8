import type { Place } from '../../../../shared/plan.ts';
import { folded } from './folded.ts';

/** A line that says something: as it was written, and as it is recognised, with the same places in both. */
export interface Line {
  readonly written: string;
  readonly folded: string;
  /** Where it stands in the original; without the blanks around it. */
  readonly place: Place;
}

/** The lines of a text, without empty ones. */
export function linesOf(original: string): Line[] {
  const recognised = folded(original);
  return [...original.matchAll(/[^\n\r\u2028\u2029]+/g)].flatMap(({ 0: whole, index }) => {
    const written = whole.trim();
    if (written === '') return [];
    const start = index + whole.indexOf(written);
    const place = { start, end: start + written.length };
    return [{ written, folded: recognised.slice(place.start, place.end), place }];
  });
}
