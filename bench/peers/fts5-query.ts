import type { Near, Query, TextElement, TextLeaf } from '../../src/engine/query/tree.ts';
import { assertSayable, operandsOf, prefixOf } from './leaves.ts';
import { classTerm } from './terms.ts';

/**
 * A profile as a query of FTS5 over the columns of `Fts5`. FTS5 has one term at a position: a word, the pair of a Han character with the next one of its run,
 * or the last character of a run. `exact` is false where proximity is in it: then FTS5 finds some documents too many and none too few.
 */
export function fts5Query(query: Query): { readonly text: string; readonly exact: boolean } {
  assertSayable(query);
  return { text: expression(query), exact: !hasNear(query) };
}

function expression(query: Query): string {
  switch (query.type) {
    case 'and':
      return conjunction(query.items);
    case 'or':
      return `(${query.items.map(expression).join(' OR ')})`;
    case 'near':
      return inTexts(nearVariants(query));
    case 'text':
      return inTexts(variants(query));
    case 'class':
      return `ipc:"${classTerm(query)}"`;
    default:
      throw new RangeError(`FTS5 cannot say ${query.type} by itself`);
  }
}

/** Exclusions stand behind what they are taken from. */
function conjunction(items: readonly Query[]): string {
  const wanted = items.filter(({ type }) => type !== 'not').map(expression);
  const excluded = items.flatMap((item) => (item.type === 'not' ? [item.item] : []));
  if (wanted.length === 0 || excluded.some(hasNear)) throw new RangeError('FTS5 cannot say this exclusion');
  return excluded.reduce((all, item) => `(${all} NOT ${expression(item)})`, `(${wanted.join(' AND ')})`);
}

function inTexts(phrases: readonly string[]): string {
  return `({title abstract}:(${phrases.join(' OR ')}))`;
}

/** The phrases of which one must occur where the leaf does: several where a run may or may not end between two of its elements. */
function variants({ elements }: TextLeaf): string[] {
  let phrases: string[][] = [[]];
  elements.forEach((element, i) => {
    phrases = phrases.flatMap((phrase) =>
      endings(element, elements[i + 1]).map((ending) => [...phrase, ...pairs(element), ...ending]),
    );
  });
  return phrases.map((terms) => terms.join(' + '));
}

function pairs({ type, text }: TextElement): string[] {
  if (type !== 'han') return [];
  const characters = [...text];
  return characters.slice(1).map((next, i) => `"${characters[i]}${next}"`);
}

/** What may stand at the last position of an element. */
function endings({ type, text }: TextElement, next: TextElement | undefined): string[][] {
  if (type === 'word') return [[`"${text}"`]];
  if (type === 'pattern') return [[`"${prefixOf(text)}" *`]];
  const last = [...text].at(-1)!;
  if (next === undefined) return [[...text].length > 1 ? [] : [`"${last}" *`]];
  return next.type === 'han' ? [[`"${last}"`], [`"${last}${[...next.text][0]}"`]] : [[`"${last}"`]];
}

/** One position more than asked for, because the last pair of a run begins one position before the run ends. */
function nearVariants(near: Near): string[] {
  const [left, right] = operandsOf(near).map((leaves) => leaves.flatMap(variants)) as [string[], string[]];
  return left.flatMap((one) => right.map((other) => `NEAR(${one} ${other}, ${near.distance + 1})`));
}

function hasNear(query: Query): boolean {
  if (query.type === 'and' || query.type === 'or') return query.items.some(hasNear);
  return query.type === 'not' ? hasNear(query.item) : query.type === 'near';
}
