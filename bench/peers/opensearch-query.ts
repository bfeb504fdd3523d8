import { isDeepStrictEqual } from 'node:util';
import type { Near, Query, TextElement, TextLeaf } from '../../src/engine/query/tree.ts';
import { assertSayable, operandsOf, prefixOf } from './leaves.ts';
import { classTerm } from './terms.ts';

/** A profile in OpenSearch's query language, over `ta` (see `exchange.ts`) and `ipc`. */
export function openSearchQuery(query: Query): object {
  assertSayable(query);
  return built(query);
}

function built(query: Query): object {
  switch (query.type) {
    case 'and':
      return { bool: { filter: wanted(query.items).map(built), must_not: excluded(query.items).map(built) } };
    case 'or':
      return { bool: { should: query.items.map(built), minimum_should_match: 1 } };
    case 'not':
      return { bool: { must_not: [built(query.item)] } };
    case 'near':
      return { intervals: { ta: { any_of: { intervals: pairsOf(query) } } } };
    case 'text':
      return leaf(query);
    case 'class':
      return { term: { ipc: classTerm(query) } };
    default:
      throw new RangeError(query.type);
  }
}

function wanted(items: readonly Query[]): Query[] {
  return items.filter(({ type }) => type !== 'not');
}

function excluded(items: readonly Query[]): Query[] {
  return items.flatMap((item) => (item.type === 'not' ? [item.item] : []));
}

function leaf({ elements }: TextLeaf): object {
  const [first] = elements;
  if (first?.type === 'pattern') return { prefix: { ta: prefixOf(first.text) } };
  const positions = elements.flatMap((element) => termsOf(element, '_')).join(' ');
  const phrase = positions.replace(/( _)+$/, '');
  return phrase.includes(' ') ? { match_phrase: { ta: phrase } } : { term: { ta: phrase } };
}

/** One term for each position that an element takes; `last` is what stands for the last character of a run, after its pairs. */
function termsOf({ type, text }: TextElement, last?: string): string[] {
  if (type !== 'han') return [text];
  const characters = [...text];
  if (characters.length === 1) return characters;
  return [...characters.slice(1).map((next, i) => `${characters[i]}${next}`), last ?? characters.at(-1)!];
}

/** Both orders of each pair of alternatives, unless one is asked for. An interval ends at the last character of a run, so that is looked for by itself. */
function pairsOf({ distance, ordered, ...operands }: Near): object[] {
  const [left, right] = operandsOf({ distance, ordered, ...operands });
  const inOrder = (one: TextLeaf, other: TextLeaf): object => ({
    all_of: {
      ordered: true,
      max_gaps: distance,
      intervals: [interval(one), isDeepStrictEqual(one, other) ? again(other) : interval(other)],
    },
  });
  return left.flatMap((one) =>
    right.flatMap((other) => (ordered ? [inOrder(one, other)] : [inOrder(one, other), inOrder(other, one)])),
  );
}

/**
 * The same intervals by a rule that does not equal the first: two equal ones are made one that repeats, and between repeated intervals longer than one position
 * Lucene counts too many. Taken away is what contains a term that no document has.
 */
function again(leaf: TextLeaf): object {
  return { match: { ...consecutive(leaf), filter: { not_containing: { match: { query: NOWHERE } } } } };
}

/** `_` is in no term of a document. */
const NOWHERE = '__';

function interval(leaf: TextLeaf): object {
  return { match: consecutive(leaf) };
}

function consecutive({ elements }: TextLeaf): object {
  return { query: elements.flatMap((element) => termsOf(element)).join(' '), ordered: true, max_gaps: 0 };
}
