/** A stretch of text. A note stands at the foot of the page, with a mark behind the text. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly note?: string;
}

/** A cell of a table; numbers stand at the right. */
export interface Cell extends Run {
  readonly numeric?: boolean;
}

export type HeadingLevel = 1 | 2 | 3;

export interface Table {
  readonly kind: 'table';
  readonly caption?: string;
  readonly head: readonly Cell[];
  /** Each as long as the head. */
  readonly rows: readonly (readonly Cell[])[];
  /** How wide the columns are against each other; all alike where it is not said. */
  readonly widths?: readonly number[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: HeadingLevel; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Run[])[] }
  | Table
  | { readonly kind: 'page-break' };

/** A document for people to read, print and file, in no format yet. */
export interface WrittenDocument {
  readonly language: 'zh' | 'en';
  readonly title: string;
  readonly subtitle?: string;
  readonly author: string;
  /** As it stands under the title. */
  readonly date: string;
  /** The heading over the contents; no contents without one. */
  readonly contents?: string;
  readonly blocks: readonly Block[];
}

/** Plain text as the runs of a paragraph, one paragraph for each of its lines. */
export function paragraphsOf(text: string): Block[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', runs: [{ text: line }] }));
}

/** What neither XML nor a typeface has a sign for is left out: control characters, halves of surrogate pairs. */
export function printableText(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (sign) => (sign === '\n' || sign === '\t' ? ' ' : ''));
}
