import type { NamedPerson, ScheduledStep } from '../../../../shared/ledger.ts';
import type { ReturnPage } from '../../../../shared/ledger-pages.ts';
import { LEDGER_WORDS } from '../../../../shared/ledger-words.ts';
import type { Block, FormCell, WrittenDocument } from '../../../platform/documents/index.ts';

const TEXTS = {
  zh: {
    title: (year: number) => `${year} 年度工作任务回执`,
    task: '任务名称',
    asked: '通知要求',
    unit: '承担单位',
    responsible: '责任人（处级）',
    contact: '联络人',
    ...{ name: '姓名', rank: '职务', phone: '电话', mail: '邮箱' },
    content: '工作内容',
    schedule: '进度安排',
    ...{ matter: '工作事项', startOn: '开始日期', dueOn: '完成日期' },
    expected: '预期成果',
    ...{ result: '成果', target: '目标数' },
    signed: '责任人（签字）：',
    sealed: '单位（盖章）：',
    day: '年　　月　　日',
    state: '状态',
    notBegun: '未填写',
    received: (day: string) => `报送日期：${day}`,
    onTimeUntil: (day: string) => `按时截止：${day}`,
    stop: '；',
    colon: '：',
  },
  en: {
    title: (year: number) => `Return for a task of ${year}`,
    task: 'Task',
    asked: 'Asked for',
    unit: 'Unit',
    responsible: 'Responsible',
    contact: 'Contact',
    ...{ name: 'Name', rank: 'Post', phone: 'Phone', mail: 'Mail' },
    content: 'Content of the work',
    schedule: 'Schedule',
    ...{ matter: 'Matter', startOn: 'Start', dueOn: 'Done by' },
    expected: 'Expected results',
    ...{ result: 'Result', target: 'Target' },
    signed: 'Responsible person (signature):',
    sealed: 'Unit (seal):',
    day: 'Date:　　　　　　',
    state: 'State',
    notBegun: 'Not begun',
    received: (day: string) => `received ${day}`,
    onTimeUntil: (day: string) => `on time until ${day}`,
    stop: '; ',
    colon: ': ',
  },
} as const;

/** The columns: what a field is, then two pairs of a name and what is said. */
const WIDTHS = [1.7, 1.1, 2.6, 1.4, 2.2];

/** The return for a task as a form: the five items in one frame, and under them where the responsible person signs and the unit seals. */
export function returnForm(page: ReturnPage, plan: string, language: 'zh' | 'en'): WrittenDocument {
  const t = TEXTS[language];
  const { unit, task, title, contents, content, receivedOn } = page;
  const { responsible, contact, schedule, expected } = content;
  const form: Block = {
    kind: 'form',
    widths: WIDTHS,
    rows: [
      [label(t.task), value([`${task}　${title}`], 4)],
      ...(contents.length === 0
        ? []
        : [
            [
              label(t.asked),
              value(
                contents.map(({ clause, text }) => `${clause} ${text}`),
                4,
              ),
            ],
          ]),
      [label(t.unit), value([unit.name], 4)],
      ...person(t.responsible, responsible, language),
      ...person(t.contact, contact, language),
      [
        label(t.content),
        value(
          content.content.split(/\r?\n/).filter((line) => line.trim() !== ''),
          4,
        ),
      ],
      [
        label(t.schedule, { down: schedule.length + 1 }),
        ...[label(t.matter, { across: 2 }), label(t.startOn), label(t.dueOn)],
      ],
      ...schedule.map(step),
      [label(t.expected, { down: expected.length + 1 }), label(t.result, { across: 3 }), label(t.target)],
      ...expected.map(({ result, target }) => [value([result], 3), value([target === null ? '' : String(target)])]),
      [
        { lines: [t.signed, t.day], isSigned: true, across: 3 },
        { lines: [t.sealed, t.day], isSigned: true, across: 2 },
      ],
    ],
  };
  return {
    ...{ language, title: t.title(page.year), subtitle: plan, author: unit.name, date: receivedOn ?? '' },
    blocks: [form, { kind: 'paragraph', runs: [{ text: standing(page, language) }] }],
  };
}

function person(name: string, named: NamedPerson | null, language: 'zh' | 'en'): FormCell[][] {
  const t = TEXTS[language];
  return [
    [
      label(name, { down: 2 }),
      ...[label(t.name), value([named?.name ?? '']), label(t.rank), value([named?.rank ?? ''])],
    ],
    [label(t.phone), value([named?.phone ?? '']), label(t.mail), value([named?.mail ?? ''])],
  ];
}

function step({ matter, startOn, dueOn }: ScheduledStep): FormCell[] {
  return [value([matter], 2), value([startOn ?? '']), value([dueOn])];
}

/** How the return stands on the day it is printed. */
function standing({ state, receivedOn, onTimeUntil }: ReturnPage, language: 'zh' | 'en'): string {
  const t = TEXTS[language];
  const words = state === null ? t.notBegun : LEDGER_WORDS[language].returnState[state];
  return [
    `${t.state}${t.colon}${words}`,
    ...(receivedOn === null ? [] : [t.received(receivedOn)]),
    ...(onTimeUntil === null ? [] : [t.onTimeUntil(onTimeUntil)]),
  ].join(t.stop);
}

function label(text: string, over: Pick<FormCell, 'across' | 'down'> = {}): FormCell {
  return { lines: [text], isLabel: true, ...over };
}

function value(lines: readonly string[], across = 1): FormCell {
  return { lines: lines.length === 0 ? [''] : lines, across };
}
