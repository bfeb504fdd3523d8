import { z } from 'zod';
import { outboxPage as outboxPageContract, outboxRequest, sentMail } from '../../../shared/push-outbox.ts';
import { recordAudit } from '../../platform/audit.ts';
import { failureOf, type HttpServer, principalOf } from '../../platform/http/index.ts';
import { retryDelivery } from './outbox.ts';
import { outboxPage } from './outbox-lines.ts';
import { pushPolicy } from './policy.ts';
import { MAIL_HEADERS } from './preview.ts';
import { nothingToRetry } from './problems.ts';
import type { PushRouteMeans } from './route-means.ts';
import { sentMailOf } from './sent-mail.ts';

export interface OutboxRouteMeans extends PushRouteMeans {
  /** Where mails go as files; absent where they go out by SMTP. */
  readonly mailFolder?: string;
}

const byId = z.strictObject({ id: z.coerce.number().int().positive() });
const byIndex = byId.extend({ index: z.coerce.number().int().min(0).max(20) });
const see = { config: { access: pushPolicy.seeOutbox } };
const read = { config: { access: pushPolicy.readMail } };

/** What waits, was sent and failed; and, where mails go into a folder, the mails themselves. */
export function outboxRoutes(app: HttpServer, means: OutboxRouteMeans): void {
  const { db, house, clock, addresses, mailFolder } = means;
  const mailOf = (id: number) => sentMailOf(db, house, { addresses, folder: mailFolder }, id);

  app.get(
    '/api/deliveries',
    { ...see, schema: { querystring: outboxRequest, response: { 200: outboxPageContract } } },
    async ({ query }) => ({ ...(await outboxPage(db, house, query)), readable: mailFolder !== undefined }),
  );
  app.post(
    '/api/deliveries/:id/retry',
    { config: { access: pushPolicy.retry }, schema: { params: byId, response: { 200: z.null() } } },
    async (request) => {
      const { id } = request.params;
      if (!(await retryDelivery(db, house, id, clock))) throw nothingToRetry(id);
      const { actor } = principalOf(request);
      await recordAudit(db, house, { actor, action: 'delivery.retry', subject: `delivery ${id}` }, clock);
      return null;
    },
  );
  app.get(
    '/api/deliveries/:id/mail',
    { ...read, schema: { params: byId, response: { 200: sentMail } } },
    async (request) => {
      const { id } = request.params;
      const { html: _html, attachments, ...mail } = await mailOf(id);
      const { actor } = principalOf(request);
      await recordAudit(db, house, { actor, action: 'delivery.read', subject: `delivery ${id}` }, clock);
      return {
        ...mail,
        attachments: attachments.map(({ filename, content }, index) => ({ index, filename, size: content.length })),
      };
    },
  );
  app.get('/api/deliveries/:id/mail.html', { ...read, schema: { params: byId } }, async ({ params }, reply) => {
    const { html } = await mailOf(params.id);
    return reply.headers(MAIL_HEADERS).send(html);
  });
  app.get(
    '/api/deliveries/:id/attachments/:index',
    { ...read, schema: { params: byIndex } },
    async ({ params }, reply) => {
      const attachment = (await mailOf(params.id)).attachments[params.index];
      if (attachment === undefined) throw failureOf(404);
      return reply
        .type(attachment.contentType)
        .header('content-disposition', `attachment; filename="${attachment.filename.replaceAll(/[^\w.-]/g, '_')}"`)
        .header('cache-control', 'no-store')
        .send(attachment.content);
    },
  );
}
