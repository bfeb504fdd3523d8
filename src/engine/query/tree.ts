/**
 * The tree of a query. Nodes are plain frozen data; every meaning the language has stands in a node, nothing in the
 * text it was parsed from. Invariants that the parser establishes and every reader may rely on:
 * - a leaf carries its field; there is no field node;
 * - `and` and `or` have two items or more, and none of the same kind directly below;
 * - `not` never stands directly below `not`;
 * - the operands of `near` are text leaves of one and the same field, or `or` nodes of such leaves;
 * - the elements of a text leaf are at least one, folded by the analysis of text.
 */
export type Query = And | Or | Not | Near | TextLeaf | DateLeaf | ClassLeaf | NumberLeaf | CodeLeaf;

export interface And {
  readonly type: 'and';
  readonly items: readonly Query[];
}

export interface Or {
  readonly type: 'or';
  readonly items: readonly Query[];
}

export interface Not {
  readonly type: 'not';
  readonly item: Query;
}

/**
 * At most `distance` positions lie between an occurrence of `left` and one of `right` in the same text, and the two do
 * not overlap; `ordered` (ADJ) wants `left` before `right`. Distance 0 is side by side.
 */
export interface Near {
  readonly type: 'near';
  readonly distance: number;
  readonly ordered: boolean;
  readonly left: NearOperand;
  readonly right: NearOperand;
}

export type NearOperand = TextLeaf | { readonly type: 'or'; readonly items: readonly TextLeaf[] };

export const TEXT_FIELDS = ['ti', 'ab', 'cl', 'de', 'ta', 'tac', 'ft', 'pa', 'in'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** The texts a publication really has; the other text fields are unions of these. */
export const BASE_FIELDS = ['ti', 'ab', 'cl', 'de', 'pa', 'in'] as const;
export type BaseField = (typeof BASE_FIELDS)[number];

export const FIELD_BASES: Readonly<Record<TextField, readonly BaseField[]>> = {
  ti: ['ti'],
  ab: ['ab'],
  cl: ['cl'],
  de: ['de'],
  ta: ['ti', 'ab'],
  tac: ['ti', 'ab', 'cl'],
  ft: ['ti', 'ab', 'cl', 'de'],
  pa: ['pa'],
  in: ['in'],
};

/**
 * Elements that stand at consecutive positions of one text, in this order. A single term is a leaf of one or more
 * elements (`lithium-ion` has two); a quoted phrase has as many as it has words.
 */
export interface TextLeaf {
  readonly type: 'text';
  readonly field: TextField;
  readonly elements: readonly TextElement[];
}

export type TextElement = HanElement | WordElement | PatternElement;

/** A run of Han characters, folded; matches characters that stand side by side in one run. Takes as many positions as characters. */
export interface HanElement {
  readonly type: 'han';
  readonly text: string;
}

/** One word, folded. */
export interface WordElement {
  readonly type: 'word';
  readonly text: string;
}

/**
 * One word with truncation, lower case and NFKC but not singular: `*` any number of characters, `?` exactly one. It is
 * matched against folded words. Two literal characters at least stand before a final `*`; every other use of `*` is expanded over a
 * vocabulary, within a limit.
 */
export interface PatternElement {
  readonly type: 'pattern';
  readonly text: string;
}

export const DATE_FIELDS = ['ad', 'pd', 'prd'] as const;
export type DateField = (typeof DATE_FIELDS)[number];

/** Inclusive; an absent end is open; at least one is there. `prd` holds when any priority date lies between. */
export interface DateLeaf {
  readonly type: 'date';
  readonly field: DateField;
  readonly from?: DateBound;
  readonly to?: DateBound;
}

/** A calendar date, or a distance from the day on which the query is run (`now-30d`: unit d, offset -30). */
export type DateBound =
  | { readonly type: 'day'; readonly date: string }
  | { readonly type: 'now'; readonly offset: number; readonly unit: 'd' | 'w' | 'm' | 'y' };

/**
 * `under`: the section, class, subclass, main group or subgroup itself and everything below it (below a subgroup only where
 * the scheme's levels are loaded; a main group covers all its subgroups). `prefix`: every symbol whose canonical form begins with `symbol`.
 */
export interface ClassLeaf {
  readonly type: 'class';
  readonly scheme: 'ipc' | 'cpc';
  readonly symbol: string;
  readonly mode: 'under' | 'prefix';
}

export const NUMBER_FIELDS = ['an', 'pn', 'pr'] as const;
export type NumberField = (typeof NUMBER_FIELDS)[number];

/** A number in canonical form (see numbers/). Absent country or kind: any. `prefix`: the canonical number begins with it. */
export interface NumberLeaf {
  readonly type: 'number';
  readonly field: NumberField;
  readonly country?: string;
  readonly number: string;
  readonly kind?: string;
  readonly prefix?: true;
}

export const CODE_FIELDS = ['cc', 'kd', 'ty', 'ls', 'fam', 'lang'] as const;
export type CodeField = (typeof CODE_FIELDS)[number];

/** One code in canonical case: `cc` and `kd` upper, `ty` invention|utility|design|plant, `ls` a stage or an office's event code, `lang` lower. */
export interface CodeLeaf {
  readonly type: 'code';
  readonly field: CodeField;
  readonly value: string;
}
