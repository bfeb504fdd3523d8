import type { EntryState, ReturnContent, ReturnState } from '../../../shared/ledger.ts';
import type { Problem } from '../../platform/problems.ts';

const RETURN_WORDS: Readonly<Record<ReturnState, readonly [zh: string, en: string]>> = {
  draft: ['草稿', 'a draft'],
  submitted: ['已提交，待负责人确认', 'submitted and waits for the responsible person'],
  confirmed: ['已确认，待受理', 'confirmed and waits for the officer'],
  accepted: ['已受理', 'accepted'],
  'sent-back': ['已退回', 'sent back'],
};

const ITEM_WORDS: Readonly<Record<keyof ReturnContent, readonly [zh: string, en: string]>> = {
  responsible: ['具体负责人', 'the responsible person'],
  contact: ['工作联络人', 'the contact'],
  content: ['工作内容', 'the content of the work'],
  schedule: ['进度安排', 'the schedule'],
  expected: ['预期成果', 'the expected results'],
};

export const noAssignment: Problem = {
  code: 'ledger.no-assignment',
  zh: '这项任务不在执行中，或不属于您的单位。请从任务列表中选择。',
  en: 'This assignment is not in force, or not your unit’s. Choose one from the list.',
};

export const noReturn: Problem = {
  code: 'ledger.no-return',
  zh: '这项任务还没有填写回执。',
  en: 'Nothing was written for this return yet.',
};

export function wrongStep(state: ReturnState): Problem {
  const [zh, en] = RETURN_WORDS[state];
  return {
    code: 'ledger.wrong-step',
    zh: `这份回执现在是“${zh}”，不能这样操作。请重新载入页面。`,
    en: `This return is ${en}; that cannot be done to it now. Load the page anew.`,
  };
}

export function incomplete(items: readonly (keyof ReturnContent)[]): Problem {
  return {
    code: 'ledger.return-incomplete',
    zh: `回执还缺：${items.map((item) => ITEM_WORDS[item][0]).join('、')}。请补齐后再提交。`,
    en: `The return still lacks ${items.map((item) => ITEM_WORDS[item][1]).join(', ')}. Fill it in before submitting.`,
  };
}

export function reversed(matter: string): Problem {
  return {
    code: 'ledger.schedule-reversed',
    zh: `进度安排“${matter}”的开始日期晚于完成日期。请核对两个日期。`,
    en: `In the schedule, “${matter}” begins after it is due. Check both days.`,
  };
}

export function closedOn(day: string): Problem {
  return {
    code: 'ledger.return-closed',
    zh: `回执已于 ${day} 截止，不再接收。如需补报，请联系主管人员重新开放。`,
    en: `Returns were closed after ${day}. To return one all the same, ask the officer to reopen it.`,
  };
}

export const needsComment: Problem = {
  code: 'ledger.needs-comment',
  zh: '请写明原因，对方才知道要改什么。',
  en: 'Say why, so that the other side knows what to change.',
};

export const reopenedToPast: Problem = {
  code: 'ledger.reopened-to-past',
  zh: '重新开放的截止日期已经过去。请选择今天或以后的日期。',
  en: 'The day until which it is reopened has passed. Choose today or later.',
};

export const closingBeforeDue: Problem = {
  code: 'ledger.closing-before-due',
  zh: '截止接收的日期不能早于按时返回的日期。',
  en: 'Returns cannot be closed before the day until which they are on time.',
};

const ENTRY_WORDS: Readonly<Record<EntryState, readonly [zh: string, en: string]>> = {
  'not-started': ['未开始', 'not started'],
  running: ['进行中', 'running'],
  'extension-asked': ['申请延期', 'waiting for an extension'],
  'to-confirm': ['待确认', 'waiting to be confirmed'],
  closed: ['已销号', 'closed'],
  'sent-back': ['退回', 'sent back'],
};

export const noEntry: Problem = {
  code: 'ledger.no-entry',
  zh: '没有这条台账，或不属于您可以查看的单位。请从台账列表中选择。',
  en: 'There is no such entry of the ledger, or it is not of a unit that you may see. Choose one from the ledger.',
};

export function wrongEntryStep(state: EntryState): Problem {
  const [zh, en] = ENTRY_WORDS[state];
  return {
    code: 'ledger.wrong-entry-step',
    zh: `这条台账现在是“${zh}”，不能这样操作。请重新载入页面。`,
    en: `This entry is ${en}; that cannot be done to it now. Load the page anew.`,
  };
}

export const entryWithdrawn: Problem = {
  code: 'ledger.entry-withdrawn',
  zh: '计划变更后这项任务已撤销，其台账只供查阅，不再更改。',
  en: 'The plan withdrew this task: its entries are there to be read, and change no more.',
};

export const notLater: Problem = {
  code: 'ledger.extension-not-later',
  zh: '申请延期的日期应晚于现在的完成期限。',
  en: 'An extension is to a day later than the one that holds now.',
};

export function entryReversed(matter: string): Problem {
  return {
    code: 'ledger.entry-reversed',
    zh: `台账“${matter}”的开始日期晚于完成期限。请核对两个日期。`,
    en: `The entry “${matter}” begins after it is due. Check both days.`,
  };
}

export const unfinished: Problem = {
  code: 'ledger.unfinished',
  zh: '完成进度不到 100% 时不能申请销号。请先填报进度。',
  en: 'A matter that is not at 100 % cannot be closed. Report its progress first.',
};

export const notYourStep: Problem = {
  code: 'ledger.not-your-step.forbidden',
  zh: '这一步不由您办理：回执由单位联络人提交，由责任人确认，由主管官员受理；台账由承办单位报告，由上级或主管官员决定。',
  en: 'This step is not yours: a return is submitted by the unit’s contact, confirmed by the responsible person and accepted by the officer; an entry is reported by its unit and decided above it.',
};

export const samePersonReturns: Problem = {
  code: 'ledger.two-persons.forbidden',
  zh: '这份回执是您本人提交（或确认）的，这一步须由另一人办理。请由本单位的另一位责任人确认，或由另一位主管人员受理。',
  en: 'You submitted (or confirmed) this return yourself, and this step is another person’s. Ask another responsible person of the unit to confirm it, or another officer to accept it.',
};

export const samePersonAsked: Problem = {
  code: 'ledger.two-persons-entry.forbidden',
  zh: '这项延期或销号是您本人申请的，须由另一人审批。请由上级单位的另一位责任人或主管人员办理。',
  en: 'You asked for this extension or closing yourself, and another person decides on it. Ask another responsible person above the unit, or the officer.',
};

export const noPlan: Problem = {
  code: 'ledger.no-plan.not-found',
  zh: '没有这个已印发的年度计划。请先印发计划。',
  en: 'There is no such issued plan. Issue the plan first.',
};

export function tooManyToPrint(entries: number, most: number): Problem {
  return {
    code: 'ledger.too-many-to-print',
    zh: `共 ${entries} 条台账，一份打印件最多 ${most} 条。请按任务、地区或状态筛选后分份打印，或导出 Excel。`,
    en: `There are ${entries} entries; one printed ledger holds ${most} at most. Narrow it by task, region or state, or export the workbook.`,
  };
}
