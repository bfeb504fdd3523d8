import type { ContributionKind, ContributionPart, ContributionState } from './bulletin.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What contributions are called: on the pages, in public and in problems. */
export const KIND_WORDS: Readonly<Record<ContributionKind, Words>> = {
  news: { zh: '工作动态', en: 'News' },
  result: { zh: '工作成果', en: 'Result' },
  case: { zh: '典型案例', en: 'Case' },
};

export const PART_WORDS: Readonly<Record<'title' | ContributionPart, Words>> = {
  title: { zh: '标题', en: 'the title' },
  text: { zh: '正文', en: 'Text' },
  background: { zh: '背景', en: 'Background' },
  practice: { zh: '做法', en: 'Practice' },
  effect: { zh: '成效', en: 'Effect' },
  data: { zh: '数据', en: 'Data' },
};

export const STATE_WORDS: Readonly<Record<ContributionState, Words>> = {
  draft: { zh: '草稿', en: 'draft' },
  submitted: { zh: '待省级核对', en: 'waiting for the province' },
  checked: { zh: '待编辑发布', en: 'waiting to be published' },
  'sent-back': { zh: '已退回', en: 'sent back' },
  published: { zh: '已发布', en: 'published' },
  'taken-down': { zh: '已撤下', en: 'taken down' },
  withdrawn: { zh: '已撤回同意', en: 'consent withdrawn' },
};
