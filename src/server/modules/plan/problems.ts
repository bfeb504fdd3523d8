import type { ResolutionGap } from '../../../shared/plan.ts';
import type { Problem } from '../../platform/problems.ts';

export const noYear: Problem = {
  code: 'plan.no-year',
  zh: '没有从标题或落款日期读出计划的年度。请在文件标题写明“××××年度”，或从空白页编制计划。',
  en: 'Neither the title nor the date of the notice tells the year of the plan. Name the year in the title, or make the plan from an empty page.',
};

export const closed: Problem = {
  code: 'plan.closed',
  zh: '这一年度的计划已经关闭，不能再修订。',
  en: 'The plan of this year is closed and can no longer be amended.',
};

export const closesDraft: Problem = {
  code: 'plan.closes-draft',
  zh: '这份计划尚未印发，不必关闭。',
  en: 'This plan was never issued; there is nothing to close.',
};

export function planYearGoesOn(year: number): Problem {
  return {
    code: 'plan.year-goes-on',
    zh: `${year} 年尚未结束，过了 12 月 31 日才能关闭该年的计划。`,
    en: `${year} is not over: its plan is closed after 31 December.`,
  };
}

export function unknownPlan(plan: number): Problem {
  return {
    code: 'plan.unknown',
    zh: `没有编号为 ${plan} 的计划或这一版本。请从计划列表中选择。`,
    en: `There is no plan ${plan}, or not this version of it. Choose one from the list of plans.`,
  };
}

export function amendedAlready(version: number): Problem {
  return {
    code: 'plan.amended-already',
    zh: `第 ${version} 版还没有印发，请在这一版上修改。`,
    en: `Version ${version} is not issued yet: change that one.`,
  };
}

export function issuedAlready(version: number): Problem {
  return {
    code: 'plan.issued-already',
    zh: `第 ${version} 版已经印发，内容不能再改。请修订出新的一版。`,
    en: `Version ${version} is issued and can no longer be changed. Amend the plan to begin a new version.`,
  };
}

export function mendedMeanwhile(by: string): Problem {
  return {
    code: 'plan.mended-meanwhile.conflict',
    zh: `您打开之后，${by} 已经改过这一版，所以没有保存。您写的内容还在表单里，页面其余部分已是最新的：请对照后再保存，以您填写的这一项为准。`,
    en: `${by} has changed this version since you opened it, so it was not saved. What you wrote is still in the form, and the rest of the page is as it is now: compare, and save again to put yours in its place.`,
  };
}

export function notUnderstood(pieces: number): Problem {
  return {
    code: 'plan.not-understood',
    zh: `还有 ${pieces} 处没有读懂，印发前请逐处改正或确认。`,
    en: `${pieces} pieces were not understood. Mend or confirm each of them before the plan is issued.`,
  };
}

export const pieceGone: Problem = {
  code: 'plan.piece-gone.conflict',
  zh: '这一处已经改正或确认过，不再等待处理。请重新载入页面。',
  en: 'This piece was mended or confirmed already and waits no more. Load the page anew.',
};

export function withoutExecutor(gaps: readonly ResolutionGap[]): Problem {
  const named = gaps.slice(0, 5).map(({ task, sought }) => `${task} ${sought}`);
  return {
    code: 'plan.without-executor',
    zh: `网络中找不到应执行任务的单位（${named.join('；')}${gaps.length > 5 ? ` 等 ${gaps.length} 处` : ''}）。请先在单位中登记，或修改执行单位。`,
    en: `Units that are to execute tasks are not in the network (${named.join('; ')}${gaps.length > 5 ? ` and others, ${gaps.length} in all` : ''}). Enter them among the organisations first, or change the executors.`,
  };
}

export const noAssignment: Problem = {
  code: 'plan.no-assignment',
  zh: '这项任务已不在执行中（可能已被新的一版取代）。请重新载入页面。',
  en: 'This assignment is no longer in force; a newer version may have taken its place. Load the page anew.',
};

export const notBelow: Problem = {
  code: 'plan.not-below',
  zh: '任务只能分解给本单位的下级单位。请从列出的单位中选择。',
  en: 'An assignment is given on to units below one’s own only. Choose among those listed.',
};

export function notOfAssignment(clause: string): Problem {
  return {
    code: 'plan.not-of-assignment',
    zh: `内容 ${clause} 不在这项任务之内。请只选择本任务的内容。`,
    en: `The content ${clause} is not part of this assignment. Choose among its own contents.`,
  };
}

export function yearStays(year: number): Problem {
  return {
    code: 'plan.year-stays.conflict',
    zh: `${year} 年的计划已经印发，回执和台账都记在这一年，年度不能再改。其他年度请另编计划。`,
    en: `The plan of ${year} is issued, and returns and the ledger are of that year, so it stays. Make another plan for another year.`,
  };
}
