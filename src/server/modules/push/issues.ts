import type { Selectable } from 'kysely';
import type { Channel, IssueContent } from '../../../shared/push.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { findOrganisation } from '../network/index.ts';
import { dayOf } from '../profiles/index.ts';
import { listQueue } from '../screening/index.ts';
import { announceDelivered } from './delivered.ts';
import { renumber } from './positions.ts';
import { commonFirst, issueWithdrawn, noSuchIssue, nothingLeft, subscriptionEnded } from './problems.ts';
import { idempotencyKey } from './rules.ts';
import type { IssueRow, IssueState, PushTables } from './tables.ts';

/** An issue with what it says, ready to be rendered. `itemIds[i]` is the id of `content.items[i]`. */
export interface Issue {
  readonly id: number;
  readonly enterpriseId: number;
  readonly state: IssueState;
  readonly composedAt: Date;
  readonly approvedAt: Date | null;
  readonly content: IssueContent;
  readonly itemIds: readonly number[];
}

export interface IssueLine {
  readonly id: number;
  readonly enterprise: number;
  readonly enterpriseName: string;
  readonly number: number;
  readonly kind: string;
  readonly state: IssueState;
  readonly items: number;
  readonly from: string | null;
  readonly to: string;
}

/** An issue as it is stored. @throws ProblemError `push.issue.not-found` when the house has none of this id. */
export async function issueRow(db: Db, house: Scope, id: number): Promise<Selectable<IssueRow>> {
  const row = await tables<PushTables>(db)
    .selectFrom('issue')
    .selectAll()
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw noSuchIssue(id);
  return row;
}

/** @throws ProblemError `push.issue.not-found` when the house has none of this id. */
export async function readIssue(db: Db, house: Scope, id: number): Promise<Issue> {
  const row = await issueRow(db, house, id);
  const items = await tables<PushTables>(db)
    .selectFrom('issue_item')
    .select(['id', 'snapshot'])
    .where('organisation_id', '=', house.organisationId)
    .where('issue_id', '=', id)
    .where('left_out', '=', false)
    .orderBy('position')
    .execute();
  const enterprise = await findOrganisation(db, house, { id: row.enterprise_id });
  const service = await findOrganisation(db, house, { id: house.organisationId });
  const common = await commonPart(db, house, row.common_issue_id);
  const introduction = [common?.introduction, row.introduction].filter(Boolean).join('\n\n');
  return {
    id,
    enterpriseId: row.enterprise_id,
    state: row.state,
    composedAt: row.composed_at,
    approvedAt: row.approved_at,
    content: {
      kind: row.kind,
      language: row.language,
      number: row.number,
      enterprise: enterprise?.name ?? '',
      house: service?.name ?? '',
      ...(row.period_from === null ? {} : { from: row.period_from }),
      to: row.period_to,
      ...(introduction === '' ? {} : { introduction }),
      ...(common === undefined ? {} : { association: common.association }),
      items: items.map(({ snapshot }) => snapshot),
    },
    itemIds: items.map((item) => item.id),
  };
}

/** What an issue takes from the association's: its introduction, and under which name the common items stand. */
export async function commonPart(
  db: Db,
  house: Scope,
  id: number | null,
): Promise<{ issue: number; association: string; introduction: string; state: IssueState } | undefined> {
  if (id === null) return undefined;
  return tables<PushTables & { organisation: { id: number; name: string } }>(db)
    .selectFrom('issue')
    .innerJoin('organisation', 'organisation.id', 'issue.enterprise_id')
    .select((row) => [
      'issue.id as issue',
      'organisation.name as association',
      row.fn.coalesce('issue.introduction', row.val('')).as('introduction'),
      'issue.state',
    ])
    .where('issue.organisation_id', '=', house.organisationId)
    .where('issue.id', '=', id)
    .executeTakeFirst();
}

/** The issues of a house, the newest first. */
export async function listIssues(
  db: Db,
  house: Scope,
  filter: { readonly state?: IssueState; readonly enterprise?: number; readonly limit?: number } = {},
): Promise<IssueLine[]> {
  let issues = tables<PushTables & { organisation: { id: number; name: string } }>(db)
    .selectFrom('issue')
    .innerJoin('organisation', 'organisation.id', 'issue.enterprise_id')
    .select((row) => [
      'issue.id',
      'issue.enterprise_id as enterprise',
      'organisation.name as enterpriseName',
      'issue.number',
      'issue.kind',
      'issue.state',
      'issue.period_from as from',
      'issue.period_to as to',
      row
        .selectFrom('issue_item')
        .select((item) => item.fn.countAll<number>().as('count'))
        .whereRef('issue_item.issue_id', '=', 'issue.id')
        .where('issue_item.left_out', '=', false)
        .as('items'),
    ])
    .where('issue.organisation_id', '=', house.organisationId);
  if (filter.state) issues = issues.where('issue.state', '=', filter.state);
  if (filter.enterprise) issues = issues.where('issue.enterprise_id', '=', filter.enterprise);
  const rows = await issues
    .orderBy('issue.id', 'desc')
    .limit(filter.limit ?? 100)
    .execute();
  return rows.map((row) => ({ ...row, items: Number(row.items) }));
}

/**
 * Approves an issue: from now on it cannot change. Feeds have it at once, and for every other recipient who has not stopped a
 * delivery waits in the outbox. Items whose decision was taken back meanwhile drop out, those held back are free for the next issue; a
 * draft that has lost all of its items so is withdrawn instead. A common issue takes its members' drafts along. One transaction;
 * approving again changes nothing. Gives the number of deliveries that were made.
 * @throws ProblemError when the issue is not there or was withdrawn, its subscription was stopped or has expired, all its items are
 * held back, or its common part is not approved yet.
 */
export async function approveIssue(db: Db, house: Scope, id: number, by: string, clock: Clock): Promise<number> {
  return transaction(db, async (tx) => {
    const issue = await lockIssue(tx, house, id);
    if (issue.state === 'withdrawn') throw issueWithdrawn(id);
    if (issue.state === 'approved') return 0;
    const common = await commonPart(tx, house, issue.common_issue_id);
    if (common?.state === 'draft') throw commonFirst(common.issue);
    await checkRunning(tx, issue.subscription_id, clock);
    return approveDraft(tx, house, issue, by, clock);
  });
}

async function approveDraft(tx: Db, house: Scope, issue: LockedIssue, by: string, clock: Clock): Promise<number> {
  const { id } = issue;
  const { dropped, left } = await dropUndecidedItems(tx, house, id);
  if (dropped > 0 && left === 0) {
    await withdrawIssue(tx, house, id, by, clock);
    return 0;
  }
  await freeLeftOut(tx, id);
  await tables<PushTables>(tx)
    .updateTable('issue')
    .set({ state: 'approved', approved_by: by, approved_at: clock.now() })
    .where('id', '=', id)
    .execute();
  await recordAudit(tx, house, { actor: by, action: 'issue.approve', subject: `issue ${id}` }, clock);
  let deliveries = await putIntoOutbox(tx, house, issue, clock);
  for (const member of await memberDrafts(tx, id)) {
    await checkRunning(tx, member.subscription_id, clock);
    const draft = await lockIssue(tx, house, member.id);
    if (draft.state === 'draft') deliveries += await approveDraft(tx, house, draft, by, clock);
  }
  return deliveries;
}

/** What is held back stays on record with the issue and goes into another. */
async function freeLeftOut(tx: Db, id: number): Promise<void> {
  const rows = await tables<PushTables>(tx)
    .selectFrom('issue_item')
    .select('left_out as leftOut')
    .where('issue_id', '=', id)
    .execute();
  if (rows.length > 0 && rows.every(({ leftOut }) => leftOut)) throw nothingLeft(id);
  await tables<PushTables>(tx)
    .updateTable('issue_item')
    .set({ withdrawn: true })
    .where('issue_id', '=', id)
    .where('left_out', '=', true)
    .execute();
}

async function putIntoOutbox(tx: Db, house: Scope, issue: LockedIssue, clock: Clock): Promise<number> {
  const now = clock.now();
  const recipients = await activeRecipients(tx, issue.subscription_id);
  if (recipients.length === 0) return 0;
  await tables<PushTables>(tx)
    .insertInto('delivery')
    .values(
      recipients.map((recipient) => ({
        organisation_id: house.organisationId,
        enterprise_id: issue.enterprise_id,
        issue_id: issue.id,
        recipient_id: recipient.id,
        idempotency_key: idempotencyKey(house.organisationId, issue.id, recipient.id),
        next_attempt_at: now,
        claimed_by: null,
        claimed_until: null,
        last_problem: null,
        ...(recipient.channel === 'feed'
          ? ({ state: 'delivered', delivered_at: now } as const)
          : ({ state: 'waiting', delivered_at: null } as const)),
      })),
    )
    .execute();
  if (recipients.some(({ channel }) => channel === 'feed')) await announceDelivered(tx, house, issue.id, now);
  return recipients.length;
}

/** The drafts whose common part an issue is, in the order in which whoever changes several of them takes them. */
export async function memberDrafts(tx: Db, id: number): Promise<{ id: number; subscription_id: number }[]> {
  return tables<PushTables>(tx)
    .selectFrom('issue')
    .select(['id', 'subscription_id'])
    .where('common_issue_id', '=', id)
    .where('state', '=', 'draft')
    .orderBy('subscription_id')
    .execute();
}

async function checkRunning(tx: Db, subscriptionId: number, clock: Clock): Promise<void> {
  const { stopped_at, expires_on } = await tables<PushTables>(tx)
    .selectFrom('subscription')
    .select(['stopped_at', 'expires_on'])
    .where('id', '=', subscriptionId)
    .executeTakeFirstOrThrow();
  const expired = expires_on !== null && expires_on < dayOf({ clock });
  if (stopped_at !== null || expired) throw subscriptionEnded(subscriptionId);
}

type LockedIssue = Selectable<IssueRow>;

/**
 * Whatever changes an issue holds its subscription first and then the issue, as composing does, so that no item joins a draft that
 * is being approved and no two wait for each other.
 */
export async function lockIssue(tx: Db, house: Scope, id: number): Promise<LockedIssue> {
  const ofHouse = tables<PushTables>(tx)
    .selectFrom('issue')
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', id);
  const held = await tables<PushTables>(tx)
    .selectFrom('subscription')
    .select('id')
    .where('id', '=', ofHouse.select('subscription_id'))
    .forUpdate()
    .executeTakeFirst();
  if (!held) throw noSuchIssue(id);
  return ofHouse.selectAll().forUpdate().executeTakeFirstOrThrow();
}

/** A decision that was taken back after the draft was composed takes its item out of the issue; those behind it move up. */
async function dropUndecidedItems(
  tx: Db,
  house: Scope,
  issueId: number,
): Promise<{ readonly dropped: number; readonly left: number }> {
  const items = await tables<PushTables>(tx)
    .selectFrom('issue_item')
    .select('queue_item_id')
    .where('issue_id', '=', issueId)
    .execute();
  const ids = items.map((item) => item.queue_item_id);
  const kept = new Set((await listQueue(tx, house, { items: ids, decision: 'keep', limit: 1000 })).map(({ id }) => id));
  const gone = ids.filter((id) => !kept.has(id));
  if (gone.length > 0) {
    await tables<PushTables>(tx)
      .deleteFrom('issue_item')
      .where('issue_id', '=', issueId)
      .where('queue_item_id', 'in', gone)
      .execute();
    await renumber(tx, issueId);
  }
  return { dropped: gone.length, left: ids.length - gone.length };
}

async function activeRecipients(tx: Db, subscriptionId: number): Promise<{ id: number; channel: Channel }[]> {
  return tables<PushTables>(tx)
    .selectFrom('recipient')
    .select(['id', 'channel'])
    .where('subscription_id', '=', subscriptionId)
    .where('stopped_at', 'is', null)
    .orderBy('id')
    .execute();
}

/**
 * Takes an issue back; deliveries that still wait are cancelled. As long as nobody has it and it is on its way to nobody, its
 * items are free for the next issue; what was sent stays sent.
 * @returns how many mails and messages to webhooks are out, or on their way, and cannot be taken back.
 */
export async function withdrawIssue(db: Db, house: Scope, id: number, by: string, clock: Clock): Promise<number> {
  return transaction(db, async (tx) => {
    const issue = await lockIssue(tx, house, id);
    if (issue.state !== 'withdrawn') {
      await takeBack(tx, id);
      await recordAudit(tx, house, { actor: by, action: 'issue.withdraw', subject: `issue ${id}` }, clock);
    }
    return sentOf(tx, id);
  });
}

async function sentOf(tx: Db, issueId: number): Promise<number> {
  const { sent } = await tables<PushTables>(tx)
    .selectFrom('delivery')
    .innerJoin('recipient', 'recipient.id', 'delivery.recipient_id')
    .select((row) => row.fn.countAll<number>().as('sent'))
    .where('delivery.issue_id', '=', issueId)
    .where('delivery.state', 'in', ['delivered', 'sending'])
    .where('recipient.channel', '!=', 'feed')
    .executeTakeFirstOrThrow();
  return Number(sent);
}

/** What withdrawing does to the records of an issue that is the caller's to change. */
export async function takeBack(tx: Db, id: number): Promise<void> {
  for (const member of await memberDrafts(tx, id)) await releaseMember(tx, member.id);
  await tables<PushTables>(tx)
    .updateTable('delivery')
    .set({ state: 'cancelled' })
    .where('issue_id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
  if (!(await isOut(tx, id))) {
    await tables<PushTables>(tx)
      .updateTable('issue_item')
      .set({ withdrawn: true })
      .where('issue_id', '=', id)
      .execute();
  }
  await tables<PushTables>(tx).updateTable('issue').set({ state: 'withdrawn' }).where('id', '=', id).execute();
}

/** A member's draft goes on without the common part that was taken back, or ends with it where it held nothing else. */
async function releaseMember(tx: Db, id: number): Promise<void> {
  const common = tables<PushTables>(tx).deleteFrom('issue_item').where('issue_id', '=', id).where('common', '=', true);
  await common.execute();
  await tables<PushTables>(tx).updateTable('issue').set({ common_issue_id: null }).where('id', '=', id).execute();
  if ((await renumber(tx, id)) === 0) await takeBack(tx, id);
}

/** Whether somebody has an issue, or may have it any moment. */
async function isOut(tx: Db, issueId: number): Promise<boolean> {
  const out = await tables<PushTables>(tx)
    .selectFrom('delivery')
    .select('id')
    .where('issue_id', '=', issueId)
    .where('state', 'in', ['delivered', 'sending'])
    .executeTakeFirst();
  return out !== undefined;
}
