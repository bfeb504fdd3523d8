import type { Place } from '../../../../shared/plan.ts';
import { folded } from './folded.ts';

/** A line that says something: as it was written, and as it is recognised, with the same places in both. */
export interface Line {
  readonly written: string;
  readonly folded: string;
  /** Where it stands in the original; without the blanks around it. */
  readonly place: Place;
}

/** The lines of a text, without empty ones. A new page begins a line. */
export function linesOf(original: string): Line[] {
  return [...folded(original).matchAll(/[^\n\r\v\f\u0085\u2028\u2029]+/g)].flatMap(({ 0: whole, index }) => {
    const recognised = whole.trim();
    if (recognised === '') return [];
    const start = index + whole.indexOf(recognised);
    const place = { start, end: start + recognised.length };
    return [{ written: original.slice(place.start, place.end), folded: recognised, place }];
  });
}
