import { recordAudit } from '../../platform/audit.ts';
import { type Db, type Scope, tables, transaction } from '../../platform/db/index.ts';
import type { Act } from '../profiles/index.ts';
import { cannotResend, noSuchDelivery } from './problems.ts';
import { idempotencyKey } from './rules.ts';
import type { PushTables } from './tables.ts';

/**
 * Sends an issue to one recipient once more, as a delivery of its own with its own key, so that the receiver does not take it for the
 * same mail. Asked twice about one delivery there is still one more: the id of it is given.
 * @throws ProblemError when the delivery is not there, is on its way, is a feed's, or may not go out any more.
 */
export async function resend(db: Db, house: Scope, id: number, { actor, clock }: Act): Promise<number> {
  return transaction(db, async (tx) => {
    const delivery = await tables<PushTables>(tx)
      .selectFrom('delivery')
      .selectAll()
      .where('organisation_id', '=', house.organisationId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!delivery) throw noSuchDelivery(id);
    const again = await tables<PushTables>(tx)
      .selectFrom('delivery')
      .select('id')
      .where('resend_of', '=', id)
      .executeTakeFirst();
    if (again) return again.id;
    const { issue_id, recipient_id, enterprise_id, state } = delivery;
    if (state === 'waiting' || state === 'sending' || !(await mayGoOut(tx, delivery))) throw cannotResend(id);
    const made = await tables<PushTables>(tx)
      .insertInto('delivery')
      .values({
        organisation_id: house.organisationId,
        enterprise_id,
        issue_id,
        recipient_id,
        idempotency_key: `${idempotencyKey(house.organisationId, issue_id, recipient_id)}.again-${id}`,
        next_attempt_at: clock.now(),
        claimed_by: null,
        claimed_until: null,
        last_problem: null,
        delivered_at: null,
        resend_of: id,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const detail = { delivery: made.id, of: id, recipient: recipient_id };
    await recordAudit(tx, house, { actor, action: 'issue.resend', subject: `issue ${issue_id}`, detail }, clock);
    return made.id;
  });
}

async function mayGoOut(tx: Db, of: { readonly issue_id: number; readonly recipient_id: number }): Promise<boolean> {
  const row = await tables<PushTables>(tx)
    .selectFrom('recipient')
    .innerJoin('subscription', 'subscription.id', 'recipient.subscription_id')
    .innerJoin('issue', 'issue.subscription_id', 'subscription.id')
    .select('issue.id')
    .where('recipient.id', '=', of.recipient_id)
    .where('issue.id', '=', of.issue_id)
    .where('issue.state', '=', 'approved')
    .where('recipient.channel', '<>', 'feed')
    .where('recipient.stopped_at', 'is', null)
    .where('subscription.stopped_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
