import type { Invited } from '../../../shared/accounts.ts';
import { newToken } from '../../platform/auth/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { MailTransport } from '../../platform/mail.ts';
import { INVITATION_DAYS } from './rules.ts';

export interface InvitationMeans {
  /** How people reach the service. */
  readonly publicUrl: string;
  readonly mail: MailTransport;
  readonly mailFrom: string;
  readonly clock: Clock;
}

/** Where an invitation leads. The token stands behind the `#`, which browsers keep to themselves. */
export function invitationAddress(publicUrl: string, token: string): string {
  return `${publicUrl}/invitation#${token}`;
}

/** Sends an invitation to the person's mail address, if there is one. That it fails does not undo the invitation. */
export async function mailInvitation(
  { mail, mailFrom, clock }: InvitationMeans,
  to: { readonly name: string; readonly login: string; readonly email: string | null },
  address: string,
): Promise<Invited['mail']> {
  if (to.email === null) return 'none';
  try {
    const { accepted } = await mail.send({
      messageId: `<invitation-${newToken().slice(0, 16)}@chuanli>`,
      date: clock.now(),
      from: mailFrom,
      to: [to.email],
      subject: '邀请您使用传利 / Your invitation to Chuanli',
      text: textOf(to, address),
    });
    return accepted.length > 0 ? 'sent' : 'failed';
  } catch {
    return 'failed';
  }
}

function textOf({ name, login }: { readonly name: string; readonly login: string }, address: string): string {
  return [
    `${name}：`,
    '',
    `您被邀请使用传利，用户名为 ${login}。请在 ${INVITATION_DAYS} 天内打开下面的链接设置密码，链接只能使用一次：`,
    '',
    `You are invited to Chuanli; your sign-in name is ${login}. Open this link within ${INVITATION_DAYS} days to choose a password; it works once:`,
    '',
    address,
    '',
    '如果您不知道这是什么，请忽略此邮件。 / If this means nothing to you, ignore this mail.',
    '',
  ].join('\n');
}
