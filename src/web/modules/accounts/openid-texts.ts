import type { OpenIdProblem } from '../../../shared/openid-problems.ts';
import { defineTexts } from '../../app/language.tsx';

const zh: Record<OpenIdProblem, string> = {
  cancelled: '已取消身份认证。可重新尝试，或以用户名和密码登录。',
  stale: '此次身份认证已失效或已用过。请从本页重新开始。',
  failed: '身份认证服务的答复未能通过核验，未予登录。请重试；若反复出现，请联系系统管理员。',
  unavailable: '身份认证服务没有正常答复。请稍后再试，或以用户名和密码登录。',
  unknown: '没有与您的身份对应的可用账号。账号由系统管理员建立，请联系系统管理员核对用户名和邮箱。',
  waiting: '账号已登记，正等待安全管理员授予角色。',
  locked: '账号因连续输错已暂时锁定。请稍后再试，或请安全管理员解锁。',
};

const en: Record<OpenIdProblem, string> = {
  cancelled: 'You turned back at the identity service. Try again, or sign in with name and password.',
  stale: 'This attempt is too old or was used already. Begin again from this page.',
  failed:
    'The identity service’s answer could not be verified. Try again; if it happens repeatedly, tell the system administrator.',
  unavailable: 'The identity service did not answer as it should. Try again later, or use name and password.',
  unknown:
    'No account that can be used is yours. Accounts are made by the system administrator: ask for your sign-in name and mail address to be checked.',
  waiting: 'The account is entered and waits for the security administrator to give its roles.',
  locked: 'The account is locked for now after wrong tries. Try again later, or ask the security administrator.',
};

export const openIdTexts = defineTexts(
  { or: '或', signInWith: (name: string) => `使用“${name}”登录`, problems: zh },
  { or: 'or', signInWith: (name: string) => `Sign in with ${name}`, problems: en },
);
