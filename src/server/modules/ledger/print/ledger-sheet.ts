import { type LedgerEntry, LIGHTS, type Light } from '../../../../shared/ledger.ts';
import type { TaskChoice } from '../../../../shared/ledger-pages.ts';
import { LEDGER_WORDS } from '../../../../shared/ledger-words.ts';
import type { Block, Cell, WrittenDocument } from '../../../platform/documents/index.ts';
import type { NamedPersons } from './named-persons.ts';

/** What stands around the entries of a printed ledger. */
export interface LedgerSheetMeans {
  readonly year: number;
  readonly plan: string;
  readonly tasks: readonly TaskChoice[];
  /** Whose ledger it is: the house's, or that of the unit which prints it. */
  readonly unit: string;
  readonly today: string;
  readonly persons: ReadonlyMap<number, NamedPersons>;
  readonly language: 'zh' | 'en';
}

const TEXTS = {
  zh: {
    title: (year: number) => `${year} 年工作台账`,
    asOf: (day: string) => `截至 ${day}`,
    count: (total: number, lights: string) => `共 ${total} 项：${lights}。`,
    of: (name: string, count: number) => `${name} ${count}`,
    stop: '，',
    signed: ['填报人：', '审核人：', '单位负责人：'],
    day: '年　　月　　日',
    heads: {
      order: '序号',
      task: '任务（来源条款）',
      matter: '工作事项',
      unit: '牵头单位',
      assisting: '协办单位',
      responsible: '责任人',
      contact: '联络人',
      start: '开始时间',
      due: '完成时限',
      node: '工作节点',
      state: '状态',
      light: '预警灯',
      percent: '完成率',
      progress: '进展情况',
      problem: '存在问题',
      next: '下一步措施',
      money: '经费使用（元）',
      evidence: '佐证',
    },
  },
  en: {
    title: (year: number) => `Ledger of ${year}`,
    asOf: (day: string) => `as of ${day}`,
    count: (total: number, lights: string) => `${total} matters: ${lights}.`,
    of: (name: string, count: number) => `${name} ${count}`,
    stop: ', ',
    signed: ['Written by:', 'Checked by:', 'Head of the unit:'],
    day: 'Date:　　　　　　',
    heads: {
      order: 'No.',
      task: 'Task (clause)',
      matter: 'Matter',
      unit: 'Lead unit',
      assisting: 'Assisting',
      responsible: 'Person',
      contact: 'Contact',
      start: 'Start',
      due: 'Due',
      node: 'Node',
      state: 'State',
      light: 'Light',
      percent: 'Done',
      progress: 'Progress',
      problem: 'Problem',
      next: 'Next step',
      money: 'Money (yuan)',
      evidence: 'Proofs',
    },
  },
} as const;

const WIDTHS = [0.8, 2.4, 3.4, 2.2, 1.6, 1.3, 1.3, 1.9, 1.9, 1.4, 1.6, 1.6, 1.1, 3.6, 2.5, 2.5, 1.4, 0.8];
const TONE = {
  green: 'good',
  yellow: 'warning',
  red: 'bad',
  off: 'quiet',
  withdrawn: 'quiet',
} as const satisfies Record<Light, Cell['tone']>;

/** The ledger as offices file it: 一事一行 on a page that lies, its lights in words and in colour, and room to sign under it. */
export function ledgerSheet(entries: readonly LedgerEntry[], means: LedgerSheetMeans): WrittenDocument {
  const { year, plan, unit, today, language } = means;
  const t = TEXTS[language];
  return {
    ...{ language, isLandscape: true, title: t.title(year), subtitle: plan, author: unit, date: t.asOf(today) },
    blocks: [
      { kind: 'paragraph', runs: [{ text: counted(entries, language) }] },
      {
        ...{ kind: 'table', compact: true, widths: WIDTHS },
        head: Object.values(t.heads).map((text) => ({ text })),
        rows: entries.map((entry, at) => row(entry, at, means)),
      },
      signatures(language),
    ],
  };
}

function counted(entries: readonly LedgerEntry[], language: 'zh' | 'en'): string {
  const t = TEXTS[language];
  const lights = LIGHTS.map((light) =>
    t.of(LEDGER_WORDS[language].light[light], entries.filter((entry) => entry.light === light).length),
  );
  return t.count(entries.length, lights.join(t.stop));
}

function row(entry: LedgerEntry, at: number, { tasks, persons, language }: LedgerSheetMeans): Cell[] {
  const words = LEDGER_WORDS[language];
  const named = persons.get(entry.assignment);
  const task = tasks.find(({ clause }) => clause === entry.task)?.title ?? entry.task;
  const number = (text: string): Cell => ({ text, numeric: true });
  return [
    number(String(at + 1)),
    { text: language === 'zh' ? `${task}（${entry.clause}）` : `${task} (${entry.clause})` },
    { text: entry.matter },
    { text: entry.unit.name },
    { text: entry.assisting.join(language === 'zh' ? '、' : ', ') },
    { text: entry.person ?? named?.responsible?.name ?? '' },
    { text: named?.contact?.name ?? '' },
    { text: entry.startOn ?? '' },
    { text: entry.dueOn },
    { text: entry.node ?? '' },
    { text: words.entryState[entry.state] },
    { text: `●${words.light[entry.light]}`, tone: TONE[entry.light] },
    number(`${entry.percent}%`),
    { text: entry.progress },
    { text: entry.problem },
    { text: entry.nextStep },
    number(entry.moneyUsed === null ? '' : String(entry.moneyUsed)),
    number(entry.evidence === 0 ? '' : String(entry.evidence)),
  ];
}

function signatures(language: 'zh' | 'en'): Block {
  const t = TEXTS[language];
  return {
    kind: 'form',
    widths: t.signed.map(() => 1),
    rows: [t.signed.map((whose) => ({ lines: [whose, t.day], isSigned: true }))],
  };
}
