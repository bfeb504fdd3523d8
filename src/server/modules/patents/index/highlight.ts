import { evaluate, type HighlightedText, highlight } from '../../../../engine/evaluator/index.ts';
import type { Publication } from '../../../../engine/publication.ts';
import type { Query } from '../../../../engine/query/tree.ts';
import type { Highlight } from './patent-index.ts';

/** Characters of a piece before its first mark, and its whole length (UTF-16 units). */
const BEFORE = 60;
const LONGEST = 240;
/** Pieces for one publication, one for each of its texts. */
const MOST_PIECES = 6;

/** Pieces of the publication's texts around the places that matched, in the order of its texts. */
export function highlightsOf(publication: Publication, query: Query, today: string): Highlight[] {
  const match = evaluate(publication, query, { today });
  return match === null ? [] : highlight(publication, match).slice(0, MOST_PIECES).map(piece);
}

function piece({ field, index, lang, text, ranges }: HighlightedText): Highlight {
  const [first] = ranges as [HighlightedText['ranges'][number]];
  const from = wholeCharacter(text, text.length <= LONGEST ? 0 : Math.max(0, first.start - BEFORE));
  const to = wholeCharacter(text, Math.min(text.length, Math.max(from + LONGEST, first.end)));
  return {
    field,
    index,
    lang,
    text: text.slice(from, to),
    marks: ranges.filter(({ end }) => end <= to).map(({ start, end }) => ({ start: start - from, end: end - from })),
    cut: { start: from > 0, end: to < text.length },
  };
}

/** An offset that does not split a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  return /[\uDC00-\uDFFF]/.test(text[offset] ?? '') ? offset - 1 : offset;
}
