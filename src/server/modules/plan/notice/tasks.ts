import type { Cited, Clause, Deadline, Piece, PlanTask, Unresolved } from '../../../../shared/plan.ts';
import { flatten, joined, piecesOf } from './clauses.ts';
import { deadlinesIn } from './dates.ts';
import { type ExecutorWords, readExecutors } from './executors.ts';
import { folded } from './folded.ts';
import { cited, timeOf } from './measures.ts';
import { dueOf, type TasksRead } from './task.ts';
import { titleOf } from './titles.ts';

const KINDS = ['goal', 'contents', 'executors', 'helpers', 'support', 'time'] as const;
type PartKind = (typeof KINDS)[number];

const BEHIND = String.raw`(?:[:。]\s*|\s+|$)`;
const LABELS: Readonly<Record<PartKind, RegExp>> = {
  goal: new RegExp(`^(?:工作|任务|总体)?目标(?:任务)?${BEHIND}`),
  contents: new RegExp(`^(?:(?:工作|主要|具体|任务)(?:内容|任务|举措|措施)|内容|任务|举措|措施)${BEHIND}`),
  executors: new RegExp(`^(?:执行|责任|承担|牵头|实施|主办|负责)(?:单位|部门|主体)${BEHIND}`),
  helpers: new RegExp(`^(?:配合|协办|参与|协作)(?:单位|部门)${BEHIND}`),
  support: new RegExp(`^(?:工作支持|支持措施|保障措施|经费支持|支持方式|工作保障)${BEHIND}`),
  time: new RegExp(`^(?:完成|工作|实施)?(?:时限|时间|期限)(?:要求|安排|节点)?${BEHIND}|^时间节点${BEHIND}`),
};

interface Part {
  readonly kind: PartKind;
  readonly clause: Clause;
  /** The words after the label, and the paragraphs. */
  readonly pieces: readonly Piece[];
}

/** Whether the parts of a clause are those of a task: at least two of them say so, and one says what is done, or who does it. */
export function isTask({ children }: Clause): boolean {
  const kinds = new Set(children.map((child) => partOf(child)?.kind));
  kinds.delete(undefined);
  return kinds.size >= 2 && (kinds.has('contents') || kinds.has('executors'));
}

/** The tasks of clauses whose parts are those of tasks. */
export function readTasks(clauses: readonly Clause[], year: number | undefined): TasksRead {
  const read = clauses.map((clause) => readTask(clause, year));
  return { tasks: read.flatMap(({ tasks }) => tasks), unresolved: read.flatMap((one) => one.unresolved) };
}

function readTask(clause: Clause, year: number | undefined): TasksRead {
  const parts = clause.children.flatMap((child) => partOf(child) ?? []);
  const byKind = new Map(parts.toReversed().map((part) => [part.kind, part] as const));
  const of = (kind: PartKind): Part | undefined => byKind.get(kind);
  const understood = new Set([...byKind.values()].map((part) => part.clause));
  const extra = clause.children.filter((child) => !understood.has(child));
  const contents = contentsOf(of('contents'));
  const addresses = numberedOf(of('contents'), contents);
  const executed = (['executors', 'helpers'] as const).flatMap((kind) => {
    const part = of(kind);
    if (part === undefined) return [];
    return [readExecutors(wordsIn(part), addresses, kind === 'helpers' ? 'helper' : 'lead')];
  });
  const times = (of('time')?.pieces ?? []).map((piece) => timeOf(of('time')!.clause.address, piece, year));
  const deadlines: Deadline[] = [
    ...contents.flatMap(({ words, pieces }) =>
      pieces.flatMap((piece) => cited(words.clause, piece, deadlinesIn(folded(piece.text), year))),
    ),
    ...times.flatMap((time) => time.deadlines),
  ];
  const whole = (reason: Unresolved['reason']): Unresolved => ({ clause: clause.address, ...clause.heading, reason });
  const isPlan = of('goal') !== undefined || of('support') !== undefined;
  const task: PlanTask = {
    clause: clause.address,
    title: titleOf(clause.heading.text),
    goal: citedPart(of('goal')),
    contents: contents.map(({ words }) => words),
    executors: executed.flatMap(({ executors }) => executors),
    support: citedPart(of('support')),
    due: dueOf(deadlines),
    deadlines,
  };
  return {
    tasks: [task],
    unresolved: [
      ...extra.map((child): Unresolved => ({ clause: child.address, ...child.heading, reason: 'part' })),
      ...(isPlan && task.goal === null ? [whole('missing-goal')] : []),
      ...(contents.length === 0 ? [whole('missing-contents')] : []),
      ...(of('executors') === undefined ? [whole('missing-executors')] : []),
      ...executed.flatMap(({ unresolved }) => unresolved),
      ...times.flatMap(({ unresolved }) => unresolved),
    ],
  };
}

function partOf(clause: Clause): Part | undefined {
  const heading = folded(clause.heading.text);
  for (const kind of KINDS) {
    const label = LABELS[kind].exec(heading)?.[0];
    if (label !== undefined) return { kind, clause, pieces: piecesOf(clause, label.length) };
  }
  return undefined;
}

/** All that a part says, with what its own parts say, as one. */
function citedPart(part: Part | undefined): Cited | null {
  if (part === undefined) return null;
  const { clause, pieces } = part;
  const words = joined([...pieces, ...flatten(clause.children).flatMap((child) => piecesOf(child))]);
  return words === undefined ? null : { clause: clause.address, ...words };
}

/** The numbered contents; contents without numbers are one. */
function contentsOf(part: Part | undefined): { readonly words: Cited; readonly pieces: readonly Piece[] }[] {
  if (part === undefined) return [];
  const isOpening = part.clause.children.length > 0 && /[:：]\s*$/.test(part.pieces.at(-1)?.text ?? '');
  const said = [
    { clause: part.clause.address, pieces: isOpening ? [] : part.pieces },
    ...part.clause.children.map((child) => ({
      clause: child.address,
      pieces: [...piecesOf(child), ...flatten(child.children).flatMap((one) => piecesOf(one))],
    })),
  ];
  return said.flatMap(({ clause, pieces }) => {
    const words = joined(pieces);
    return words === undefined ? [] : [{ words: { clause, ...words }, pieces }];
  });
}

/** The addresses that `内容(1)` and its like mean. */
function numberedOf(part: Part | undefined, contents: readonly { readonly words: Cited }[]): string[] {
  const numbered = part?.clause.children.map(({ address }) => address) ?? [];
  return numbered.length > 0 ? numbered : contents.map(({ words }) => words.clause);
}

/** The words on executors, and each of the numbered parts among them. */
function wordsIn({ clause, pieces }: Part): ExecutorWords[] {
  const numbered = clause.children.flatMap((child) =>
    piecesOf(child).map((piece) => ({ ...piece, clause: child.address, number: child.number })),
  );
  return [...pieces.map((piece) => ({ ...piece, clause: clause.address })), ...numbered];
}
