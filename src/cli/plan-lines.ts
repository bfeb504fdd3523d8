import type { PlanDocument, PlanTask } from '../shared/plan.ts';
import type { Say } from './say.ts';
import { tableLines } from './table.ts';

/** A plan as it is printed: what was read of the notice. Contents that an executor has are their numbers within the task. */
export function printedPlan(id: number, { number, title, year, tasks, unresolved }: PlanDocument) {
  return {
    ...{ id, number, title, year, tasks: tasks.map(printedTask) },
    unresolved: unresolved.map(({ clause, reason, text }) => ({ clause, reason, text })),
  };
}

function printedTask({ clause, title, goal, contents, executors, support, due }: PlanTask) {
  const numbers = contents.map((content) => content.clause);
  return {
    ...{ clause, title, goal: goal?.text ?? null, contents: contents.map(({ text }) => text) },
    executors: executors.map(({ rule, units, grade, sort, obliged, contents: own, role }) => ({
      ...{ rule, units, grade, sort },
      contents: (own.length > 0 ? own : numbers).map((address) => numbers.indexOf(address) + 1),
      ...(role === undefined ? {} : { role }),
      obliged,
    })),
    ...{ support: support?.text ?? null, due },
  };
}

/** A plan for people: its head, its tasks, and what was not understood. */
export function planLines(id: number, document: PlanDocument, say: Say): string[] {
  const { number, title, year, tasks, unresolved, returns } = document;
  const head = [say('任务', 'task'), say('名称', 'title'), say('内容', 'contents'), say('执行单位', 'executed by')];
  const rows = tasks.map((task) => [
    task.clause,
    task.title,
    task.contents.length,
    task.executors.map(({ text }) => text).join(say('；', '; ')),
  ]);
  const pieces = unresolved.map(({ clause, text }) => [clause ?? '', text]);
  const none = say('没有读到任务。请在网页上补充。', 'No task was read. Enter them on the pages.');
  return [
    say(`第 ${id} 号计划：${title}`, `Plan ${id}: ${title}`),
    [number ?? '', say(`${year} 年度`, `year ${year}`)].filter((part) => part !== '').join('  '),
    ...(returns === null ? [] : [say(`回执应于 ${returns.date} 前报送。`, `Returns are due by ${returns.date}.`)]),
    '',
    ...tableLines(head, rows, none),
    ...(pieces.length === 0
      ? []
      : ['', ...tableLines([say('未读懂的条款', 'not understood'), say('原文', 'words')], pieces)]),
  ];
}
