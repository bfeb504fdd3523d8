import { sql } from 'kysely';
import { z } from 'zod';
import type { Channel, IssueFrequency, IssueKind, IssueLanguage } from '../../../shared/push.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { findOrganisation } from '../network/index.ts';
import { dayOf, listProfiles } from '../profiles/index.ts';
import { takeBack } from './issues.ts';
import {
  noSuchEnterprise,
  noSuchProfile,
  noSuchRecipient,
  noSuchSubscription,
  notAnAddress,
  subscriptionTwin,
} from './problems.ts';
import { nextDueOn } from './rules.ts';
import type { PushTables } from './tables.ts';

export interface NewSubscription {
  readonly enterpriseId: number;
  /** Absent: all profiles of the enterprise. */
  readonly profileId?: number;
  readonly kind: IssueKind;
  readonly language: IssueLanguage;
  readonly frequency: IssueFrequency;
  readonly sendIfEmpty?: boolean;
  /** ISO dates. The rhythm begins on the day of the subscription unless told otherwise. */
  readonly startsOn?: string;
  readonly expiresOn?: string;
  /** The profile file's own subscription to a profile. */
  readonly fromFile?: boolean;
}

export interface NewRecipient {
  readonly channel: Channel;
  readonly name: string;
  readonly address?: string;
}

/**
 * Subscribes an enterprise that the house serves. The same enterprise, profile and kind have one subscription, and so has a profile
 * in the file, whatever its kind and though it was stopped: asked for again, its wishes are brought up to date and its id is given;
 * its rhythm goes on from where it began.
 * @throws ProblemError when the house does not serve the enterprise, or the profile is not the enterprise's.
 */
export async function subscribe(db: Db, house: Scope, wish: NewSubscription, clock: Clock): Promise<number> {
  const today = dayOf({ clock });
  const wishes = {
    kind: wish.kind,
    language: wish.language,
    frequency: wish.frequency,
    send_if_empty: wish.sendIfEmpty ?? false,
    expires_on: wish.expiresOn ?? null,
  };
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, `push.subscribe ${wish.enterpriseId}`);
    await checkSubscriber(tx, house, wish, clock);
    const known = await knownSubscription(tx, house, wish);
    if (known) {
      const sooner = nextDueOn(known.starts_on, wish.frequency, today);
      await tables<PushTables>(tx)
        .updateTable('subscription')
        .set({ ...wishes, next_due_on: sooner < known.next_due_on ? sooner : known.next_due_on })
        .where('id', '=', known.id)
        .execute();
      return known.id;
    }
    const startsOn = wish.startsOn ?? today;
    const made = await tables<PushTables>(tx)
      .insertInto('subscription')
      .values({
        ...wishes,
        organisation_id: wish.enterpriseId,
        house_id: house.organisationId,
        profile_id: wish.profileId ?? null,
        from_file: wish.fromFile ?? false,
        starts_on: startsOn,
        next_due_on: startsOn,
        stopped_at: null,
        stop_reason: null,
        created_at: clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return made.id;
  });
}

/**
 * Changes how often and in which language a subscription tells, and until when; its rhythm goes on from where it began.
 * @throws ProblemError when the house has none of this id.
 */
export async function changeSubscription(
  db: Db,
  house: Scope,
  id: number,
  wish: Pick<NewSubscription, 'language' | 'frequency'> & {
    readonly sendIfEmpty: boolean;
    readonly expiresOn: string | null;
  },
  clock: Clock,
): Promise<void> {
  await transaction(db, async (tx) => {
    const known = await tables<PushTables>(tx)
      .selectFrom('subscription')
      .select(['starts_on', 'next_due_on'])
      .where('house_id', '=', house.organisationId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!known) throw noSuchSubscription(id);
    const today = dayOf({ clock });
    const overdue = known.next_due_on <= today;
    await tables<PushTables>(tx)
      .updateTable('subscription')
      .set({
        language: wish.language,
        frequency: wish.frequency,
        send_if_empty: wish.sendIfEmpty,
        expires_on: wish.expiresOn,
        next_due_on: overdue ? known.next_due_on : nextDueOn(known.starts_on, wish.frequency, today),
      })
      .where('id', '=', id)
      .execute();
  });
}

async function knownSubscription(tx: Db, house: Scope, wish: NewSubscription) {
  const { enterpriseId, profileId = null, kind, fromFile = false } = wish;
  const ofSubscriber = tables<PushTables>(tx)
    .selectFrom('subscription')
    .select(['id', 'starts_on', 'next_due_on'])
    .where('house_id', '=', house.organisationId)
    .where('organisation_id', '=', enterpriseId)
    .where('profile_id', profileId === null ? 'is' : '=', profileId)
    .where('from_file', '=', fromFile);
  return (
    fromFile ? ofSubscriber : ofSubscriber.where('kind', '=', kind).where('stopped_at', 'is', null)
  ).executeTakeFirst();
}

async function checkSubscriber(tx: Db, house: Scope, wish: NewSubscription, clock: Clock): Promise<void> {
  const enterprise = await findOrganisation(tx, house, { id: wish.enterpriseId });
  if (enterprise?.houseId !== house.organisationId) throw noSuchEnterprise(wish.enterpriseId);
  if (wish.profileId === undefined) return;
  const profiles = await listProfiles(tx, house, { organisationId: wish.enterpriseId }, { clock });
  if (!profiles.some(({ id }) => id === wish.profileId)) throw noSuchProfile(wish.profileId);
}

/** Adds a recipient, or gives the id of the same one that is there. A recipient who stopped stays stopped. */
export async function addRecipient(
  db: Db,
  house: Scope,
  subscriptionId: number,
  recipient: NewRecipient,
  clock: Clock,
): Promise<number> {
  const address = checkedAddress(recipient);
  return transaction(db, async (tx) => {
    const subscription = await tables<PushTables>(tx)
      .selectFrom('subscription')
      .select('organisation_id')
      .where('house_id', '=', house.organisationId)
      .where('id', '=', subscriptionId)
      .forUpdate()
      .executeTakeFirst();
    if (!subscription) throw noSuchSubscription(subscriptionId);
    const known = await tables<PushTables>(tx)
      .selectFrom('recipient')
      .select('id')
      .where('subscription_id', '=', subscriptionId)
      .where('channel', '=', recipient.channel)
      .where('name', '=', recipient.name)
      .where('address', address === null ? 'is' : '=', address)
      .executeTakeFirst();
    if (known) return known.id;
    const made = await tables<PushTables>(tx)
      .insertInto('recipient')
      .values({
        organisation_id: subscription.organisation_id,
        house_id: house.organisationId,
        subscription_id: subscriptionId,
        channel: recipient.channel,
        name: recipient.name,
        address,
        stopped_at: null,
        stop_reason: null,
        created_at: clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return made.id;
  });
}

function checkedAddress({ channel, address }: NewRecipient): string | null {
  if (channel === 'feed') return null;
  const form = channel === 'mail' ? z.email() : z.url({ protocol: /^https?$/ });
  const read = form.safeParse(address?.trim());
  if (!read.success) throw notAnAddress(channel, address);
  return read.data;
}

/** Why a recipient is stopped who is no longer in the profile file, and who comes back with it. */
export const NOT_IN_FILE = 'file';

/**
 * Nothing more goes to this recipient; what still waits for them is cancelled. Stopping twice changes nothing, but that of two
 * reasons the one stays that the profile file cannot undo.
 */
export async function stopRecipient(db: Db, house: Scope, id: number, reason: string, clock: Clock): Promise<void> {
  await transaction(db, async (tx) => {
    const known = await tables<PushTables>(tx)
      .selectFrom('recipient')
      .select(['id', 'stopped_at', 'stop_reason'])
      .where('house_id', '=', house.organisationId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!known) throw noSuchRecipient(id);
    if (known.stopped_at !== null && known.stop_reason !== NOT_IN_FILE) return;
    await tables<PushTables>(tx)
      .updateTable('recipient')
      .set((row) => ({ stopped_at: row.fn.coalesce('stopped_at', row.val(clock.now())), stop_reason: reason }))
      .where('id', '=', id)
      .execute();
    await cancelWaiting(tx, house).where('recipient_id', '=', id).execute();
  });
}

function cancelWaiting(tx: Db, house: Scope) {
  return tables<PushTables>(tx)
    .updateTable('delivery')
    .set({ state: 'cancelled' })
    .where('organisation_id', '=', house.organisationId)
    .where('state', '=', 'waiting');
}

/** Takes up again a recipient who stopped: what is approved from now on goes to them. */
export async function resumeRecipient(db: Db, house: Scope, id: number): Promise<void> {
  const resumed = await tables<PushTables>(db)
    .updateTable('recipient')
    .set({ stopped_at: null, stop_reason: null })
    .where('house_id', '=', house.organisationId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (!resumed) throw noSuchRecipient(id);
}

/** Nothing more goes out under this subscription: its draft is withdrawn, and what still waits to be sent is cancelled. */
export async function stopSubscription(db: Db, house: Scope, id: number, reason: string, clock: Clock): Promise<void> {
  await transaction(db, async (tx) => {
    const stopped = await tables<PushTables>(tx)
      .updateTable('subscription')
      .set((row) => ({
        stopped_at: row.fn.coalesce('stopped_at', row.val(clock.now())),
        stop_reason: row.fn.coalesce('stop_reason', row.val(reason)),
      }))
      .where('house_id', '=', house.organisationId)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    if (!stopped) throw noSuchSubscription(id);
    const issues = tables<PushTables>(tx).selectFrom('issue').select('id').where('subscription_id', '=', id);
    for (const draft of await issues.where('state', '=', 'draft').execute()) await takeBack(tx, draft.id);
    await cancelWaiting(tx, house).where('issue_id', 'in', issues).execute();
  });
}

/**
 * Takes up again a subscription that somebody stopped, which the profile file itself does not.
 * @throws ProblemError when it is not there, or another one to the same profile and kind runs meanwhile.
 */
export async function resumeSubscription(db: Db, house: Scope, id: number): Promise<void> {
  await refuseTwin(db, house, id);
  const resumed = await tables<PushTables>(db)
    .updateTable('subscription')
    .set({ stopped_at: null, stop_reason: null })
    .where('house_id', '=', house.organisationId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (!resumed) throw noSuchSubscription(id);
}

async function refuseTwin(db: Db, house: Scope, id: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select twin.id from subscription own join subscription twin
      on twin.organisation_id = own.organisation_id and twin.kind = own.kind and twin.id <> own.id
      and twin.profile_id is not distinct from own.profile_id and twin.stopped_at is null and not twin.from_file
    where own.id = ${id} and own.house_id = ${house.organisationId} and not own.from_file
  `.execute(db);
  if (rows[0]) throw subscriptionTwin(rows[0].id);
}

/** Makes the feed address and the links handed out to a recipient invalid, and new ones valid. */
export async function renewTokens(db: Db, house: Scope, recipientId: number): Promise<void> {
  const renewed = await tables<PushTables>(db)
    .updateTable('recipient')
    .set((row) => ({ token_generation: row('token_generation', '+', 1) }))
    .where('house_id', '=', house.organisationId)
    .where('id', '=', recipientId)
    .returning('id')
    .executeTakeFirst();
  if (!renewed) throw noSuchRecipient(recipientId);
}
