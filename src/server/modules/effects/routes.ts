import { z } from 'zod';
import { feedbackInput } from '../../../shared/effects.ts';
import { rating } from '../../../shared/push.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { PAGE_POLICY } from '../../platform/page.ts';
import { type Addresses, findPushedItem, findRecipient, recordOpening } from '../push/index.ts';
import { judgePage, thanksPage } from './judge-page.ts';
import { recordFeedback } from './record.ts';

export interface EffectsRouteMeans {
  readonly db: Db;
  readonly house: Scope;
  readonly clock: Clock;
  readonly addresses: Addresses;
}

const Chosen = z.object({ rating: rating.optional().catch(undefined) });
const emptyAsAbsent = (value: unknown): unknown => (value === '' ? undefined : value);
const JudgeForm = z.object({
  rating,
  reason: z.preprocess(emptyAsAbsent, feedbackInput.shape.reason),
  remark: z.preprocess(emptyAsAbsent, feedbackInput.shape.remark),
});

/**
 * The links in an issue. GET shows the item and records no judgement, because mail scanners and link previews open every link;
 * only the form's POST does. Who may: whoever bears a token made for the recipient and not renewed since.
 */
export function effectsRoutes(app: HttpServer, means: EffectsRouteMeans): void {
  const { db, house, clock, addresses } = means;

  app.get('/feedback/:token', async (request, reply) => {
    const asked = await itemBehind(tokenOf(request.params));
    if (!asked) return reply.callNotFound();
    await recordOpening(db, house, { ...asked.item, recipientId: asked.recipient.id }, clock);
    const { rating: chosen } = Chosen.parse(request.query);
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', PAGE_POLICY)
      .header('cache-control', 'no-store')
      .send(judgePage(asked.item.item, chosen, asked.recipient.language === 'en'));
  });

  app.post('/feedback/:token', { schema: { body: JudgeForm } }, async (request, reply) => {
    const asked = await itemBehind(tokenOf(request.params));
    if (!asked) return reply.callNotFound();
    const { reason, remark } = request.body;
    const feedback = {
      rating: request.body.rating,
      ...(reason === undefined ? {} : { reason }),
      ...(remark === undefined ? {} : { remark }),
    };
    const witness = { by: asked.recipient.name, channel: 'link', recipientId: asked.recipient.id } as const;
    await recordOpening(db, house, { ...asked.item, recipientId: asked.recipient.id }, clock);
    await recordFeedback(db, house, asked.item.issueItemId, feedback, witness, clock);
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', PAGE_POLICY)
      .header('cache-control', 'no-store')
      .send(thanksPage(asked.item.item, feedback.rating, asked.recipient.language === 'en'));
  });

  async function itemBehind(token: string) {
    const ref = addresses.readJudge(token);
    const recipient = ref && (await findRecipient(db, house, ref));
    const item = ref && (await findPushedItem(db, house, ref.issueItemId));
    return recipient && item ? { recipient, item } : undefined;
  }
}

const Params = z.object({ token: z.string() });

function tokenOf(params: unknown): string {
  return Params.parse(params).token;
}
