import { patternMatches } from '../query/pattern.ts';
import type { TextElement, TextLeaf } from '../query/tree.ts';
import type { Token } from '../text/analyse.ts';

/** Positions of an analysed text that a leaf covers, first to last, both included. */
export interface Occurrence {
  readonly first: number;
  readonly last: number;
}

/**
 * All occurrences of a leaf's elements in an analysed text, by first position; they may overlap (`aa` in `aaa`). The characters of one
 * Han element must be joined in one run; one element follows another at the next position, whatever stands between them.
 */
export function occurrences(tokens: readonly Token[], leaf: TextLeaf): Occurrence[] {
  const found: Occurrence[] = [];
  for (let first = 0; first < tokens.length; first++) {
    let next = first;
    const all = leaf.elements.every((element) => {
      const taken = positionsTaken(tokens, next, element);
      next += taken;
      return taken > 0;
    });
    if (all) found.push({ first, last: next - 1 });
  }
  return found;
}

/** How many positions from `at` on the element takes; 0 where it does not stand there. */
function positionsTaken(tokens: readonly Token[], at: number, element: TextElement): number {
  if (element.type === 'han') {
    const characters = [...element.text];
    const standsHere = characters.every((character, index) => {
      const token = tokens[at + index];
      return token?.han && token.term === character && (index === 0 || token.joined);
    });
    return standsHere ? characters.length : 0;
  }
  const token = tokens[at];
  if (token === undefined || token.han) return 0;
  const fits = element.type === 'word' ? token.term === element.text : patternMatches(element.text, token.term);
  return fits ? 1 : 0;
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
