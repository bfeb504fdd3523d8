import type { BehindLine, IndicatorPart } from './indicators.ts';
import type { Punctuality } from './ledger.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What things of the indicators are called: on the pages and in workbooks. English words as they stand alone. */
export const PART_WORDS: Readonly<Record<IndicatorPart, Words>> = {
  system: { zh: '体系', en: 'System' },
  activity: { zh: '活动', en: 'Activity' },
  push: { zh: '推送', en: 'Push' },
  enterprises: { zh: '企业', en: 'Enterprises' },
  effect: { zh: '成效', en: 'Effect' },
  control: { zh: '管控', en: 'Control' },
  satisfaction: { zh: '满意度', en: 'Satisfaction' },
};

export const PUNCTUALITY_WORDS: Readonly<Record<Punctuality, Words>> = {
  'on-time': { zh: '按时', en: 'On time' },
  late: { zh: '迟报', en: 'Late' },
  awaited: { zh: '待报', en: 'Awaited' },
  overdue: { zh: '逾期未报', en: 'Overdue' },
  closed: { zh: '截止未报', en: 'Closed, none came' },
};

/** What the fields of the records behind a number are. */
export const BEHIND_HEADS: Readonly<
  Record<BehindLine['type'], Readonly<Record<'on' | 'unit' | 'about' | 'kind', Words>>>
> = {
  service: {
    on: { zh: '日期', en: 'Date' },
    unit: { zh: '服务单位', en: 'Provider' },
    about: { zh: '服务对象', en: 'Served' },
    kind: { zh: '服务类型', en: 'Kind' },
  },
  beneficiary: {
    on: { zh: '最近服务', en: 'Last served' },
    unit: { zh: '服务对象', en: 'Served' },
    about: { zh: '统一社会信用代码', en: 'Credit code' },
    kind: { zh: '单位类型', en: 'Kind' },
  },
  unit: {
    on: { zh: '日期', en: 'Date' },
    unit: { zh: '单位', en: 'Organisation' },
    about: { zh: '地区', en: 'Region' },
    kind: { zh: '单位类型', en: 'Kind' },
  },
  return: {
    on: { zh: '收到日期', en: 'Received' },
    unit: { zh: '承担单位', en: 'Unit' },
    about: { zh: '任务', en: 'Task' },
    kind: { zh: '时限', en: 'In time' },
  },
  judgement: {
    on: { zh: '评价日期', en: 'Judged' },
    unit: { zh: '企业', en: 'Enterprise' },
    about: { zh: '内容', en: 'About' },
    kind: { zh: '评价', en: 'Judgement' },
  },
};
