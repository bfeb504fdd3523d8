import { scan } from '../text/analyse.ts';
import type {
  ClassLeaf,
  CodeField,
  CodeLeaf,
  DateBound,
  DateField,
  DateLeaf,
  Near,
  NearOperand,
  Not,
  NumberLeaf,
  Or,
  Query,
  TextElement,
  TextField,
  TextLeaf,
} from './tree.ts';

/**
 * Constructors of the tree. They freeze what they make and keep the invariants of tree.ts; asked for something that no
 * query can mean (no items, operands of NEAR under two fields), they throw a TypeError: the caller is wrong, not a person's text.
 */

/** All of them. Nested `and`s are taken in; of one item, that item. */
export function and(...items: Query[]): Query {
  return joined('and', items);
}

/** Any of them. Nested `or`s are taken in; of one item, that item. */
export function or(...items: Query[]): Query {
  return joined('or', items);
}

/** `and()` or `or()` of a list that nobody else has: the node keeps and freezes it. */
export function joined(type: 'and' | 'or', items: Query[]): Query {
  if (items.length === 0) throw new TypeError('and() and or() need an item');
  if (items.length === 1) return items[0]!;
  const isNested = items.some((item) => item.type === type);
  const flat = isNested ? items.flatMap((item) => (item.type === type ? item.items : [item])) : items;
  return Object.freeze({ type, items: Object.freeze(flat) });
}

/** The opposite; of a `not`, what stands below it. */
export function not(item: Query): Query {
  if (item.type === 'not') return item.item;
  return Object.freeze({ type: 'not', item } satisfies Not);
}

/** `left NEAR/distance right`, or ADJ with `ordered`. Operands are text leaves of one field, or `or()` of such leaves. */
export function near(left: Query, right: Query, distance: number, options: { ordered?: boolean } = {}): Near {
  if (!Number.isInteger(distance) || distance < 0) throw new TypeError('a distance is a whole number, not negative');
  const one = nearOperand(left);
  const other = nearOperand(right);
  if (!areUnderOneField(one, other)) throw new TypeError('the operands of near() stand under one field');
  return Object.freeze({ type: 'near', distance, ordered: options.ordered ?? false, left: one, right: other });
}

export function areUnderOneField(left: NearOperand, right: NearOperand): boolean {
  const { field } = leavesOf(left)[0]!;
  return leavesOf(left).every((leaf) => leaf.field === field) && leavesOf(right).every((leaf) => leaf.field === field);
}

function nearOperand(query: Query): NearOperand {
  if (query.type === 'text') return query;
  if (query.type === 'or' && query.items.every((item) => item.type === 'text')) {
    return query as Or & { items: readonly TextLeaf[] };
  }
  throw new TypeError('the operands of near() are text leaves or or() of text leaves');
}

function leavesOf(operand: NearOperand): readonly TextLeaf[] {
  return operand.type === 'or' ? operand.items : [operand];
}

/** Elements at consecutive positions of one text of the field. The elements are folded already; `phrase` folds. */
export function text(field: TextField, ...elements: readonly TextElement[]): TextLeaf {
  if (elements.length === 0) throw new TypeError('a text leaf needs an element');
  return textOfOwn(field, elements.map(canonical));
}

/** `text` of elements that nobody else has, canonical: they are frozen as they are. */
export function textOfOwn(field: TextField, elements: TextElement[]): TextLeaf {
  for (const element of elements) Object.freeze(element);
  return Object.freeze({ type: 'text', field, elements: Object.freeze(elements) });
}

/** A copy that may be frozen; `**` says no more than `*`. */
export function canonical({ type, text }: TextElement): TextElement {
  return { type, text: type === 'pattern' ? text.replace(/\*+/g, '*') : text };
}

/**
 * The leaf of what a person wrote, a term or several words side by side: `phrase('ti', 'Lithium-ion batteries')`. Throws where
 * nothing is left to compare; ask `elementsOf` first when that may be.
 */
export function phrase(field: TextField, written: string): TextLeaf {
  const elements = elementsOf(written);
  if (elements.length === 0) throw new TypeError(`nothing is left to compare of ${written}`);
  return textOfOwn(field, elements);
}

/** What a person wrote as elements, by the analysis of text: each joined run of Han characters one, each word one. */
export function elementsOf(written: string): TextElement[] {
  const elements: TextElement[] = [];
  scan(written, {
    han: (codePoint, _start, _end, joined) => {
      const character = String.fromCodePoint(codePoint);
      const last = elements.at(-1);
      if (joined && last?.type === 'han') elements[elements.length - 1] = { type: 'han', text: last.text + character };
      else elements.push({ type: 'han', text: character });
    },
    word: (term) => elements.push({ type: 'word', text: term }),
  });
  return elements;
}

/** Between two bounds, both included; an absent bound is open. */
export function dated(field: DateField, from: DateBound | undefined, to: DateBound | undefined): DateLeaf {
  if (from === undefined && to === undefined) throw new TypeError('a date leaf needs a bound');
  return Object.freeze({
    type: 'date',
    field,
    ...(from && { from: bound(from) }),
    ...(to && { to: bound(to) }),
  });
}

/** No distance is today in every unit. */
function bound(given: DateBound): DateBound {
  return Object.freeze(
    given.type === 'now' && given.offset === 0 ? { type: 'now', offset: 0, unit: 'd' } : { ...given },
  );
}

/** `symbol` canonical, as numbers/ gives it. */
export function classUnder(scheme: ClassLeaf['scheme'], symbol: string): ClassLeaf {
  return Object.freeze({ type: 'class', scheme, symbol, mode: 'under' });
}

/** `beginning` of a canonical symbol. */
export function classPrefix(scheme: ClassLeaf['scheme'], beginning: string): ClassLeaf {
  return Object.freeze({ type: 'class', scheme, symbol: beginning, mode: 'prefix' });
}

/** The number canonical, as numbers/ gives it. */
export function numbered(leaf: Omit<NumberLeaf, 'type'>): NumberLeaf {
  const { field, country, number: digits, kind, prefix } = leaf;
  return Object.freeze({
    type: 'number',
    field,
    ...(country !== undefined && { country }),
    number: digits,
    ...(kind !== undefined && { kind }),
    ...(prefix && { prefix }),
  });
}

/** The value in canonical case. */
export function coded(field: CodeField, value: string): CodeLeaf {
  return Object.freeze({ type: 'code', field, value });
}
