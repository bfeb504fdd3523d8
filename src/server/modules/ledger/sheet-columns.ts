import type { EntryState, LedgerEntry, Light } from '../../../shared/ledger.ts';
import type { LedgerField } from '../../../shared/ledger-pages.ts';
import { LEDGER_WORDS } from '../../../shared/ledger-words.ts';

type Value = string | number | null;

/** A column of the ledger's workbook. Columns with a field are read back; by `number` and `revision` a row is known again. */
export interface SheetColumn {
  readonly key:
    | LedgerField
    | 'order'
    | 'number'
    | 'revision'
    | 'clause'
    | 'unit'
    | 'state'
    | 'light'
    | 'asked'
    | 'evidence';
  readonly zh: string;
  readonly en: string;
  readonly width: number;
  readonly type: 'text' | 'number' | 'day';
  read(entry: LedgerEntry, at: number): Value;
}

export const STATE_WORDS: Readonly<Record<EntryState, string>> = LEDGER_WORDS.zh.entryState;
const LIGHT_WORDS: Readonly<Record<Light, string>> = { ...LEDGER_WORDS.zh.light, off: '销号' };

/** The ledger as offices write it, 一事一行; the last two columns are for reading it back. */
export const SHEET_COLUMNS: readonly SheetColumn[] = [
  { key: 'order', zh: '序号', en: 'No.', width: 6, type: 'number', read: (_, at) => at + 1 },
  { key: 'clause', zh: '来源条款', en: 'Clause', width: 12, type: 'text', read: ({ clause }) => clause },
  { key: 'matter', zh: '事项', en: 'Matter', width: 40, type: 'text', read: ({ matter }) => matter },
  { key: 'unit', zh: '牵头单位', en: 'Lead unit', width: 24, type: 'text', read: ({ unit }) => unit.name },
  {
    key: 'assisting',
    zh: '协办单位',
    en: 'Assisting units',
    width: 20,
    type: 'text',
    read: ({ assisting }) => assisting.join('、'),
  },
  { key: 'person', zh: '责任人', en: 'Person', width: 12, type: 'text', read: ({ person }) => person },
  { key: 'startOn', zh: '开始时间', en: 'Start', width: 12, type: 'day', read: ({ startOn }) => startOn },
  { key: 'dueOn', zh: '完成时限', en: 'Due', width: 12, type: 'day', read: ({ dueOn }) => dueOn },
  { key: 'node', zh: '工作节点', en: 'Node', width: 16, type: 'text', read: ({ node }) => node },
  { key: 'state', zh: '状态', en: 'State', width: 10, type: 'text', read: ({ state }) => STATE_WORDS[state] },
  { key: 'light', zh: '预警', en: 'Light', width: 8, type: 'text', read: ({ light }) => LIGHT_WORDS[light] },
  { key: 'percent', zh: '完成率（%）', en: 'Done (%)', width: 11, type: 'number', read: ({ percent }) => percent },
  { key: 'progress', zh: '进展情况', en: 'Progress', width: 40, type: 'text', read: ({ progress }) => progress },
  { key: 'problem', zh: '存在问题', en: 'Problem', width: 30, type: 'text', read: ({ problem }) => problem },
  { key: 'nextStep', zh: '下一步措施', en: 'Next step', width: 30, type: 'text', read: ({ nextStep }) => nextStep },
  {
    key: 'moneyUsed',
    zh: '经费使用（元）',
    en: 'Money used (yuan)',
    width: 15,
    type: 'number',
    read: ({ moneyUsed }) => moneyUsed,
  },
  {
    key: 'asked',
    zh: '申请延期至',
    en: 'Extension asked to',
    width: 12,
    type: 'day',
    read: ({ askedDueOn }) => askedDueOn,
  },
  { key: 'evidence', zh: '佐证件数', en: 'Evidence', width: 9, type: 'number', read: ({ evidence }) => evidence },
  { key: 'number', zh: '台账编号', en: 'Entry', width: 15, type: 'text', read: ({ number }) => number },
  { key: 'revision', zh: '版本', en: 'Revision', width: 7, type: 'number', read: ({ revision }) => revision },
];

/** Columns that a sheet shows and that are changed by steps on the pages alone. */
export const SHOWN_ONLY: ReadonlySet<string> = new Set(['clause', 'unit', 'state']);

/** A heading as it is compared: without spaces and brackets, whichever the program that saved the sheet wrote. */
export function headingOf(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/[\s()%]/g, '')
    .toLowerCase();
}

export function columnHeaded(written: string): SheetColumn | undefined {
  const heading = headingOf(written);
  return heading === ''
    ? undefined
    : SHEET_COLUMNS.find(({ zh, en }) => headingOf(zh) === heading || headingOf(en) === heading);
}
