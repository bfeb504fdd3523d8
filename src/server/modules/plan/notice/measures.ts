import type { Cited, Clause, Deadline, Piece, PlanTask, Unresolved } from '../../../../shared/plan.ts';
import { flatten, joined, piecesOf } from './clauses.ts';
import { daysOfField, deadlinesIn, isWithoutEnd, type WordedDate } from './dates.ts';
import { executorsOf } from './executors.ts';
import { folded } from './folded.ts';
import { type Note, notesIn } from './notes.ts';
import { dueOf, type TasksRead } from './task.ts';
import { titleOf } from './titles.ts';

interface Noted {
  readonly piece: Piece;
  readonly notes: readonly Note[];
}

/**
 * The tasks of a list of measures: each clause whose own words say who does it, in brackets or behind a label. Parts without such
 * words are contents of the measure that they stand in.
 * @param without clauses that are something else.
 */
export function readMeasures(
  clauses: readonly Clause[],
  year: number | undefined,
  without: ReadonlySet<Clause> = new Set(),
): TasksRead {
  const own = flatten(clauses).filter((clause) => !without.has(clause));
  const noted = new Map(own.map((clause) => [clause, notedPieces(clause)] as const));
  const isMeasure = (clause: Clause) =>
    (noted.get(clause) ?? []).some(({ notes }) => notes.some(({ duties }) => duties.length > 0));
  const read = own.filter(isMeasure).map((clause) => {
    const parts = flatten(clause.children);
    const contents = parts.some(isMeasure) ? [] : parts;
    return readMeasure(clause, noted.get(clause) ?? [], contents, year);
  });
  return { tasks: read.flatMap(({ tasks }) => tasks), unresolved: read.flatMap(({ unresolved }) => unresolved) };
}

function notedPieces(clause: Clause): Noted[] {
  return piecesOf(clause).map((piece) => ({ piece, notes: notesIn(piece.text, folded(piece.text)) }));
}

function readMeasure(
  clause: Clause,
  pieces: readonly Noted[],
  parts: readonly Clause[],
  year: number | undefined,
): TasksRead {
  const own = pieces.flatMap(wordsOutside);
  const said = joined(own);
  const contents: Cited[] = [
    ...(said === undefined ? [] : [{ clause: clause.address, ...said }]),
    ...parts.flatMap((part) => {
      const words = joined(piecesOf(part));
      return words === undefined ? [] : [{ clause: part.address, ...words }];
    }),
  ];
  const read = pieces.flatMap(({ piece, notes }) => notes.map((note) => executorsOf(clause.address, piece, note)));
  const times = pieces.flatMap(({ piece, notes }) =>
    notes.flatMap((note) => note.times.map(({ start, end }) => timeOf(clause.address, slice(piece, start, end), year))),
  );
  const spoken = [
    ...own.map((piece) => [clause.address, piece] as const),
    ...parts.flatMap((part) => piecesOf(part).map((piece) => [part.address, piece] as const)),
  ];
  const deadlines = [
    ...spoken.flatMap(([address, piece]) => cited(address, piece, deadlinesIn(folded(piece.text), year))),
    ...times.flatMap((time) => time.deadlines),
  ].toSorted((a, b) => a.place.start - b.place.start);
  const task: PlanTask = {
    clause: clause.address,
    title: titleOf(own[0]?.text ?? clause.heading.text),
    goal: null,
    contents,
    executors: read.flatMap(({ executors }) => executors),
    support: null,
    due: dueOf(deadlines),
    deadlines,
  };
  return {
    tasks: [task],
    unresolved: [...read.flatMap(({ unresolved }) => unresolved), ...times.flatMap(({ unresolved }) => unresolved)],
  };
}

/** What a piece says beside its notes. */
function wordsOutside({ piece, notes }: Noted): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { start, end } of [...notes, { start: piece.text.length, end: piece.text.length }]) {
    const words = slice(piece, from, start);
    if (/[^\s。;,.;,、]/.test(words.text)) pieces.push(trimmed(words));
    from = end;
  }
  return pieces;
}

/** The days of a field for a day. */
export function timeOf(
  clause: string,
  piece: Piece,
  year: number | undefined,
): { readonly deadlines: Deadline[]; readonly unresolved: Unresolved[] } {
  const text = folded(piece.text);
  const days = daysOfField(text, year);
  const isUnderstood = days.length > 0 || isWithoutEnd(text);
  const said = trimmed(piece);
  return {
    deadlines: cited(clause, piece, days),
    unresolved: isUnderstood ? [] : [{ clause, ...said, reason: 'deadline' }],
  };
}

/** Days with the words that set them, in the clause that they stand in. */
export function cited(clause: string, { text, place }: Piece, days: readonly WordedDate[]): Deadline[] {
  return days.map(({ date, start, end }) => ({
    ...{ date, clause, text: text.slice(start, end) },
    place: { start: place.start + start, end: place.start + end },
  }));
}

function slice({ text, place }: Piece, start: number, end: number): Piece {
  return { text: text.slice(start, end), place: { start: place.start + start, end: place.start + end } };
}

function trimmed(piece: Piece): Piece {
  const start = piece.text.length - piece.text.trimStart().length;
  return slice(piece, start, start + piece.text.trim().length);
}
