import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Channel } from '../../../shared/push.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Database, type Db, jsonb, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { explainFailure } from '../../platform/failures.ts';
import { type Problem, problemOf } from '../../platform/problems.ts';
import { announceDelivered } from './delivered.ts';
import { CLAIM_MINUTES, nextAttempt } from './rules.ts';
import { stopRecipient } from './subscriptions.ts';
import type { DeliveryState, PushTables } from './tables.ts';

/** A delivery whose turn it is. */
export interface Claimed {
  readonly id: number;
  readonly issueId: number;
  readonly recipientId: number;
  readonly idempotencyKey: string;
  /** A feed has an issue as soon as it is approved. */
  readonly channel: Exclude<Channel, 'feed'>;
  readonly address: string;
  readonly generation: number;
  /** False once the issue was withdrawn, or the recipient or the whole subscription stopped. */
  readonly wanted: boolean;
}

/** What became of an attempt, as its channel says. Anything thrown counts as `later`, but for a full disk of our own. */
export type Outcome =
  | { readonly type: 'delivered' }
  | { readonly type: 'refused'; readonly problem: Problem; readonly stopRecipient?: boolean }
  | { readonly type: 'later'; readonly problem: Problem };

export type Send = (delivery: Claimed) => Promise<Outcome>;

export interface DeliveryReport {
  readonly delivered: number;
  /** Attempts that will be made again. */
  readonly retried: number;
  readonly failed: number;
  /** Deliveries whose next attempt is not due yet. */
  readonly waiting: number;
}

/** Names this process among those that share a database. */
const process_ = randomUUID();

/**
 * Sends everything in the outbox that is due. Every delivery is claimed before it is sent and settled after, each by one
 * statement, so that a kill at any point loses none. A delivery that a kill caught between sending and settling is sent again
 * under the same key; docs/decisions tells what its receiver sees. A full disk ends it by an error and costs no delivery an attempt.
 */
export async function deliverDue(
  database: Database,
  house: Scope,
  clock: Clock,
  send: Send,
  limit = Number.POSITIVE_INFINITY,
): Promise<DeliveryReport> {
  const report = { delivered: 0, retried: 0, failed: 0 };
  for (let sent = 0; sent < limit; sent++) {
    const delivery = await claimNext(database, house, clock.now());
    if (!delivery) break;
    if (delivery.wanted) {
      const outcome = await attempt(send, delivery);
      if (outcome.type === 'disk-full') {
        await giveBack(database.db, house, delivery);
        throw outcome.cause;
      }
      report[await settle(database.db, house, delivery, outcome, clock)] += 1;
    } else {
      await claimed(database.db, house, delivery).set({ state: 'cancelled' }).execute();
    }
  }
  return { ...report, waiting: await countWaiting(database.db, house) };
}

async function attempt(
  send: Send,
  delivery: Claimed,
): Promise<Outcome | { readonly type: 'disk-full'; readonly cause: unknown }> {
  try {
    return await send(delivery);
  } catch (thrown) {
    if (explainFailure(thrown)?.code === 'data.disk-full') return { type: 'disk-full', cause: thrown };
    return { type: 'later', problem: problemOf(thrown) ?? unexpected(thrown) };
  }
}

/**
 * Takes the delivery that has waited longest. One that another process was sending is taken over when its claim ran out; on
 * the embedded database, which no second process can have open, whatever this process does not hold itself was left by a dead one.
 */
async function claimNext(database: Database, house: Scope, now: Date): Promise<Claimed | undefined> {
  const abandoned =
    database.dialect === 'pglite'
      ? sql`(d.claimed_by is distinct from ${process_} or d.claimed_until < ${now})`
      : sql`d.claimed_until < ${now}`;
  const { rows } = await sql<Claimed>`
    update delivery set
      state = 'sending', attempts = attempts + 1, claimed_by = ${process_},
      claimed_until = ${new Date(now.getTime() + CLAIM_MINUTES * 60_000)}
    from recipient r, issue i, subscription s
    where r.id = delivery.recipient_id and i.id = delivery.issue_id and s.id = i.subscription_id and delivery.id = (
      select d.id from delivery d
      where d.organisation_id = ${house.organisationId}
        and ((d.state = 'waiting' and d.next_attempt_at <= ${now}) or (d.state = 'sending' and ${abandoned}))
      order by d.next_attempt_at, d.id
      limit 1
      for update skip locked
    )
    returning delivery.id, delivery.issue_id as "issueId", delivery.recipient_id as "recipientId",
      delivery.idempotency_key as "idempotencyKey", r.channel, r.address, r.token_generation as generation,
      r.stopped_at is null and s.stopped_at is null and i.state = 'approved' as wanted
  `.execute(database.db);
  return rows[0];
}

/** The delivery as long as it is this process's to settle. */
function claimed(db: Db, house: Scope, delivery: Claimed) {
  return tables<PushTables>(db)
    .updateTable('delivery')
    .set({ claimed_by: null, claimed_until: null })
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', delivery.id)
    .where('state', '=', 'sending')
    .where('claimed_by', '=', process_);
}

/** As it was before it was claimed. Where the disk has no room for that either, the claim runs out. */
async function giveBack(db: Db, house: Scope, delivery: Claimed): Promise<void> {
  await claimed(db, house, delivery)
    .set((row) => ({ state: 'waiting', attempts: row('attempts', '-', 1) }))
    .execute();
}

async function settle(
  db: Db,
  house: Scope,
  delivery: Claimed,
  outcome: Outcome,
  clock: Clock,
): Promise<'delivered' | 'retried' | 'failed'> {
  const now = clock.now();
  if (outcome.type === 'delivered') {
    await settleDelivered(db, house, delivery, now);
    return 'delivered';
  }
  const mine = claimed(db, house, delivery);
  const last_problem = jsonb(outcome.problem);
  const again = outcome.type === 'later' ? nextAttempt(await attemptsOf(db, house, delivery), now) : undefined;
  if (again) {
    await mine.set({ state: 'waiting', next_attempt_at: again, last_problem }).execute();
    return 'retried';
  }
  await mine.set({ state: 'failed', last_problem }).execute();
  if (outcome.type === 'refused' && outcome.stopRecipient) {
    await stopRecipient(db, house, delivery.recipientId, outcome.problem.code, clock);
  }
  return 'failed';
}

/** What follows from a delivery is written with it, by one transaction. */
async function settleDelivered(db: Db, house: Scope, delivery: Claimed, now: Date): Promise<void> {
  await transaction(db, async (tx) => {
    const settled = await claimed(tx, house, delivery)
      .set({ state: 'delivered', delivered_at: now, last_problem: null })
      .returning('id')
      .executeTakeFirst();
    if (settled !== undefined) await announceDelivered(tx, house, delivery.issueId, now);
  });
}

async function attemptsOf(db: Db, house: Scope, delivery: Claimed): Promise<number> {
  const row = await tables<PushTables>(db)
    .selectFrom('delivery')
    .select('attempts')
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', delivery.id)
    .executeTakeFirstOrThrow();
  return row.attempts;
}

async function countWaiting(db: Db, house: Scope): Promise<number> {
  const { count } = await tables<PushTables>(db)
    .selectFrom('delivery')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('organisation_id', '=', house.organisationId)
    .where('state', 'in', ['waiting', 'sending'])
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** A delivery that failed, or that waits for a later hour, is due at once. Gives false where there is none to retry. */
export async function retryDelivery(db: Db, house: Scope, id: number, clock: Clock): Promise<boolean> {
  const row = await tables<PushTables>(db)
    .updateTable('delivery')
    .set({ state: 'waiting', attempts: 0, next_attempt_at: clock.now(), last_problem: null })
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'waiting'])
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export interface DeliveryLine {
  readonly id: number;
  readonly issue: number;
  readonly enterprise: number;
  readonly recipient: string;
  readonly channel: Channel;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: Date;
  readonly deliveredAt: Date | null;
  readonly problem: Problem | null;
}

/** The outbox, the newest delivery first. */
export async function listDeliveries(db: Db, house: Scope, limit = 100): Promise<DeliveryLine[]> {
  return tables<PushTables>(db)
    .selectFrom('delivery')
    .innerJoin('recipient', 'recipient.id', 'delivery.recipient_id')
    .select([
      'delivery.id',
      'delivery.issue_id as issue',
      'delivery.enterprise_id as enterprise',
      'recipient.name as recipient',
      'recipient.channel',
      'delivery.state',
      'delivery.attempts',
      'delivery.next_attempt_at as nextAttemptAt',
      'delivery.delivered_at as deliveredAt',
      'delivery.last_problem as problem',
    ])
    .where('delivery.organisation_id', '=', house.organisationId)
    .orderBy('delivery.id', 'desc')
    .limit(limit)
    .execute();
}

function unexpected(thrown: unknown): Problem {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: 'push.delivery-error',
    zh: `投递时出错：${message}。稍后会自动重试。`,
    en: `Delivery failed: ${message}. It will be tried again.`,
  };
}
