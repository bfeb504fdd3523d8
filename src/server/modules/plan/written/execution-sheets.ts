import type { AssignmentLine, PlanDocument, PlanTask } from '../../../../shared/plan.ts';
import type { PlanExecution } from '../../../../shared/plan-pages.ts';
import { provinceName } from '../../../../shared/regions.ts';
import { type ListColumn, type ListSheet, listSheet } from '../../../platform/list-workbook.ts';
import {
  type Assigned,
  contentsOf,
  EXECUTION_WORDS,
  partOf,
  unitsInOrder,
  type WrittenLanguage,
} from './execution-words.ts';

type Tasks = Pick<PlanDocument, 'tasks'>;
type Execution = Pick<PlanExecution, 'assignments' | 'gaps'>;

interface MatrixRow {
  readonly province: string | null;
  readonly unit: string;
  readonly cells: ReadonlyMap<string, string>;
}

/** Who executes what: units down and tasks across, and on another sheet a line for each unit of each task, with the words of its contents. */
export function executionSheets({ tasks }: Tasks, execution: Execution, language: WrittenLanguage): ListSheet[] {
  return [matrix(tasks, execution, language), lines(tasks, execution.assignments, language)];
}

function matrix(tasks: readonly PlanTask[], { assignments, gaps }: Execution, language: WrittenLanguage): ListSheet {
  const cellOf = (own: readonly Assigned[], task: PlanTask): string =>
    own
      .filter((one) => one.task === task.clause)
      .map((one) => [partOf(one, language), one.sort ?? '', contentsOf(one, task, language)].filter(Boolean).join(' '))
      .join(EXECUTION_WORDS[language].stop);
  const rows: MatrixRow[] = [
    ...unitsInOrder(assignments).map(({ unit, own }) => ({
      ...{ province: unit.province, unit: unit.name },
      cells: new Map(tasks.map((task) => [task.clause, cellOf(own, task)])),
    })),
    ...[...Map.groupBy(gaps, ({ sought }) => sought).values()].flatMap((own): MatrixRow[] => {
      const [first] = own;
      if (first === undefined) return [];
      const cells = new Map(own.map(({ task }) => [task, EXECUTION_WORDS[language].missing]));
      return [{ province: first.province, unit: first.sought, cells }];
    }),
  ];
  const columns: ListColumn<MatrixRow>[] = [
    { zh: '省份', en: 'Province', width: 14, read: ({ province }) => provinceName(province, language) },
    { zh: '单位', en: 'Unit', width: 32, read: ({ unit }) => unit },
    ...tasks.map(({ clause, title }): ListColumn<MatrixRow> => {
      const name = `${clause} ${title}`;
      return { zh: name, en: name, width: 16, read: ({ cells }) => cells.get(clause) ?? null };
    }),
  ];
  return listSheet({ zh: '任务分工', en: 'Who executes what' }, columns, rows, language);
}

function lines(tasks: readonly PlanTask[], assignments: readonly Assigned[], language: WrittenLanguage): ListSheet {
  const columns: ListColumn<Assigned>[] = columnsOfAll(tasks, language);
  return listSheet({ zh: '分工明细', en: 'Assignments' }, columns, inTaskOrder(tasks, assignments), language);
}

/** What units have to do, with what a province gave on to its own. */
export function assignmentsSheet(
  { tasks }: Tasks,
  assignments: readonly AssignmentLine[],
  language: WrittenLanguage,
): ListSheet {
  const unitOf = new Map(assignments.map(({ id, unit }) => [id, unit.name]));
  const columns: ListColumn<AssignmentLine>[] = [
    ...columnsOfAll(tasks, language),
    { zh: '分解自', en: 'Given on by', width: 26, read: ({ partOf: whole }) => unitOf.get(whole ?? 0) ?? null },
    { zh: '要求', en: 'Wish', width: 30, read: ({ wish }) => wish },
  ];
  return listSheet({ zh: '任务分工', en: 'Assignments' }, columns, inTaskOrder(tasks, assignments), language);
}

function columnsOfAll(tasks: readonly PlanTask[], language: WrittenLanguage): ListColumn<Assigned>[] {
  const taskOf = new Map(tasks.map((task) => [task.clause, task]));
  return [
    { zh: '任务条款', en: 'Clause', width: 12, read: ({ task }) => task },
    { zh: '任务', en: 'Task', width: 30, read: ({ task }) => taskOf.get(task)?.title ?? '' },
    { zh: '省份', en: 'Province', width: 14, read: ({ unit }) => provinceName(unit.province, language) },
    { zh: '单位', en: 'Unit', width: 32, read: ({ unit }) => unit.name },
    { zh: '方式', en: 'Part', width: 10, read: (one) => partOf(one, language) },
    { zh: '类别', en: 'Sort', width: 14, read: ({ sort }) => sort },
    { zh: '工作内容', en: 'Contents', width: 60, read: (one) => wordsOf(one, taskOf.get(one.task)) },
    { zh: '任务期限', en: 'Due', width: 12, isDay: true, read: ({ task }) => taskOf.get(task)?.due ?? null },
    { zh: '工作支持', en: 'Support', width: 30, read: ({ task }) => taskOf.get(task)?.support?.text ?? null },
  ];
}

function wordsOf({ contents }: Pick<Assigned, 'contents'>, task: PlanTask | undefined): string {
  const own = task?.contents.filter(({ clause }) => contents.includes(clause)) ?? [];
  return own.map(({ clause, text }) => `${clause} ${text}`).join('\n');
}

function inTaskOrder<One extends { readonly task: string }>(tasks: readonly PlanTask[], lines: readonly One[]): One[] {
  return tasks.flatMap(({ clause }) => lines.filter(({ task }) => task === clause));
}
