import { patternMatches } from '../query/pattern.ts';
import type { TextElement, TextLeaf } from '../query/tree.ts';
import type { Token } from '../text/analyse.ts';

/** Positions of an analysed text that a leaf covers, first to last, both included. */
export interface Occurrence {
  readonly first: number;
  readonly last: number;
}

/**
 * All occurrences of a leaf in an analysed text, by first position; they may overlap (`aa` in `aaa`). The characters of one
 * Han element must be joined in one run; one element follows another at the next position, whatever stands between them.
 */
export function occurrences(tokens: readonly Token[], leaf: TextLeaf): Occurrence[] {
  const wanted = leaf.elements.flatMap(positionsOf);
  const found: Occurrence[] = [];
  for (let first = 0; first + wanted.length <= tokens.length; first++) {
    if (wanted.every((fits, offset) => fits(tokens[first + offset]!))) {
      found.push({ first, last: first + wanted.length - 1 });
    }
  }
  return found;
}

/** What must stand at each position that an element takes, in order. */
function positionsOf(element: TextElement): ((token: Token) => boolean)[] {
  switch (element.type) {
    case 'han':
      return Array.from(
        element.text,
        (character, index) =>
          ({ han, term, joined }) =>
            han && term === character && (index === 0 || joined),
      );
    case 'word':
      return [({ han, term }) => !han && term === element.text];
    case 'pattern':
      return [({ han, term }) => !han && patternMatches(element.text, term)];
  }
}

/**
 * Whether two occurrences in one text are near: they do not overlap, and at most `distance` positions lie between them;
 * `ordered` wants `left` first.
 */
export function areNear(left: Occurrence, right: Occurrence, distance: number, ordered: boolean): boolean {
  if (left.last < right.first) return right.first - left.last - 1 <= distance;
  if (right.last < left.first) return !ordered && left.first - right.last - 1 <= distance;
  return false;
}
