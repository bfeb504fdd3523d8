import { ProblemError } from '../../platform/problems.ts';

export function noSuchSubscription(id: number): ProblemError {
  return new ProblemError({
    code: 'push.subscription.not-found',
    zh: `没有编号为 ${id} 的订阅，或无权查看。请核对编号：命令行用 chuanli subscription list，网页见“订阅与收件人”。`,
    en: `There is no subscription ${id}, or you may not see it. Check the number with chuanli subscription list, or on the page “Subscriptions and recipients”.`,
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
    code: 'push.issue.not-found',
    zh: `没有编号为 ${id} 的推送期，或无权查看。请核对编号。`,
    en: `There is no issue ${id}, or you may not see it. Check the number.`,
  });
}

export function noSuchRecipient(id: number): ProblemError {
  return new ProblemError({
    code: 'push.recipient.not-found',
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

export function subscriptionTwin(id: number): ProblemError {
  return new ProblemError({
    code: 'push.subscription-running',
    zh: `同一画像、同一种类已有正在使用的订阅（编号 ${id}），不能再恢复这一个。请先停止它。`,
    en: `Subscription ${id} to the same profile and of the same kind is running, so that this one cannot be resumed. Stop that one first.`,
  });
}

export function noSuchAssociation(id: number): ProblemError {
  return new ProblemError({
    code: 'push.no-association',
    zh: `编号为 ${id} 的单位不是本机构服务的协会或园区，不能设置会员单位。`,
    en: `Organisation ${id} is no association or park that this house serves, so it cannot have members.`,
  });
}

export function nothingCommon(id: number): ProblemError {
  return new ProblemError({
    code: 'push.nothing-common',
    zh: `编号为 ${id} 的订阅没有可集中推送的内容：须是协会或园区的订阅，设有会员单位，并有新保留的条目或草稿。`,
    en: `Subscription ${id} has nothing to be sent in common: it takes an association or park with members, and items kept since or a draft.`,
  });
}

export function issueFrozen(id: number): ProblemError {
  return new ProblemError({
    code: 'push.issue-frozen',
    zh: `第 ${id} 号推送期已审核或撤回，内容不能再改。`,
    en: `Issue ${id} was approved or withdrawn, so that it cannot be changed any more.`,
  });
}

export function issueChanged(id: number): ProblemError {
  return new ProblemError({
    code: 'push.issue-changed.conflict',
    zh: `第 ${id} 号推送期的条目在您编辑期间有增减。请刷新页面，再次修改。`,
    en: `Items came into issue ${id} or left it while you were editing. Reload the page and change it again.`,
  });
}

export function nothingLeft(id: number): ProblemError {
  return new ProblemError({
    code: 'push.nothing-left',
    zh: `第 ${id} 号推送期的条目全部留待下期，没有可发送的内容。请至少保留一条，或撤回本期。`,
    en: `All items of issue ${id} are held back, so that there is nothing to send. Put one back, or withdraw the issue.`,
  });
}

export function commonFirst(id: number): ProblemError {
  return new ProblemError({
    code: 'push.common-first',
    zh: `本期含集中推送的共性内容，须随第 ${id} 号共性期一起审核。`,
    en: `This issue holds a common part, so it is approved together with the common issue ${id}.`,
  });
}

export function noSuchDelivery(id: number): ProblemError {
  return new ProblemError({
    code: 'push.delivery.not-found',
    zh: `没有编号为 ${id} 的投递，或无权查看。`,
    en: `There is no delivery ${id}, or you may not see it.`,
  });
}

export function cannotResend(id: number): ProblemError {
  return new ProblemError({
    code: 'push.cannot-resend',
    zh: `编号为 ${id} 的投递不能重发：只有已发出、失败或取消的邮件与 Webhook 可以重发，且期次须已审核、收件人未停止接收。`,
    en: `Delivery ${id} cannot be sent again: only a mail or webhook that was sent, failed or was cancelled can, of an approved issue and to a recipient who has not stopped.`,
  });
}

export function nothingToRetry(id: number): ProblemError {
  return new ProblemError({
    code: 'push.nothing-to-retry',
    zh: `编号为 ${id} 的投递不是失败或等待中，无需重试。`,
    en: `Delivery ${id} neither failed nor waits, so that there is nothing to try again.`,
  });
}

export function mailNotHere(id: number): ProblemError {
  return new ProblemError({
    code: 'push.mail.not-found',
    zh: `编号为 ${id} 的投递在本机没有邮件文件：它尚未发出、不是邮件，或经 SMTP 发出。`,
    en: `There is no file of delivery ${id} here: it was not sent yet, is no mail, or went out by SMTP.`,
  });
}

export function alertOfOne(id: number): ProblemError {
  return new ProblemError({
    code: 'push.alert-of-one',
    zh: `预警一期只说一个事件，第 ${id} 号推送期不能与其他模板互换。请撤回后按所需模板重新组稿。`,
    en: `An alert tells one event, so that issue ${id} cannot change between it and another template. Withdraw it and compose again.`,
  });
}
