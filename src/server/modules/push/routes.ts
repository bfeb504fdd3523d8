import type { HttpServer } from '../../platform/http/index.ts';
import { PAGE_HEADERS } from '../../platform/page.ts';
import { feedFor } from './feed.ts';
import { issueRoutes } from './issue-routes.ts';
import { type OutboxRouteMeans, outboxRoutes } from './outbox-routes.ts';
import { findRecipient, type Recipient } from './recipients.ts';
import type { PushRouteMeans } from './route-means.ts';
import { stopPage } from './stop-page.ts';
import { subscriptionRoutes } from './subscription-routes.ts';
import { stopRecipient } from './subscriptions.ts';

/** The token in the address says who may. */
const BY_LINK = { config: { access: 'link' as const } };

interface ByToken {
  Params: { token: string };
}

/** What recipients reach by their links, and what those who work here make issues and deliveries with. */
export function pushRoutes(app: HttpServer, means: OutboxRouteMeans): void {
  tokenRoutes(app, means);
  issueRoutes(app, means);
  subscriptionRoutes(app, means);
  outboxRoutes(app, means);
}

/**
 * The addresses that recipients have without signing in. Who may: whoever bears a token made by this installation for the
 * recipient, and not renewed since. A token that is not good is answered as if nothing were there.
 */
function tokenRoutes(app: HttpServer, means: PushRouteMeans): void {
  const { db, house, addresses, clock } = means;

  app.get<ByToken>('/feeds/:token/issues.atom', BY_LINK, async (request, reply) => {
    const atom = await feedFor(db, house, addresses, request.params.token);
    if (atom === undefined) return reply.callNotFound();
    return reply.type('application/atom+xml; charset=utf-8').header('cache-control', 'private, max-age=300').send(atom);
  });

  app.get<ByToken>('/stop/:token', BY_LINK, async (request, reply) => {
    const recipient = await recipientBehind(request.params.token);
    if (!recipient) return reply.callNotFound();
    return reply.headers(PAGE_HEADERS).send(await stopPage(recipient));
  });

  app.register(async (anyForm) => {
    acceptAnyForm(anyForm);
    anyForm.post<ByToken>('/stop/:token', BY_LINK, async (request, reply) => {
      const recipient = await recipientBehind(request.params.token);
      if (!recipient) return reply.callNotFound();
      await stopRecipient(db, house, recipient.id, 'recipient', clock);
      return reply.headers(PAGE_HEADERS).send(await stopPage({ ...recipient, stopped: true }));
    });
  });

  async function recipientBehind(token: string): Promise<Recipient | undefined> {
    const ref = addresses.readStop(token);
    return ref && findRecipient(db, house, ref);
  }
}

/**
 * One-click unsubscription (RFC 8058) posts `List-Unsubscribe=One-Click` as a form of either type. The address says all there is to
 * know, so the body is read and not looked at.
 */
function acceptAnyForm(
  server: Pick<HttpServer, 'addContentTypeParser' | 'hasContentTypeParser' | 'removeContentTypeParser'>,
): void {
  if (server.hasContentTypeParser('multipart/form-data')) server.removeContentTypeParser('multipart/form-data');
  server.addContentTypeParser('multipart/form-data', { parseAs: 'buffer', bodyLimit: 10_000 }, async () => undefined);
}
