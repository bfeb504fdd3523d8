import type { Clause, Piece } from '../../../../shared/plan.ts';
import { flatten, piecesOf } from './clauses.ts';
import { folded } from './folded.ts';
import { type Note, notesIn } from './notes.ts';

/** Words of a clause, with the notes in them on who does it. */
export interface Noted {
  readonly piece: Piece;
  readonly notes: readonly Note[];
}

export function saysWho({ notes }: Noted): boolean {
  return notes.some(({ duties, unread }) => duties.length + unread.length > 0);
}

/**
 * The words of each clause with their notes. Notes on lines of their own behind the last of several parts, of which none has another,
 * are about the clause that these are the parts of: a line without a number stands at no level.
 */
export function notedOf(clauses: readonly Clause[]): ReadonlyMap<Clause, readonly Noted[]> {
  const noted = new Map<Clause, readonly Noted[]>(clauses.map((clause) => [clause, notedPieces(clause)]));
  const moved = new Set<Clause>();
  for (const clause of clauses.toReversed()) {
    const last = lastWithin(clause);
    const of = (one: Clause): readonly Noted[] => noted.get(one) ?? [];
    if (last === undefined || clause.children.length < 2 || moved.has(last)) continue;
    const isElsewhere = [clause, ...flatten(clause.children)].some((one) => one !== last && of(one).some(saysWho));
    const owned = new Set(of(last).filter(isNoteAlone));
    if (isElsewhere || owned.size === 0 || of(last).some((one) => saysWho(one) && !isNoteAlone(one))) continue;
    noted.set(
      last,
      of(last).filter((one) => !owned.has(one)),
    );
    noted.set(clause, [...of(clause), ...owned]);
    moved.add(last).add(clause);
  }
  return noted;
}

function notedPieces(clause: Clause): Noted[] {
  return piecesOf(clause).map((piece) => ({ piece, notes: notesIn(piece.text, folded(piece.text)) }));
}

function lastWithin({ children }: Clause): Clause | undefined {
  const last = children.at(-1);
  return last === undefined ? undefined : (lastWithin(last) ?? last);
}

function isNoteAlone({ piece, notes }: Noted): boolean {
  const [first] = notes;
  const end = notes.at(-1)?.end ?? 0;
  return first !== undefined && !/[^\s。;；]/.test(piece.text.slice(0, first.start) + piece.text.slice(end));
}

/** A part of a piece, with its place. */
export function sliceOf({ text, place }: Piece, start: number, end: number): Piece {
  return { text: text.slice(start, end), place: { start: place.start + start, end: place.start + end } };
}
