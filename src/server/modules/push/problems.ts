import { ProblemError } from '../../platform/problems.ts';

export function noSuchSubscription(id: number): ProblemError {
  return new ProblemError({
    code: 'push.no-subscription',
    zh: `没有编号为 ${id} 的订阅，或无权查看。请用 chuanli issue list 核对。`,
    en: `There is no subscription ${id}, or you may not see it. Check with chuanli issue list.`,
  });
}

export function subscriptionEnded(id: number): ProblemError {
  return new ProblemError({
    code: 'push.subscription-ended',
    zh: `编号为 ${id} 的订阅已停止或到期，不再组稿，也不再发送。请先续订，或撤回其草稿。`,
    en: `Subscription ${id} was stopped or has expired, so that nothing is composed or sent for it. Renew it first, or withdraw its draft.`,
  });
}

export function noSuchEnterprise(id: number): ProblemError {
  return new ProblemError({
    code: 'push.no-enterprise',
    zh: `没有编号为 ${id} 的单位，或不由本机构服务，不能为其订阅。`,
    en: `There is no organisation ${id} that this house serves, so it cannot be subscribed.`,
  });
}

export function noSuchProfile(id: number): ProblemError {
  return new ProblemError({
    code: 'push.no-profile',
    zh: `该单位没有编号为 ${id} 的画像，不能订阅。`,
    en: `The organisation has no profile ${id} to subscribe to.`,
  });
}

export function noSuchIssue(id: number): ProblemError {
  return new ProblemError({
    code: 'push.no-issue',
    zh: `没有编号为 ${id} 的推送期，或无权查看。请用 chuanli issue list 核对。`,
    en: `There is no issue ${id}, or you may not see it. Check with chuanli issue list.`,
  });
}

export function noSuchRecipient(id: number): ProblemError {
  return new ProblemError({
    code: 'push.no-recipient',
    zh: `没有编号为 ${id} 的收件人，或无权查看。`,
    en: `There is no recipient ${id}, or you may not see it.`,
  });
}

export function issueWithdrawn(id: number): ProblemError {
  return new ProblemError({
    code: 'push.issue-withdrawn',
    zh: `第 ${id} 号推送期已撤回，不能再审核。请重新组稿。`,
    en: `Issue ${id} was withdrawn and cannot be approved. Compose a new one.`,
  });
}

export function notAnAddress(channel: 'mail' | 'webhook', address: string | undefined): ProblemError {
  const given = address ?? '';
  return new ProblemError(
    channel === 'mail'
      ? {
          code: 'push.mail-address',
          zh: `“${given}”不是邮件地址。请写成 name@example.com 的形式。`,
          en: `“${given}” is not a mail address. Write it as name@example.com.`,
        }
      : {
          code: 'push.webhook-address',
          zh: `“${given}”不是 Webhook 地址。请写成 https:// 开头的完整地址。`,
          en: `“${given}” is not a webhook address. Write the whole address, beginning with https://.`,
        },
  );
}
