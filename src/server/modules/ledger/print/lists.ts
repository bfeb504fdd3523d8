import {
  ENTRY_STATES,
  type LedgerEntry,
  LIGHTS,
  type NamedPerson,
  type ReturnLine,
} from '../../../../shared/ledger.ts';
import type { MattersPage, RollUpLine, TaskChoice } from '../../../../shared/ledger-pages.ts';
import { LEDGER_WORDS } from '../../../../shared/ledger-words.ts';
import { provinceName } from '../../../../shared/regions.ts';
import { type ListColumn, type ListSheet, listSheet, type SheetLanguage } from '../../../platform/list-workbook.ts';
import type { NamedPersons } from './named-persons.ts';

/** What the lists of the ledger are written with. */
export interface ListMeans {
  readonly tasks: readonly TaskChoice[];
  readonly language: SheetLanguage;
}

/** The board of returns, with whom each unit named. */
export function returnsSheet(
  lines: readonly ReturnLine[],
  persons: ReadonlyMap<number, NamedPersons>,
  { tasks, language }: ListMeans,
): ListSheet {
  const named = (part: keyof NamedPersons, of: keyof NamedPerson) => (line: ReturnLine) =>
    persons.get(line.assignment)?.[part]?.[of] ?? '';
  const columns: ListColumn<ReturnLine>[] = [
    provinceColumn,
    { zh: '单位', en: 'Unit', width: 30, read: ({ unit }) => unit.name },
    { zh: '任务条款', en: 'Clause', width: 12, read: ({ task }) => task },
    { zh: '任务', en: 'Task', width: 34, read: ({ task }) => titleOf(tasks, task) },
    {
      zh: '执行方式',
      en: 'Part',
      width: 10,
      read: ({ role, obliged }, spoken) => PART[spoken][role ?? (obliged ? 'obliged' : 'invited')],
    },
    {
      zh: '时限',
      en: 'Punctuality',
      width: 12,
      read: (line, spoken) => LEDGER_WORDS[spoken].punctuality[line.punctuality],
    },
    { zh: '报送日期', en: 'Received', width: 12, isDay: true, read: ({ receivedOn }) => receivedOn },
    { zh: '按时截止', en: 'On time until', width: 12, isDay: true, read: ({ onTimeUntil }) => onTimeUntil },
    { zh: '接收截止', en: 'Closed after', width: 12, isDay: true, read: ({ closedAfter }) => closedAfter },
    {
      ...{ zh: '状态', en: 'State', width: 12 },
      read: ({ state }, spoken) => (state === null ? NOT_BEGUN[spoken] : LEDGER_WORDS[spoken].returnState[state]),
    },
    { zh: '责任人', en: 'Responsible', width: 12, read: named('responsible', 'name') },
    { zh: '责任人职务', en: 'Post', width: 14, read: named('responsible', 'rank') },
    { zh: '责任人电话', en: 'Phone', width: 16, read: named('responsible', 'phone') },
    { zh: '联络人', en: 'Contact', width: 12, read: named('contact', 'name') },
    { zh: '联络人电话', en: 'Phone of the contact', width: 16, read: named('contact', 'phone') },
    { zh: '联络人邮箱', en: 'Mail of the contact', width: 26, read: named('contact', 'mail') },
  ];
  return listSheet({ zh: '回执一览', en: 'Returns' }, columns, lines, language);
}

const PART = {
  zh: { obliged: '承担', invited: '可参与', helper: '协助' },
  en: { obliged: 'Obliged', invited: 'Invited', helper: 'Helps' },
};
const NOT_BEGUN = { zh: '未填写', en: 'Not begun' };

type ReturnMatter = MattersPage['returns'][number];
type EntryMatter = MattersPage['entries'][number];

/** What waits for somebody: returns on one sheet, entries on another. */
export function mattersSheets(
  { returns, entries }: Pick<MattersPage, 'returns' | 'entries'>,
  language: SheetLanguage,
): ListSheet[] {
  const returnColumns: ListColumn<ReturnMatter>[] = [
    { zh: '待办', en: 'To do', width: 10, read: ({ act }, spoken) => ACTS[spoken][act] },
    { zh: '任务条款', en: 'Clause', width: 12, read: ({ task }) => task },
    { zh: '任务', en: 'Task', width: 34, read: ({ title }) => title },
    { zh: '单位', en: 'Unit', width: 30, read: ({ unit }) => unit.name },
    { zh: '按时截止', en: 'On time until', width: 12, isDay: true, read: ({ onTimeUntil }) => onTimeUntil },
    {
      zh: '时限',
      en: 'Punctuality',
      width: 12,
      read: (line, spoken) => LEDGER_WORDS[spoken].punctuality[line.punctuality],
    },
  ];
  const entryColumns: ListColumn<EntryMatter>[] = [
    { zh: '待办', en: 'To do', width: 10, read: ({ act }, spoken) => ACTS[spoken][act] },
    { zh: '台账编号', en: 'Entry', width: 16, read: ({ number }) => number },
    { zh: '事项', en: 'Matter', width: 40, read: ({ matter }) => matter },
    { zh: '单位', en: 'Unit', width: 30, read: ({ unit }) => unit.name },
    { zh: '责任人', en: 'Person', width: 12, read: ({ person }) => person },
    { zh: '完成时限', en: 'Due', width: 12, isDay: true, read: ({ dueOn }) => dueOn },
    { zh: '申请延期至', en: 'Extension asked to', width: 12, isDay: true, read: ({ askedDueOn }) => askedDueOn },
    { zh: '状态', en: 'State', width: 12, read: ({ state }, spoken) => LEDGER_WORDS[spoken].entryState[state] },
    { zh: '预警', en: 'Light', width: 10, read: ({ light }, spoken) => LEDGER_WORDS[spoken].light[light] },
  ];
  return [
    listSheet({ zh: '回执', en: 'Returns' }, returnColumns, returns, language),
    listSheet({ zh: '台账', en: 'Ledger' }, entryColumns, entries, language),
  ];
}

const ACTS: Readonly<Record<SheetLanguage, Readonly<Record<ReturnMatter['act'] | EntryMatter['act'], string>>>> = {
  zh: {
    ...{ write: '填写', correct: '修改', confirm: '确认', accept: '受理', report: '报告进展' },
    ...{ 'decide-extension': '审批延期', 'confirm-closing': '确认销号' },
  },
  en: {
    ...{ write: 'Write', correct: 'Correct', confirm: 'Confirm', accept: 'Accept', report: 'Report' },
    ...{ 'decide-extension': 'Decide on the extension', 'confirm-closing': 'Confirm the closing' },
  },
};

/** The ledger when a month was over, by province and task. */
export function monthSheet(lines: readonly RollUpLine[], { tasks, language }: ListMeans): ListSheet {
  const columns: ListColumn<RollUpLine>[] = [
    { zh: '地区', en: 'Region', width: 16, read: ({ province }, spoken) => provinceName(province, spoken) },
    { zh: '任务条款', en: 'Clause', width: 12, read: ({ task }) => task },
    { zh: '任务', en: 'Task', width: 34, read: ({ task }) => titleOf(tasks, task) },
    { zh: '事项', en: 'Matters', width: 9, read: ({ total }) => total },
    ...LIGHTS.map((light): ListColumn<RollUpLine> => {
      const [zh, en] = [LEDGER_WORDS.zh.light[light], LEDGER_WORDS.en.light[light]];
      return { zh, en, width: 9, read: ({ lights }) => lights[light] };
    }),
    ...ENTRY_STATES.filter((state) => state !== 'closed').map((state): ListColumn<RollUpLine> => {
      const [zh, en] = [LEDGER_WORDS.zh.entryState[state], LEDGER_WORDS.en.entryState[state]];
      return { zh, en, width: 10, read: ({ states }) => states[state] };
    }),
    { zh: '本月销号', en: 'Closed in the month', width: 10, read: ({ closedInMonth }) => closedInMonth },
  ];
  return listSheet({ zh: '月度汇总', en: 'Month' }, columns, lines, language);
}

const provinceColumn: ListColumn<{ readonly unit: LedgerEntry['unit'] }> = {
  ...{ zh: '地区', en: 'Region', width: 16 },
  read: ({ unit }, language) => provinceName(unit.province, language),
};

function titleOf(tasks: readonly TaskChoice[], clause: string): string {
  return tasks.find((task) => task.clause === clause)?.title ?? clause;
}
