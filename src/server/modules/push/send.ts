import { Webhook } from 'standardwebhooks';
import type { Rating, WebhookIssue } from '../../../shared/push.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { MailFailure, type MailTransport } from '../../platform/mail.ts';
import { type OutgoingResponse, type OutgoingRules, sendOutgoing } from '../../platform/outgoing.ts';
import { ProblemError } from '../../platform/problems.ts';
import type { Addresses, LinkedIssue, RecipientRef } from './addresses.ts';
import { type Issue, readIssue } from './issues.ts';
import type { Claimed, Outcome, Send } from './outbox.ts';
import { renderIssue } from './render/index.ts';

export interface SendWith {
  readonly db: Db;
  readonly house: Scope;
  readonly clock: Clock;
  readonly addresses: Addresses;
  readonly mail: MailTransport;
  readonly mailFrom: string;
  readonly outgoing: OutgoingRules;
}

/** How a claimed delivery leaves the house, by its channel. */
export function sender(means: SendWith): Send {
  return async (delivery) => {
    const issue = await readIssue(means.db, means.house, delivery.issueId);
    return delivery.channel === 'mail' ? sendMail(means, delivery, issue) : sendWebhook(means, delivery, issue);
  };
}

function recipientOf({ recipientId, generation }: Claimed): RecipientRef {
  return { recipientId, generation };
}

function sentAtOf(issue: Issue): Date {
  return issue.approvedAt ?? issue.composedAt;
}

function linkedIssue(issue: Issue): LinkedIssue {
  const ids = new Map(issue.content.items.map((item, at) => [item.position, issue.itemIds[at] ?? 0]));
  return { approvedAt: sentAtOf(issue), itemIdOf: ({ position }) => ids.get(position) ?? 0 };
}

/** The same for every attempt of a delivery. */
export function messageIdOf({ installation, publicUrl }: Addresses, idempotencyKey: string): string {
  return `<${idempotencyKey}.${installation}@${new URL(publicUrl).hostname}>`;
}

/** The date and the Message-ID come from the issue and the key, so that a repeated mail is the same mail. */
async function sendMail(means: SendWith, delivery: Claimed, issue: Issue): Promise<Outcome> {
  const { addresses, mail, mailFrom } = means;
  const recipient = recipientOf(delivery);
  const sentAt = sentAtOf(issue);
  const links = addresses.linksFor(recipient, linkedIssue(issue));
  const rendered = await renderIssue(issue.content, links);
  try {
    await mail.send({
      messageId: messageIdOf(addresses, delivery.idempotencyKey),
      date: sentAt,
      from: mailFrom,
      to: [delivery.address],
      subject: rendered.subject,
      text: rendered.text,
      html: rendered.html,
      attachments: rendered.attachments,
      headers: {
        'List-Unsubscribe': `<${addresses.stop(recipient)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    });
    return { type: 'delivered' };
  } catch (thrown) {
    if (!(thrown instanceof MailFailure)) throw thrown;
    return { type: thrown.temporary ? 'later' : 'refused', problem: thrown.problem };
  }
}

/** Signed as Standard Webhooks say; `webhook-id` is the key, by which the receiver knows a repetition. */
async function sendWebhook(means: SendWith, delivery: Claimed, issue: Issue): Promise<Outcome> {
  const { addresses, clock, outgoing } = means;
  const recipient = recipientOf(delivery);
  const url = delivery.address;
  const id = `${delivery.idempotencyKey}.${addresses.installation}`;
  const sentAt = clock.now();
  const body = JSON.stringify({
    type: 'issue.delivered',
    timestamp: sentAtOf(issue).toISOString(),
    data: webhookData(issue, addresses, recipient),
  });
  const signature = new Webhook(addresses.webhookSecret(recipient)).sign(id, sentAt, body);
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
    'webhook-signature': signature,
  };
  try {
    return outcomeOf(await sendOutgoing({ url, method: 'POST', headers, body }, outgoing), url);
  } catch (thrown) {
    if (thrown instanceof ProblemError && REFUSED.has(thrown.problem.code)) {
      return { type: 'refused', problem: thrown.problem };
    }
    throw thrown;
  }
}

function webhookData(issue: Issue, addresses: Addresses, recipient: RecipientRef): WebhookIssue {
  const { approvedAt, itemIdOf } = linkedIssue(issue);
  const items = issue.content.items.map((item) => {
    const judged = { ...recipient, issueItemId: itemIdOf(item) };
    const judge = (each: Rating): string => addresses.judge(judged, each, approvedAt);
    return {
      ...item,
      judge: { relevant: judge('relevant'), possibly: judge('possibly'), irrelevant: judge('irrelevant') },
    };
  });
  return { issue: issue.id, ...issue.content, items };
}

/** Addresses that no later attempt can make better. */
const REFUSED = new Set(['outgoing.not-an-address', 'outgoing.private-address', 'outgoing.without-tls']);

function outcomeOf({ status }: OutgoingResponse, url: string): Outcome {
  if (status >= 200 && status < 300) return { type: 'delivered' };
  const { host } = new URL(url);
  const problem = {
    code: `push.webhook-${status}`,
    zh: `${host} 以状态 ${status} 答复 Webhook。请让接收方检查其服务。`,
    en: `${host} answered the webhook with status ${status}. Have the receiver check its service.`,
  };
  if (status === 410) return { type: 'refused', problem, stopRecipient: true };
  const passing = status === 408 || status === 425 || status === 429 || status < 400 || status >= 500;
  return { type: passing ? 'later' : 'refused', problem };
}
