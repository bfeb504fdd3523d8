import type { PlanDocument, PlanTask } from '../../../../shared/plan.ts';
import type { PlanExecution } from '../../../../shared/plan-pages.ts';
import type { Block, Cell, WrittenDocument } from '../../../platform/documents/index.ts';
import {
  type Assigned,
  contentsOf,
  EXECUTION_WORDS,
  partOf,
  unitsInOrder,
  type WrittenLanguage,
} from './execution-words.ts';

const TEXTS = {
  zh: {
    title: (year: number) => `${year} 年度任务分解表`,
    heads: ['任务', '工作内容', '执行单位', '工作支持', '时限'],
    inForce: '现行任务分工。',
    planned: '按单位库推算，印发后生效。',
    colon: '：',
  },
  en: {
    title: (year: number) => `Who does what in ${year}`,
    heads: ['Task', 'Contents', 'Units', 'Support', 'Due'],
    inForce: 'In force.',
    planned: 'As the organisations would execute it; in force once it is issued.',
    colon: ': ',
  },
} as const;

/** The breakdown of a plan as offices print it: a line for each task, with its contents, who executes them and until when. */
export function executionDocument(
  { year, title, number, issuer, issuedOn, tasks }: PlanDocument,
  { assignments, gaps, issued }: Pick<PlanExecution, 'assignments' | 'gaps' | 'issued'>,
  { house, language }: { readonly house: string; readonly language: WrittenLanguage },
): WrittenDocument {
  const t = TEXTS[language];
  const table: Block = {
    ...{ kind: 'table', compact: true, widths: [1.6, 4.6, 4.6, 2.2, 1] },
    head: t.heads.map((text) => ({ text })),
    rows: tasks.map((task): Cell[] => [
      { text: `${task.clause} ${task.title}` },
      { text: task.contents.map(({ text }, at) => `${at + 1}. ${text}`).join(' ') },
      {
        text: [...executors(task, assignments, language), ...missing(task, gaps, language)].join(
          EXECUTION_WORDS[language].stop,
        ),
      },
      { text: task.support?.text ?? '' },
      { text: task.due ?? '' },
    ]),
  };
  return {
    ...{ language, isLandscape: true, title: t.title(year) },
    subtitle: [title, number ?? ''].filter(Boolean).join('　'),
    ...{ author: issuer ?? house, date: issuedOn ?? '' },
    blocks: [{ kind: 'paragraph', runs: [{ text: issued ? t.inForce : t.planned }] }, table],
  };
}

/** Units that do the same of a task stand together: 承担：江西局、浙江局. */
function executors(task: PlanTask, assignments: readonly Assigned[], language: WrittenLanguage): string[] {
  const own = unitsInOrder(assignments.filter((one) => one.task === task.clause)).flatMap((unit) => unit.own);
  const alike = Map.groupBy(own, (one) =>
    [partOf(one, language), one.sort ?? '', contentsOf(one, task, language)].filter(Boolean).join(' '),
  );
  return [...alike].map(([how, units]) => {
    const names = units.map(({ unit }) => unit.name).join(EXECUTION_WORDS[language].comma);
    return `${how}${TEXTS[language].colon}${names}`;
  });
}

function missing({ clause }: PlanTask, gaps: PlanExecution['gaps'], language: WrittenLanguage): string[] {
  const words = EXECUTION_WORDS[language];
  const sought = gaps.filter(({ task }) => task === clause).map((gap) => gap.sought);
  return sought.length === 0 ? [] : [`${words.missing}${TEXTS[language].colon}${sought.join(words.comma)}`];
}
