import type { Publication } from '../../src/engine/publication.ts';
import {
  and,
  FIELD_BASES,
  near,
  not,
  or,
  type Query,
  type TextElement,
  type TextLeaf,
  text,
} from '../../src/engine/query/index.ts';

/**
 * What is a little less than the given one, the boldest cuts first. Nothing here is greater than what it was made of, so that
 * shrinking ends.
 */
export function* smallerLists<T>(list: readonly T[], least = 0): Generator<readonly T[]> {
  for (let size = Math.ceil(list.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    if (list.length - size < least) continue;
    for (let from = 0; from < list.length; from += size) yield [...list.slice(0, from), ...list.slice(from + size)];
  }
}

export function* smallerQueries(query: Query): Generator<Query> {
  switch (query.type) {
    case 'and':
    case 'or': {
      const join = query.type === 'and' ? and : or;
      yield* query.items;
      for (const items of smallerLists(query.items, 2)) yield join(...items);
      for (const [i, item] of query.items.entries()) {
        for (const smaller of smallerQueries(item)) yield join(...query.items.with(i, smaller));
      }
      return;
    }
    case 'not':
      yield query.item;
      for (const smaller of smallerQueries(query.item)) yield not(smaller);
      return;
    case 'near': {
      const { left, right, distance, ordered } = query;
      yield left;
      yield right;
      for (const smaller of smallerOperands(left)) yield near(smaller, right, distance, { ordered });
      for (const smaller of smallerOperands(right)) yield near(left, smaller, distance, { ordered });
      if (distance > 0) yield near(left, right, distance >>> 1, { ordered });
      return;
    }
    case 'text':
      yield* smallerLeaves(query);
      for (const field of FIELD_BASES[query.field]) if (field !== query.field) yield text(field, ...query.elements);
  }
}

/** Under the same field, as NEAR wants it. */
function* smallerOperands(operand: Query): Generator<Query> {
  if (operand.type === 'text') yield* smallerLeaves(operand);
  if (operand.type === 'or') for (const items of smallerLists(operand.items, 1)) yield or(...items);
}

function* smallerLeaves({ field, elements }: TextLeaf): Generator<TextLeaf> {
  for (const fewer of smallerLists(elements, 1)) yield text(field, ...fewer);
  for (const [i, element] of elements.entries()) {
    for (const shorter of shorterElements(element)) yield text(field, ...elements.with(i, shorter));
  }
}

function* shorterElements({ type, text: written }: TextElement): Generator<TextElement> {
  if (type === 'han') for (const fewer of smallerLists([...written], 1)) yield { type, text: fewer.join('') };
}

/** Parts that are absent, fewer texts, shorter texts. */
export function* smallerPublications(publication: Publication): Generator<Publication> {
  const { id, source, ...parts } = publication;
  const entries: [string, unknown][] = Object.entries(parts);
  for (const fewer of smallerLists(entries)) yield { id, source, ...Object.fromEntries(fewer) };
  for (const [i, [name, part]] of entries.entries()) {
    for (const smaller of smallerParts(part))
      yield { id, source, ...Object.fromEntries(entries.with(i, [name, smaller])) };
  }
}

/** Of a part of a publication, whatever it is made of. */
function* smallerParts(part: unknown): Generator<unknown> {
  if (Array.isArray(part)) {
    yield* smallerLists(part, 1);
    for (const [i, one] of part.entries()) for (const smaller of smallerParts(one)) yield part.with(i, smaller);
  } else if (typeof part === 'string') {
    if (!SHORT.test(part)) for (const fewer of smallerLists([...part])) yield fewer.join('');
  } else if (typeof part === 'object' && part !== null) {
    for (const [name, value] of Object.entries(part)) {
      for (const smaller of smallerParts(value)) yield { ...part, [name]: smaller };
    }
  }
}

/** Languages, dates, symbols, codes: shorter they would be something else. */
const SHORT = /^(?:[a-zA-Z]{0,3}|\d{4}-\d\d-\d\d|[A-HY]\d\d[A-Z].*|[A-Z]{2}\d*)$/;
