import { evaluate, type Place } from '../../../../engine/evaluator/index.ts';
import type { Publication } from '../../../../engine/publication.ts';
import type { Query } from '../../../../engine/query/tree.ts';
import { type FieldText, textsOf } from '../../../../engine/text/texts.ts';
import type { Highlight } from './patent-index.ts';

/** Characters of a piece before its first mark, and its whole length (UTF-16 units). */
const BEFORE = 60;
const LONGEST = 240;
/** Pieces for one publication, one for each of its texts. */
const MOST_PIECES = 6;

/** Pieces of the publication's texts around the places that matched, in the order of its texts. */
export function highlightsOf(publication: Publication, query: Query, today: string): Highlight[] {
  const match = evaluate(publication, query, { today });
  if (match === null) return [];
  const byText = Map.groupBy(match.places, ({ field, text }) => `${field} ${text}`);
  const pieces: Highlight[] = [];
  for (const text of textsOf(publication)) {
    const places = byText.get(`${text.field} ${text.index}`);
    if (places !== undefined && pieces.length < MOST_PIECES) pieces.push(piece(text, places));
  }
  return pieces;
}

function piece({ field, index, text }: FieldText, places: readonly Place[]): Highlight {
  const marks = united(places);
  const from = wholeCharacter(text, text.length <= LONGEST ? 0 : Math.max(0, marks[0]!.start - BEFORE));
  const to = wholeCharacter(text, Math.min(text.length, Math.max(from + LONGEST, marks[0]!.end)));
  return {
    field,
    index,
    text: text.slice(from, to),
    marks: marks.filter(({ end }) => end <= to).map(({ start, end }) => ({ start: start - from, end: end - from })),
    cut: { start: from > 0, end: to < text.length },
  };
}

/** The places as ranges that neither overlap nor touch. */
function united(places: readonly Place[]): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    const last = ranges.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
}

/** An offset that does not split a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  return /[\uDC00-\uDFFF]/.test(text[offset] ?? '') ? offset - 1 : offset;
}
