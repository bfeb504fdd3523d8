import type { Problem } from '../../platform/problems.ts';

/** One sentence for a wrong name, a wrong password and a disabled account: which of them it was helps only who guesses. */
export const signInRefused: Problem = {
  code: 'accounts.refused.sign-in',
  zh: '用户名或密码不正确，或账号已停用。请核对后重试；忘记密码请联系系统管理员。',
  en: 'The name or the password is wrong, or the account is disabled. Check both; if the password is lost, ask the system administrator.',
};

export const waitsForRights: Problem = {
  code: 'accounts.waits-for-rights.not-allowed',
  zh: '账号已登记，正等待安全管理员授予角色。授予之后，用已设置的密码登录即可。',
  en: 'The account is entered and waits for the security administrator to give its roles. Then sign in with the password that is set.',
};

export function accountLocked(until: Date): Problem {
  return {
    code: 'accounts.locked-out.too-many',
    zh: `连续输错次数过多，账号已锁定至 ${clockTime(until)}。请届时再试，或请安全管理员解锁。`,
    en: `Too many wrong tries in a row: the account is locked until ${clockTime(until)}. Try again then, or ask the security administrator to unlock it.`,
  };
}

function clockTime(instant: Date): string {
  return instant.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
}

export const codeRefused: Problem = {
  code: 'accounts.code-refused',
  zh: '动态验证码不正确、已过期或已用过。请输入验证器当前显示的 6 位数字。',
  en: 'The code is wrong, too old or already used. Enter the six digits that the authenticator shows now.',
};

export function passwordTooShort(shortest: number): Problem {
  return {
    code: 'accounts.password-short',
    zh: `密码至少要有 ${shortest} 个字符。`,
    en: `A password has at least ${shortest} characters.`,
  };
}

export const passwordTooSimple: Problem = {
  code: 'accounts.password-simple',
  zh: '密码须包含小写字母、大写字母、数字、其他符号中的至少三类。',
  en: 'A password needs three of: small letters, capitals, digits, other signs.',
};

export const passwordHasName: Problem = {
  code: 'accounts.password-name',
  zh: '密码中不能含有用户名。',
  en: 'A password must not contain the sign-in name.',
};

export const passwordKnown: Problem = {
  code: 'accounts.password-known',
  zh: '新密码不能与最近用过的密码相同。请另选一个。',
  en: 'The new password was used before. Choose another.',
};

export const rolesMixed: Problem = {
  code: 'accounts.roles-mixed',
  zh: '一个账号的角色须属于同一组：服务人员、企业人员、省级与网点人员或管理员。请分别建立账号。',
  en: 'The roles of an account belong to one group: staff, enterprise, province and service point, or administrator. Make separate accounts.',
};

export const administratorsApart: Problem = {
  code: 'accounts.administrators-apart',
  zh: '系统、安全、审计三种管理员须由不同的人担任。请只选一种。',
  en: 'The system, security and audit administrators are three different persons. Choose one.',
};

export const rolesElsewhere: Problem = {
  code: 'accounts.roles-elsewhere',
  zh: '服务人员和管理员属于本服务机构，企业、省级和网点的角色属于所服务的单位。请核对所选单位与角色。',
  en: 'Staff and administrators belong to the house; the roles of enterprises, provinces and service points to the organisations that it serves. Check organisation and roles.',
};

export function loginTaken(login: string): Problem {
  return {
    code: 'accounts.login.taken',
    zh: `用户名“${login}”已被使用。请换一个。`,
    en: `The sign-in name “${login}” is taken. Choose another.`,
  };
}

export const unknownAccount: Problem = {
  code: 'accounts.account.not-found',
  zh: '没有这个账号，或不属于本机构。',
  en: 'There is no such account, or it is not of this house.',
};

export const unknownOrganisation: Problem = {
  code: 'accounts.organisation.not-found',
  zh: '没有这个单位，或不由本机构服务。',
  en: 'There is no such organisation, or this house does not serve it.',
};

export const invitationGone: Problem = {
  code: 'accounts.invitation.not-found',
  zh: '邀请链接无效、已用过或已过期。请向系统管理员索取新的邀请。',
  en: 'The invitation is not valid, was used, or is too old. Ask the system administrator for a new one.',
};

export const stepOutOfOrder: Problem = {
  code: 'accounts.step.conflict',
  zh: '登录步骤已改变。请刷新页面后继续。',
  en: 'Signing in is at another step by now. Reload the page and go on from there.',
};

export const notOneself: Problem = {
  code: 'accounts.oneself.not-allowed',
  zh: '不能更改自己的角色，也不能停用自己的账号。请由另一位管理员操作。',
  en: 'Nobody changes the roles of the own account or disables it. Ask another administrator.',
};

export function tooManyKeys(most: number): Problem {
  return {
    code: 'accounts.api-keys-full',
    zh: `每人最多可有 ${most} 个有效的 API 密钥。请先撤销不再使用的密钥。`,
    en: `A person has at most ${most} API keys. Revoke one that is not used any more.`,
  };
}

export const openIdUnavailable: Problem = {
  code: 'accounts.openid.unavailable',
  zh: '统一身份认证服务暂时无法使用。请稍后再试，或以用户名和密码登录。',
  en: 'The identity service cannot be used for now. Try again later, or sign in with name and password.',
};
