import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../platform/clock.ts';
import { type Db, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import {
  addRecipient,
  type NewRecipient,
  type NewSubscription,
  NOT_IN_FILE,
  resumeRecipient,
  stopRecipient,
  subscribe,
} from './subscriptions.ts';
import type { PushTables } from './tables.ts';

/** How a profile's issues are delivered, as the profile file says it: all of the wishes and all of the recipients. */
export interface FileDelivery extends Omit<NewSubscription, 'profileId' | 'fromFile'> {
  readonly profileId: number;
  readonly recipients: readonly NewRecipient[];
}

/**
 * Makes the one subscription that a profile has from the file as the file says. Recipients that are not in it any more are stopped
 * and come back with it; those who stopped for another reason, and a subscription that was stopped, stay stopped.
 */
export async function followFile(
  db: Db,
  house: Scope,
  { recipients, ...wish }: FileDelivery,
  clock: Clock,
): Promise<'created' | 'changed' | 'unchanged'> {
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, `push.subscribe ${wish.enterpriseId}`);
    const before = await standing(tx, house, wish);
    const subscription = await subscribe(tx, house, { ...wish, fromFile: true }, clock);
    const listed = new Set<number>();
    for (const recipient of recipients) listed.add(await addRecipient(tx, house, subscription, recipient, clock));
    const { recipients: known = [] } = (await standing(tx, house, wish)) ?? {};
    for (const { id, stopReason } of known) {
      if (!listed.has(id)) await stopRecipient(tx, house, id, NOT_IN_FILE, clock);
      else if (stopReason === NOT_IN_FILE) await resumeRecipient(tx, house, id);
    }
    if (before === undefined) return 'created';
    return isDeepStrictEqual(before, await standing(tx, house, wish)) ? 'unchanged' : 'changed';
  });
}

/** What the file can change of a profile's subscription. */
async function standing(tx: Db, house: Scope, { enterpriseId, profileId }: Omit<FileDelivery, 'recipients'>) {
  const subscription = await tables<PushTables>(tx)
    .selectFrom('subscription')
    .select(['id', 'kind', 'language', 'frequency', 'send_if_empty', 'expires_on'])
    .where('house_id', '=', house.organisationId)
    .where('organisation_id', '=', enterpriseId)
    .where('profile_id', '=', profileId)
    .where('from_file', '=', true)
    .executeTakeFirst();
  if (!subscription) return undefined;
  const recipients = await tables<PushTables>(tx)
    .selectFrom('recipient')
    .select(['id', 'stop_reason as stopReason'])
    .where('subscription_id', '=', subscription.id)
    // What an enterprise opened for itself is not the file's to close.
    .where('opened_by', 'is', null)
    .orderBy('id')
    .execute();
  return { subscription, recipients };
}
