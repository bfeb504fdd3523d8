import {
  type ContributionPart,
  type ContributionState,
  LONGEST_CONTRIBUTION,
  RECOMMENDED,
} from '../../../shared/bulletin.ts';
import { PART_WORDS, STATE_WORDS } from '../../../shared/bulletin-words.ts';
import type { Problem } from '../../platform/problems.ts';

export const noContribution: Problem = {
  code: 'bulletin.contribution.not-found',
  zh: '没有这篇稿件，或它不属于您可以查看的单位。请从稿件列表中选择。',
  en: 'There is no such contribution, or it is not of a unit that you may see. Choose one from the list.',
};

export function wrongStep(state: ContributionState): Problem {
  const { zh, en } = STATE_WORDS[state];
  return {
    code: 'bulletin.wrong-step.conflict',
    zh: `这篇稿件现在是“${zh}”，您不能这样操作。请刷新页面。`,
    en: `This contribution is “${en}” now; that is not for you to do. Reload the page.`,
  };
}

export function incomplete(missing: readonly ('title' | ContributionPart)[]): Problem {
  return {
    code: 'bulletin.incomplete',
    zh: `稿件还缺：${missing.map((part) => PART_WORDS[part].zh).join('、')}。请补齐后再提交。`,
    en: `The contribution still lacks ${missing.map((part) => PART_WORDS[part].en).join(', ')}. Fill it in first.`,
  };
}

export function tooLong(length: number): Problem {
  return {
    code: 'bulletin.over-length',
    zh: `正文共 ${length} 字，超过 ${LONGEST_CONTRIBUTION} 字。请删减 ${length - LONGEST_CONTRIBUTION} 字后再提交。`,
    en: `The text has ${length} characters, more than ${LONGEST_CONTRIBUTION}. Shorten it by ${length - LONGEST_CONTRIBUTION}.`,
  };
}

export const needsComment: Problem = {
  code: 'bulletin.needs-comment',
  zh: '请写明原因，投稿单位才知道为什么、要改什么。',
  en: 'Say why, so that the unit knows what happened and what to change.',
};

export const usedNoMore: Problem = {
  code: 'bulletin.used-no-more.conflict',
  zh: '编制期间，有案例被撤下或撤回了发布同意，本次没有生成。请重新生成，新文件不再收入它们。',
  en: 'While this was being made, a case was taken down or its unit withdrew consent. Make it again; it will be left out.',
};

export const otherConsent: Problem = {
  code: 'bulletin.consent-changed.conflict',
  zh: '发布同意书已更新。请刷新页面，阅读新的同意书后再提交。',
  en: 'The text of the consent has changed. Reload the page and read it before you hand in.',
};

export function enoughRecommended(year: number): Problem {
  return {
    code: 'bulletin.enough-recommended.conflict',
    zh: `${year} 年贵省已推荐 ${RECOMMENDED.most} 篇案例，每年最多 ${RECOMMENDED.most} 篇。请先取消一篇的推荐。`,
    en: `Your province has recommended ${RECOMMENDED.most} cases of ${year}, which is the most. Take one back first.`,
  };
}

export function notReady(titles: readonly string[]): Problem {
  return {
    code: 'bulletin.not-ready.conflict',
    zh: `这些稿件现在不能发布：${titles.join('；')}。只有省级已核、仍同意发布的稿件可以发布。请刷新列表。`,
    en: `These cannot be published now: ${titles.join('; ')}. Only what a province has checked and its unit consents to can. Reload the list.`,
  };
}
