import type { IndicatorPart } from './indicators.ts';
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
