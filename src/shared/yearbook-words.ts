import type { SummaryHead, SummaryState } from './yearbook.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What the parts of a summary are called: on the pages, in the yearbook and in problems. */
export const HEAD_WORDS: Readonly<Record<SummaryHead, Words>> = {
  planning: { zh: '政策规划编制', en: 'Policy and planning' },
  system: { zh: '工作体系建设', en: 'The network of the work' },
  use: { zh: '利用活动促进', en: 'Fostering use' },
  information: { zh: '情报服务', en: 'Information services' },
  talent: { zh: '人才队伍建设', en: 'People' },
};

export const SUMMARY_STATE_WORDS: Readonly<Record<SummaryState, Words>> = {
  draft: { zh: '草稿', en: 'draft' },
  submitted: { zh: '已提交，待接收', en: 'submitted' },
  accepted: { zh: '已接收', en: 'accepted' },
  'sent-back': { zh: '已退回', en: 'sent back' },
};
