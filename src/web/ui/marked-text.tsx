import { Fragment, type ReactNode } from 'react';

/** A place in a text, in UTF-16 units. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** A text with places marked; marks that overlap are joined. */
export function MarkedText({ text, marks }: { readonly text: string; readonly marks: readonly Mark[] }): ReactNode {
  return piecesOf(text, marks).map(({ start, piece, marked }) =>
    marked ? <mark key={start}>{piece}</mark> : <Fragment key={start}>{piece}</Fragment>,
  );
}

interface Piece {
  readonly start: number;
  readonly piece: string;
  readonly marked: boolean;
}

function piecesOf(text: string, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = [];
  const add = (start: number, end: number, marked: boolean): void => {
    if (end > start) pieces.push({ start, piece: text.slice(start, end), marked });
  };
  let at = 0;
  for (const { start, end } of joined(marks)) {
    add(at, start, false);
    add(start, end, true);
    at = end;
  }
  add(at, text.length, false);
  return pieces;
}

function joined(marks: readonly Mark[]): Mark[] {
  const result: Mark[] = [];
  for (const mark of marks.toSorted((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last !== undefined && mark.start <= last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, mark.end) };
    } else result.push(mark);
  }
  return result;
}
