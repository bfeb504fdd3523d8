import type { ClassLeaf, CodeLeaf, DateLeaf, Near, NumberLeaf, Or, TextField, TextLeaf } from '../tree.ts';

/** The sentences of one language; each tells what one part of a query wants of a publication. */
export interface Wording {
  readonly allOf: string;
  readonly anyOf: string;
  readonly noneOf: string;
  text(leaf: TextLeaf): string;
  /** Any of several terms of one field. */
  anyText(field: TextField, leaves: readonly TextLeaf[]): string;
  near(near: Near): string;
  date(leaf: DateLeaf): string;
  class(leaf: ClassLeaf): string;
  number(leaf: NumberLeaf): string;
  code(leaf: CodeLeaf): string;
}

/** An `or` of nothing but text leaves under one field. */
export function isTermList(query: Or): query is Or & { readonly items: readonly TextLeaf[] } {
  const [first] = query.items;
  return first?.type === 'text' && query.items.every((item) => item.type === 'text' && item.field === first.field);
}
