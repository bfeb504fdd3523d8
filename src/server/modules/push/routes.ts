import type { Clock } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { escapeHtml, PAGE_POLICY, standingPage } from '../../platform/page.ts';
import type { Addresses } from './addresses.ts';
import { feedFor } from './feed.ts';
import { findRecipient, type Recipient } from './recipients.ts';
import { stopRecipient } from './subscriptions.ts';

export interface PushRouteMeans {
  readonly db: Db;
  readonly house: Scope;
  readonly clock: Clock;
  readonly addresses: Addresses;
}

/**
 * The addresses that recipients have without signing in. Who may: whoever bears a token made by this installation for the
 * recipient, and not renewed since. A token that is not good is answered as if nothing were there.
 */
export function pushRoutes(app: HttpServer, means: PushRouteMeans): void {
  const { db, house, addresses, clock } = means;

  app.get<{ Params: { token: string } }>('/feeds/:token/issues.atom', async (request, reply) => {
    const atom = await feedFor(db, house, addresses, request.params.token);
    if (atom === undefined) return reply.callNotFound();
    return reply.type('application/atom+xml; charset=utf-8').header('cache-control', 'private, max-age=300').send(atom);
  });

  app.get<{ Params: { token: string } }>('/stop/:token', async (request, reply) => {
    const recipient = await recipientBehind(request.params.token);
    if (!recipient) return reply.callNotFound();
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', PAGE_POLICY)
      .send(stopPage(recipient));
  });

  app.post<{ Params: { token: string } }>('/stop/:token', async (request, reply) => {
    const recipient = await recipientBehind(request.params.token);
    if (!recipient) return reply.callNotFound();
    await stopRecipient(db, house, recipient.id, 'recipient', clock);
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', PAGE_POLICY)
      .send(stopPage({ ...recipient, stopped: true }));
  });

  async function recipientBehind(token: string): Promise<Recipient | undefined> {
    const ref = addresses.readStop(token);
    return ref && findRecipient(db, house, ref);
  }
}

function stopPage(recipient: Recipient): string {
  const english = recipient.language === 'en';
  const title = english ? 'Stop receiving patent information' : '停止接收专利信息';
  const stopped = english
    ? 'You will receive nothing more at this address. Whoever looks after your profile can take it up again.'
    : '已停止向此地址推送。如需恢复，请联系为贵单位服务的人员。';
  const ask = english
    ? `Stop sending issues to ${recipient.name} (${recipient.address ?? 'feed'})?`
    : `停止向 ${recipient.name}（${recipient.address ?? '订阅源'}）推送？`;
  const body = recipient.stopped
    ? `<p role="status">${escapeHtml(stopped)}</p>`
    : `<p>${escapeHtml(ask)}</p><form method="post"><button type="submit">${english ? 'Stop' : '停止接收'}</button></form>`;
  return standingPage({
    lang: english ? 'en' : 'zh-CN',
    title,
    body: `<h1>${escapeHtml(title)}</h1>${body}`,
  });
}
