import type { Cited, Clause, Deadline, Piece, PlanTask, Unresolved } from '../../../../shared/plan.ts';
import { flatten, joined } from './clauses.ts';
import { daysOfField, deadlinesIn, isWithoutEnd, type WordedDate } from './dates.ts';
import { executorsOf } from './executors.ts';
import { folded } from './folded.ts';
import { type Noted, notedOf, saysWho, sliceOf } from './noted.ts';
import { dueOf, type TasksRead } from './task.ts';
import { titleOf } from './titles.ts';

const SAYS_SOMETHING = /[^\s。；;，,.、]/;

/** A measure: the clause, what is said of it, and the notes on who does it. */
interface Measure {
  readonly clause: Clause;
  readonly pieces: readonly Noted[];
  readonly parts: readonly { readonly clause: Clause; readonly pieces: readonly Piece[] }[];
}

/**
 * The tasks of a list of measures: each clause whose own words say who does it, in brackets or behind a label. Parts without such
 * words are contents of the measure that they stand in. A clause among measures that says nobody is told.
 * @param without clauses that are something else.
 */
export function readMeasures(
  clauses: readonly Clause[],
  year: number | undefined,
  without: ReadonlySet<Clause> = new Set(),
): TasksRead {
  const own = flatten(clauses).filter((clause) => !without.has(clause));
  const noted = notedOf(own);
  const isMeasure = (clause: Clause): boolean => (noted.get(clause) ?? []).some(saysWho);
  const read = own.filter(isMeasure).map((clause) => {
    const parts = flatten(clause.children);
    const contents = parts.some(isMeasure) ? [] : parts;
    const pieces = contents.map((part) => ({ clause: part, pieces: (noted.get(part) ?? []).flatMap(wordsOutside) }));
    return readMeasure({ clause, pieces: noted.get(clause) ?? [], parts: pieces }, year);
  });
  const lists = [clauses, ...own.map(({ children }) => children)];
  return {
    tasks: read.flatMap(({ tasks }) => tasks),
    unresolved: [
      ...read.flatMap(({ unresolved }) => unresolved),
      ...lists.flatMap((list) => withoutAnybody(list, isMeasure, without)),
    ],
  };
}

/** Of a list that are measures by the half or more, those that say nobody. */
function withoutAnybody(
  list: readonly Clause[],
  isMeasure: (clause: Clause) => boolean,
  without: ReadonlySet<Clause>,
): Unresolved[] {
  const silent = list.filter((clause) => !without.has(clause) && !flatten([clause]).some(isMeasure));
  if (list.filter(isMeasure).length * 2 < list.length) return [];
  return silent.map(({ address, heading }) => ({ clause: address, ...heading, reason: 'missing-executors' }));
}

function readMeasure({ clause, pieces, parts }: Measure, year: number | undefined): TasksRead {
  const { address } = clause;
  const own = pieces.flatMap(wordsOutside);
  const said = [{ clause, pieces: own }, ...parts];
  const notes = pieces.flatMap((noted) => noted.notes.map((note) => ({ piece: noted.piece, note })));
  const read = notes.map(({ piece, note }) => executorsOf(address, piece, note));
  const times = notes.flatMap(({ piece, note }) =>
    note.times.map(({ start, end }) => timeOf(address, sliceOf(piece, start, end), year)),
  );
  const deadlines = [
    ...said.flatMap((part) =>
      part.pieces.flatMap((piece) => cited(part.clause.address, piece, deadlinesIn(folded(piece.text), year))),
    ),
    ...times.flatMap((time) => time.deadlines),
  ].toSorted((a, b) => a.place.start - b.place.start);
  const task: PlanTask = {
    clause: address,
    title: titleOf(own[0]?.text ?? clause.heading.text),
    goal: null,
    contents: said.flatMap((part): Cited[] => {
      const words = joined(part.pieces);
      return words === undefined ? [] : [{ clause: part.clause.address, ...words }];
    }),
    executors: read.flatMap(({ executors }) => executors),
    support: null,
    due: dueOf(deadlines),
    deadlines,
  };
  return {
    tasks: [task],
    unresolved: [
      ...(isSeveral(pieces) ? [{ clause: address, ...clause.heading, reason: 'part' } as const] : []),
      ...read.flatMap(({ unresolved }) => unresolved),
      ...times.flatMap(({ unresolved }) => unresolved),
    ],
  };
}

/** Whether a clause says several things, each with who does it: which does which is for a person to say. */
function isSeveral(pieces: readonly Noted[]): boolean {
  const said = pieces.flatMap((noted) =>
    noted.notes.map((note, at) => ({ noted, note, before: noted.notes[at - 1]?.end ?? 0 })),
  );
  const own = said.filter(
    ({ noted, note, before }) =>
      note.duties.length > 0 && SAYS_SOMETHING.test(noted.piece.text.slice(before, note.start)),
  );
  return own.length > 1;
}

/** What a piece says beside its notes. */
function wordsOutside({ piece, notes }: Noted): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { start, end } of [...notes, { start: piece.text.length, end: piece.text.length }]) {
    const words = sliceOf(piece, from, start);
    if (SAYS_SOMETHING.test(words.text)) pieces.push(trimmed(words));
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

function trimmed(piece: Piece): Piece {
  const start = piece.text.length - piece.text.trimStart().length;
  return sliceOf(piece, start, start + piece.text.trim().length);
}
