import { recordAudit } from '../../platform/audit.ts';
import { type Db, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import type { Act } from '../profiles/index.ts';
import type { RecipientRef } from './addresses.ts';
import { noSuchRecipient, noSuchSubscription } from './problems.ts';
import { renewTokens, stopRecipient } from './subscriptions.ts';
import type { PushTables } from './tables.ts';

/** Open feeds of its own that an enterprise can have of one subscription. */
const MOST_FEEDS = 20;

/**
 * Opens a feed of a subscription of the enterprise's own: it holds what is approved from now on. One that was closed opens again under
 * its name, with another address.
 * @returns what its address is made of, which nobody is told a second time.
 * @throws ProblemError when the enterprise has no such subscription, an open feed of this name, or too many.
 */
export async function openOwnFeed(
  db: Db,
  house: Scope,
  enterprise: Scope,
  wish: { readonly subscription: number; readonly name: string },
  { actor, clock }: Act,
): Promise<RecipientRef> {
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, `push.own-feeds ${enterprise.organisationId}`);
    await checkSubscription(tx, house, enterprise, wish.subscription);
    const feeds = await tables<PushTables>(tx)
      .selectFrom('recipient')
      .select(['id', 'name', 'stopped_at as stoppedAt', 'opened_by as openedBy'])
      .where('subscription_id', '=', wish.subscription)
      .where('channel', '=', 'feed')
      .execute();
    const same = feeds.find(({ name }) => name === wish.name);
    if (same && (same.stoppedAt === null || same.openedBy === null)) throw nameTaken(wish.name);
    if (feeds.filter(({ stoppedAt, openedBy }) => stoppedAt === null && openedBy !== null).length >= MOST_FEEDS) {
      throw tooManyFeeds();
    }
    const opened = same ? await reopen(tx, same.id, actor) : await enter(tx, house, enterprise, wish, { actor, clock });
    const entry = { actor, action: 'feed.open', subject: `recipient ${opened.recipientId}` };
    await recordAudit(tx, house, entry, clock);
    return opened;
  });
}

/** Closes a feed that the enterprise opened; its address is good for nothing from now on. @throws ProblemError for any other. */
export async function closeOwnFeed(db: Db, house: Scope, enterprise: Scope, id: number, act: Act): Promise<void> {
  const { actor, clock } = act;
  await transaction(db, async (tx) => {
    const feed = await tables<PushTables>(tx)
      .selectFrom('recipient')
      .select('id')
      .where('house_id', '=', house.organisationId)
      .where('organisation_id', '=', enterprise.organisationId)
      .where('id', '=', id)
      .where('channel', '=', 'feed')
      .where('opened_by', 'is not', null)
      .forUpdate()
      .executeTakeFirst();
    if (!feed) throw noSuchRecipient(id);
    await stopRecipient(tx, house, id, 'enterprise', clock);
    await renewTokens(tx, house, id);
    await recordAudit(tx, house, { actor, action: 'feed.close', subject: `recipient ${id}` }, clock);
  });
}

async function checkSubscription(tx: Db, house: Scope, enterprise: Scope, id: number): Promise<void> {
  const known = await tables<PushTables>(tx)
    .selectFrom('subscription')
    .select('id')
    .where('house_id', '=', house.organisationId)
    .where('organisation_id', '=', enterprise.organisationId)
    .where('id', '=', id)
    .where('stopped_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!known) throw noSuchSubscription(id);
}

async function enter(
  tx: Db,
  house: Scope,
  enterprise: Scope,
  { subscription, name }: { readonly subscription: number; readonly name: string },
  { actor, clock }: Act,
): Promise<RecipientRef> {
  return tables<PushTables>(tx)
    .insertInto('recipient')
    .values({
      organisation_id: enterprise.organisationId,
      house_id: house.organisationId,
      subscription_id: subscription,
      channel: 'feed',
      name,
      address: null,
      stopped_at: null,
      stop_reason: null,
      created_at: clock.now(),
      opened_by: actor,
    })
    .returning(['id as recipientId', 'token_generation as generation'])
    .executeTakeFirstOrThrow();
}

async function reopen(tx: Db, id: number, actor: string): Promise<RecipientRef> {
  return tables<PushTables>(tx)
    .updateTable('recipient')
    .set((row) => ({
      stopped_at: null,
      stop_reason: null,
      opened_by: actor,
      token_generation: row('token_generation', '+', 1),
    }))
    .where('id', '=', id)
    .returning(['id as recipientId', 'token_generation as generation'])
    .executeTakeFirstOrThrow();
}

function nameTaken(name: string): ProblemError {
  return new ProblemError({
    code: 'push.feed-name-taken.conflict',
    zh: `已有名为“${name}”的订阅源。请换一个名称，例如写明给谁用。`,
    en: `There is a feed “${name}” already. Choose another name, such as whom it is for.`,
  });
}

function tooManyFeeds(): ProblemError {
  return new ProblemError({
    code: 'push.too-many-feeds.conflict',
    zh: `自行开通的订阅源最多 ${MOST_FEEDS} 个。请先关闭不再使用的。`,
    en: `You can have ${MOST_FEEDS} feeds of your own at most. Close those that nobody uses any more.`,
  });
}
