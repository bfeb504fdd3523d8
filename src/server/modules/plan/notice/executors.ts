import type { Cited, Executor, Piece, Unresolved } from '../../../../shared/plan.ts';
import { type DutiesRead, type Duty, dutiesIn, type Role } from './duties.ts';
import { folded } from './folded.ts';
import { inlineItems } from './inline-items.ts';

export interface ExecutorsRead {
  readonly executors: readonly Executor[];
  readonly unresolved: readonly Unresolved[];
}

interface Scope {
  readonly sort: string | null;
  readonly contents: readonly string[];
}

const EVERYTHING: Scope = { sort: null, contents: [] };
const SORT = /^([^:,。;]{2,20}):/;
const LABEL = /(?:单位|部门|主体|负责)$/;

/** Words about executors, with their number where they are numbered. */
export interface ExecutorWords extends Cited {
  readonly number?: number;
}

/**
 * Who executes a task, from the words of its notice. What no rule is plain from is told as unresolved, never guessed.
 * @param contents the addresses of the task's contents, in their order.
 */
export function readExecutors(words: readonly ExecutorWords[], contents: readonly string[], role: Role): ExecutorsRead {
  const items = words.flatMap((piece): ExecutorWords[] => {
    const inline = inlineItems(piece);
    return inline.length > 0 ? inline.map((item) => ({ ...item, clause: piece.clause })) : [piece];
  });
  const read = items.map((item) => {
    const text = folded(item.text);
    const label = item.number === undefined ? undefined : SORT.exec(text);
    const sort =
      label === null || label?.[1] === undefined || LABEL.test(label[1]) ? null : item.text.slice(0, label[1].length);
    const scope =
      item.number === undefined ? EVERYTHING : { sort, contents: contents.slice(item.number - 1, item.number) };
    const start = label?.[0].length ?? 0;
    const rest = { text: item.text.slice(start), place: { start: item.place.start + start, end: item.place.end } };
    return executorsOf(item.clause, rest, dutiesIn(rest.text, folded(rest.text), role), scope, contents);
  });
  return { executors: read.flatMap((one) => one.executors), unresolved: read.flatMap((one) => one.unresolved) };
}

/** The executors that duties say, and what is left open in them. */
export function executorsOf(
  clause: string,
  piece: Piece,
  { duties, unread }: DutiesRead,
  scope: Scope = EVERYTHING,
  contents: readonly string[] = [],
): ExecutorsRead {
  const words = ({ start, end }: { readonly start: number; readonly end: number }) => ({
    clause,
    text: piece.text.slice(start, end),
    place: { start: piece.place.start + start, end: piece.place.start + end },
  });
  const executors = duties
    .filter(({ rule, units }) => rule !== 'named' || units.some(({ name }) => name !== ''))
    .map(({ rule, grade, obliged, role, contents: numbers, units, ...place }): Executor => {
      const own = numbers === undefined ? scope.contents : numbers.flatMap((at) => contents[at - 1] ?? []);
      const names = units.flatMap(({ name }) => (name === '' ? [] : [name]));
      const part = role === undefined ? {} : { role };
      return { rule, grade, obliged, ...part, units: names, sort: scope.sort, contents: [...own], ...words(place) };
    });
  const doubtful = duties.flatMap(({ units }: Duty) =>
    units.flatMap((unit): Unresolved[] => {
      if (unit.isOpen) return [{ ...words(unit), reason: 'executor' }];
      return unit.isPlain ? [] : [{ ...words(unit), reason: 'region' }];
    }),
  );
  return {
    executors,
    unresolved: [...doubtful, ...unread.map((one): Unresolved => ({ ...words(one), reason: 'executor' }))],
  };
}
