import type { Problem } from '../../platform/problems.ts';

export const nobodyHolds: Problem = {
  code: 'accounts.post.not-found',
  zh: '该单位没有这条任职记录，或已经离任。请刷新页面，为在任人员提请开通。',
  en: 'The unit has no such post, or nobody holds it any more. Reload the page and ask for who holds it now.',
};

export const needsNoAccount: Problem = {
  code: 'accounts.post.needs-none',
  zh: '这个职务不使用账号：省级机构只为责任人和联络人开通，师资不开通。',
  en: 'This post comes without an account: in an office the responsible person and the contact have one, lecturers have none.',
};

export function hasAccount(name: string): Problem {
  return {
    code: 'accounts.post.has-account.conflict',
    zh: `${name}任此职已有账号，无须再提请。`,
    en: `${name} has an account for this post already.`,
  };
}

export const askedAlready: Problem = {
  code: 'accounts.post.asked.conflict',
  zh: '已经为此任职提请开通账号，正等待系统管理员登记。',
  en: 'An account is asked for already and waits for the system administrator.',
};

export const decidedAlready: Problem = {
  code: 'accounts.post-request.not-found',
  zh: '这项提请已经办理，不再等待。请刷新页面。',
  en: 'This request is decided already and waits no more. Reload the page.',
};

export const elsewhere: Problem = {
  code: 'accounts.post.elsewhere',
  zh: '所选账号不属于该单位，不能用于此任职。请选择该单位的账号，或开通新账号。',
  en: 'That account is not of this unit. Choose one of the unit’s, or enter a new one.',
};
