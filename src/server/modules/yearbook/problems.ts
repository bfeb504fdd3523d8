import type { SummaryHead, SummaryState } from '../../../shared/yearbook.ts';
import { HEAD_WORDS, SUMMARY_STATE_WORDS } from '../../../shared/yearbook-words.ts';
import type { Problem } from '../../platform/problems.ts';

export const noOffice: Problem = {
  code: 'yearbook.office.not-found',
  zh: '当年没有这个省级单位，或您不能查看它。年度总结由各省级单位填写。请从列表中选择。',
  en: 'There is no such provincial office in that year, or it is not for you to see. Choose one from the list.',
};

export function wrongSummaryStep(state: SummaryState): Problem {
  const { zh, en } = SUMMARY_STATE_WORDS[state];
  return {
    code: 'yearbook.wrong-step.conflict',
    zh: `这份年度总结现在是“${zh}”，您不能这样操作。请刷新页面。`,
    en: `This summary is “${en}” now; that is not for you to do. Reload the page.`,
  };
}

export function summaryIncomplete(missing: readonly (SummaryHead | 'problems' | 'measures' | 'ideas')[]): Problem {
  const names = missing.map((part) => OTHER_PARTS[part as keyof typeof OTHER_PARTS] ?? HEAD_WORDS[part as SummaryHead]);
  return {
    code: 'yearbook.summary-incomplete',
    zh: `年度总结还缺：${names.map(({ zh }) => zh).join('、')}。请补齐后再提交。`,
    en: `The summary still lacks: ${names.map(({ en }) => en).join(', ')}. Fill it in first.`,
  };
}

const OTHER_PARTS = {
  problems: { zh: '存在的问题', en: 'problems' },
  measures: { zh: '改进措施', en: 'measures' },
  ideas: { zh: '下年度思路', en: 'next year’s ideas' },
};

export const sendBackNeedsComment: Problem = {
  code: 'yearbook.needs-comment',
  zh: '请写明退回的原因，对方才知道要改什么。',
  en: 'Say why it goes back, so that the province knows what to change.',
};

export function noSummaries(year: number): Problem {
  return {
    code: 'yearbook.no-summaries',
    zh: `${year} 年还没有已接收的省级总结，年鉴无从编起。请先接收至少一份总结。`,
    en: `No province’s summary of ${year} has been accepted yet. Accept at least one first.`,
  };
}

export const noYearbook: Problem = {
  code: 'yearbook.build.not-found',
  zh: '没有这份年鉴。请从列表中选择。',
  en: 'There is no such yearbook. Choose one from the list.',
};

export function noIdeas(year: number): Problem {
  return {
    code: 'yearbook.no-ideas',
    zh: `${year} 年已接收的总结中没有下年度思路，无从起草计划。请先接收写有思路的总结。`,
    en: `The accepted summaries of ${year} hold no ideas for the next year. Accept one that does first.`,
  };
}

export function nextPlanExists(year: number): Problem {
  return {
    code: 'yearbook.next-plan-exists.conflict',
    zh: `${year} 年已有计划。请在年度计划页面打开并修改它。`,
    en: `There is a plan of ${year} already. Open it among the plans and mend it.`,
  };
}
