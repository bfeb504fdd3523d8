/** A stretch of text. A note stands at the foot of the page, with a mark behind the text. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly note?: string;
  readonly tone?: Tone;
}

/** The colour of a signal. What it says stands in the words too. */
export type Tone = 'good' | 'warning' | 'bad' | 'quiet';

/** The colours of signals, dark enough to be read on white paper. */
export const TONES: Readonly<Record<Tone, string>> = {
  good: '1A6B3A',
  warning: '8A5A00',
  bad: 'B3261E',
  quiet: '5B6672',
};

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
  /** Set small, for a sheet of many columns. */
  readonly compact?: boolean;
}

/** A cell of a form. */
export interface FormCell {
  /** One paragraph each. */
  readonly lines: readonly string[];
  /** It names what stands beside or under it. */
  readonly isLabel?: boolean;
  /** How many columns it takes; one where it is not said. */
  readonly across?: number;
  /** How many rows it takes; one where it is not said. The rows under it leave its columns out. */
  readonly down?: number;
  /** Somebody signs or seals here by hand: there is room for it, and the last line stands at the foot. */
  readonly isSigned?: boolean;
}

/** A form as offices print it: one frame of named fields. */
export interface Form {
  readonly kind: 'form';
  readonly widths: readonly number[];
  readonly rows: readonly (readonly FormCell[])[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: HeadingLevel; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Run[])[] }
  | Table
  | Form
  | { readonly kind: 'page-break' };

/** A document for people to read, print and file, in no format yet. */
export interface WrittenDocument {
  readonly language: 'zh' | 'en';
  readonly title: string;
  readonly subtitle?: string;
  readonly author: string;
  /** As it stands under the title. */
  readonly date: string;
  /** A4 lies on its long side. */
  readonly isLandscape?: boolean;
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
