import type { Cited, Executor, PlanTask } from '../../../shared/plan.ts';

export const NOWHERE = { start: 0, end: 0 };

/** A task as a form holds it: words without their places, which stay with what was read. */
export interface TaskValues {
  readonly clause: string;
  readonly title: string;
  readonly goal: string;
  readonly contents: readonly Partial<Cited>[];
  readonly executors: readonly Partial<Executor>[];
  readonly support: string;
  readonly due: string | null;
}

export function valuesOf({ clause, title, goal, contents, executors, support, due }: PlanTask): TaskValues {
  return { clause, title, goal: goal?.text ?? '', contents, executors, support: support?.text ?? '', due };
}

/** The task with what a form says now. What was there keeps its clause and place; what is new gets the clause that notices use. */
export function taskOf(before: PlanTask, values: TaskValues): PlanTask {
  const clause = values.clause.trim();
  const contents = values.contents.map((content, at) => ({
    clause: content.clause?.trim() || nextContent(clause, at),
    text: content.text?.trim() ?? '',
    place: content.place ?? NOWHERE,
  }));
  const own = new Set(contents.map((content) => content.clause));
  return {
    ...before,
    ...{ clause, title: values.title.trim(), contents },
    goal: cited(before.goal, values.goal, `${clause}1`),
    executors: values.executors.map((executor) => executorOf(executor, `${clause}3`, own)),
    support: cited(before.support, values.support, `${clause}4`),
    due: values.due ?? null,
  };
}

function cited(before: Cited | null, text: string, clause: string): Cited | null {
  const said = text.trim();
  if (said === '') return null;
  return before === null ? { clause, text: said, place: NOWHERE } : { ...before, text: said };
}

function executorOf(said: Partial<Executor>, clause: string, own: ReadonlySet<string>): Executor {
  const rule = said.rule ?? 'all';
  return {
    ...{
      rule,
      units: rule === 'named' ? (said.units ?? []) : [],
      grade: rule === 'class' ? (said.grade ?? null) : null,
    },
    sort: said.sort?.trim() || null,
    contents: (said.contents ?? []).filter((content) => own.has(content)),
    obliged: said.obliged ?? true,
    ...(said.role === 'helper' ? { role: said.role, ...(said.returns ? { returns: said.returns } : {}) } : {}),
    ...{ clause: said.clause ?? clause, text: said.text ?? '', place: said.place ?? NOWHERE },
  };
}

/** The clause of a content of a task, counted from 0. */
export function nextContent(task: string, at: number): string {
  return `${task}2(${at + 1})`;
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A task for the end of a plan, with the clause that follows its last. */
export function newTask(tasks: readonly PlanTask[]): PlanTask {
  const chapter = /^(.*)\([一二三四五六七八九十]+\)$/.exec(tasks.at(-1)?.clause ?? '')?.[1] ?? '一';
  const numbered = (at: number): string => `${chapter}(${chineseNumber(at)})`;
  let at = tasks.length + 1;
  while (tasks.some(({ clause }) => clause === numbered(at))) at += 1;
  return {
    ...{ clause: numbered(at), title: '', goal: null, contents: [], executors: [], support: null, due: null },
    deadlines: [],
  };
}

/** Below a hundred, as clauses are counted. */
function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = DIGITS[value % 10] ?? '';
  return tens === 0 ? ones : `${tens === 1 ? '' : DIGITS[tens]}十${ones}`;
}
