import type { Problem } from '../../../platform/problems.ts';

export const notANotice: Problem = {
  code: 'plan.not-a-notice',
  zh: '没有认出这是一份计划通知：没有文号，也没有“一、”“（一）”“1.”这样的编号条款。请确认选对了文件；也可以从空白页编制计划。',
  en: 'This does not read as the notice of a plan: it has no number of a document and no numbered clauses such as “一、”, “(一)” or “1.”. Check that it is the right file, or make the plan from an empty page.',
};

export function tooLong(length: number, most: number): Problem {
  return {
    code: 'plan.notice-too-long',
    zh: `这份文件有 ${length} 个字符，超过 ${most} 的上限，不会是一份计划通知。请只导入通知本身。`,
    en: `This file has ${length} characters, more than the ${most} that are allowed, and is hardly the notice of a plan. Import the notice alone.`,
  };
}
