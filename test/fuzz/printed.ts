import { isDeepStrictEqual } from 'node:util';
import {
  LONGEST_DISTANCE,
  parseQuery,
  printQuery,
  type Query,
  type TextElement,
} from '../../src/engine/query/index.ts';

/**
 * The query as it comes back from its text. Throws where it is refused or another comes back; one that nobody could write (too large,
 * or with a leaf such as a range that ends before it begins) stays what it was.
 */
export function parsedAgain(query: Query): Query {
  const written = printQuery(query);
  const parsed = parseQuery(written);
  if (parsed.ok && isDeepStrictEqual(parsed.value, query)) return parsed.value;
  if (!partsOf(query).every(canBeWritten)) return query;
  if (parsed.ok) throw new Error(`${written} is read as another query`);
  if (TOO_LARGE.has(parsed.problem.code)) return query;
  throw new Error(`${written} is refused: ${parsed.problem.en}`);
}

const TOO_LARGE: ReadonlySet<string> = new Set(['query.too-long', 'query.too-many-terms', 'query.too-deep']);

/** Whether somebody can write a leaf, or the distance of a proximity. */
function canBeWritten(leaf: Query): boolean {
  if (leaf.type === 'near') return leaf.distance <= LONGEST_DISTANCE;
  if (leaf.type === 'text') return leaf.elements.every(isWritableElement);
  const parsed = parseQuery(printQuery(leaf));
  return parsed.ok && isDeepStrictEqual(parsed.value, leaf);
}

/** No half of a character, which no text that people write has; a pattern with two letters at least. */
function isWritableElement({ type, text }: TextElement): boolean {
  return text.isWellFormed() && (type !== 'pattern' || literals(text) >= 2);
}

function literals(pattern: string): number {
  return [...pattern].filter((character) => character !== '*' && character !== '?').length;
}

function partsOf(query: Query): Query[] {
  switch (query.type) {
    case 'and':
    case 'or':
      return query.items.flatMap(partsOf);
    case 'not':
      return partsOf(query.item);
    case 'near':
      return [query, ...[query.left, query.right].flatMap(partsOf)];
    default:
      return [query];
  }
}
