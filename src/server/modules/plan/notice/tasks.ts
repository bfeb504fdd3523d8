import type { Cited, Clause, Deadline, Piece, PlanTask, Unresolved } from '../../../../shared/plan.ts';
import { deadlinesIn } from './dates.ts';
import { readExecutors } from './executors.ts';
import { folded } from './folded.ts';

export interface TasksRead {
  readonly tasks: readonly PlanTask[];
  readonly unresolved: readonly Unresolved[];
}

type PartKind = 'goal' | 'contents' | 'executors' | 'support';

const LABELS: Readonly<Record<PartKind, RegExp>> = {
  goal: /^(?:工作)?目标(?:任务)?:/,
  contents: /^(?:工作|主要|具体|任务)?(?:内容|任务|举措):/,
  executors: /^(?:执行|责任|承担|牵头|实施)(?:单位|部门|主体):/,
  support: /^(?:工作支持|支持措施|保障措施|经费支持|支持方式):/,
};

interface Part {
  readonly kind: PartKind;
  readonly clause: Clause;
  /** The words after the label. */
  readonly words: Cited;
}

/** Whether the parts of a clause are those of a task: at least two of them say so. */
export function isTask({ children }: Clause): boolean {
  return new Set(children.map((child) => partOf(child)?.kind).filter(Boolean)).size >= 2;
}

/** The tasks of a clause whose parts are tasks. */
export function readTasks(clauses: readonly Clause[], year: number | undefined): TasksRead {
  const read = clauses.map((clause) => readTask(clause, year));
  return { tasks: read.flatMap(({ tasks }) => tasks), unresolved: read.flatMap((one) => one.unresolved) };
}

function readTask(clause: Clause, year: number | undefined): TasksRead {
  const parts = clause.children.flatMap((child) => partOf(child) ?? []);
  const unresolved: Unresolved[] = clause.children
    .filter((child) => partOf(child) === undefined)
    .map((child) => ({ clause: child.address, ...child.heading, reason: 'part' }));
  const one = (kind: PartKind): Part | undefined => parts.find((part) => part.kind === kind);
  const contents = contentsOf(one('contents'));
  const executors = one('executors');
  const executed =
    executors &&
    readExecutors(
      executors.words,
      contents.map((content) => content.clause),
    );
  const deadlines = contents.flatMap((content) => deadlinesOf(content, year));
  const missing = (reason: Unresolved['reason']): Unresolved => ({ clause: clause.address, ...clause.heading, reason });
  if (one('goal') === undefined) unresolved.push(missing('missing-goal'));
  if (contents.length === 0) unresolved.push(missing('missing-contents'));
  if (executors === undefined) unresolved.push(missing('missing-executors'));
  unresolved.push(...(executed?.unresolved ?? []));
  const task: PlanTask = {
    clause: clause.address,
    title: clause.heading.text,
    goal: one('goal')?.words ?? null,
    contents,
    executors: [...(executed?.executors ?? [])],
    support: one('support')?.words ?? null,
    due:
      deadlines
        .map(({ date }) => date)
        .sort()
        .at(-1) ?? null,
    deadlines,
  };
  return { tasks: [task], unresolved };
}

function partOf(clause: Clause): Part | undefined {
  const heading = folded(clause.heading.text);
  for (const kind of ['goal', 'contents', 'executors', 'support'] as const) {
    const label = LABELS[kind].exec(heading)?.[0];
    if (label !== undefined)
      return { kind, clause, words: { clause: clause.address, ...wordsOf(clause, label.length) } };
  }
  return undefined;
}

/** A clause's words with the paragraphs after them, from the first to the last. */
function wordsOf({ heading, paragraphs }: Clause, skipped: number): Piece {
  const start = heading.place.start + skipped;
  const first = heading.text.slice(skipped);
  const texts = [...(first === '' ? [] : [first]), ...paragraphs.map(({ text }) => text)];
  return { text: texts.join('\n'), place: { start, end: paragraphs.at(-1)?.place.end ?? heading.place.end } };
}

/** The numbered contents; contents without numbers are one. */
function contentsOf(part: Part | undefined): Cited[] {
  if (part === undefined) return [];
  const { words, clause } = part;
  const numbered = clause.children.map((child) => ({ clause: child.address, ...wordsOf(child, 0) }));
  return words.text === '' ? numbered : [words, ...numbered];
}

function deadlinesOf({ clause, text, place }: Cited, year: number | undefined): Deadline[] {
  return deadlinesIn(folded(text), year).map(({ date, start, end }) => ({
    ...{ date, clause, text: text.slice(start, end) },
    place: { start: place.start + start, end: place.start + end },
  }));
}
