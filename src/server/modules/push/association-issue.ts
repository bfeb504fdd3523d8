import { sql } from 'kysely';
import type { IssueKind } from '../../../shared/push.ts';
import type { ComposedCommon } from '../../../shared/push-issues.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, jsonb, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { dayOf } from '../profiles/index.ts';
import { beginIssue, composeDue, openDraft } from './compose.ts';
import { addItems, keptItems, type Subscription } from './compose-items.ts';
import { lockIssue, memberDrafts } from './issues.ts';
import { listAssociations } from './members.ts';
import { renumber } from './positions.ts';
import { nothingCommon } from './problems.ts';
import type { PushTables } from './tables.ts';

/** Items of its own that a member's issue holds beside the common part. */
const ADDITIONS = 200;

/**
 * Composes the association's issue and, for each of its members, an issue that holds it as the common part with the member's own kept
 * items behind it (集中推送). A member is served under its subscription of widest reach that runs; composing again brings all up to date.
 * @throws ProblemError when the subscription is no association's, or the association has neither members nor anything to say.
 */
export async function composeCommon(
  db: Db,
  house: Scope,
  clock: Clock,
  wish: { readonly subscription: number; readonly kind?: Exclude<IssueKind, 'alert'> },
): Promise<ComposedCommon> {
  return transaction(db, async (tx) => {
    const known = await tables<PushTables>(tx)
      .selectFrom('subscription')
      .select('organisation_id as association')
      .where('house_id', '=', house.organisationId)
      .where('id', '=', wish.subscription)
      .executeTakeFirst();
    const association = (await listAssociations(tx, house)).find(({ id }) => id === known?.association);
    if (association === undefined || association.members.length === 0) throw nothingCommon(wish.subscription);
    await composeDue(tx, house, clock, { ...wish, kind: wish.kind ?? 'express' });
    const issue = (await openDraft(tx, house, wish.subscription))?.id;
    if (issue === undefined) throw nothingCommon(wish.subscription);
    const made = await membersIssues(tx, house, issue, association.members, clock);
    await spreadCommon(tx, house, issue);
    return { issue, ...made };
  });
}

async function membersIssues(
  tx: Db,
  house: Scope,
  common: number,
  members: readonly { readonly id: number; readonly name: string }[],
  clock: Clock,
): Promise<Omit<ComposedCommon, 'issue'>> {
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const without = new Set(names.keys());
  const made = [];
  for (const subscription of await widestSubscriptions(tx, house, [...names.keys()], clock)) {
    const enterprise = subscription.organisation_id;
    const issue = await memberIssue(tx, house, common, subscription, clock);
    if (issue === undefined) continue;
    without.delete(enterprise);
    made.push({ enterprise: names.get(enterprise) ?? '', issue });
  }
  return { members: made, without: [...without].map((id) => names.get(id) ?? '') };
}

/** For each member the running subscription to all of its profiles, or else its oldest; held until the end of the transaction. */
async function widestSubscriptions(
  tx: Db,
  house: Scope,
  members: readonly number[],
  clock: Clock,
): Promise<Subscription[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct on (organisation_id) id from subscription
    where house_id = ${house.organisationId} and organisation_id = any(${members}::bigint[])
      and stopped_at is null and kind <> 'alert' and (expires_on is null or expires_on >= ${dayOf({ clock })})
    order by organisation_id, (profile_id is null) desc, id
  `.execute(tx);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  return tables<PushTables>(tx)
    .selectFrom('subscription')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
}

async function memberIssue(
  tx: Db,
  house: Scope,
  common: number,
  subscription: Subscription,
  clock: Clock,
): Promise<number | undefined> {
  const draft = await openDraft(tx, house, subscription.id);
  const issue = draft?.id ?? (await beginIssue(tx, house, subscription, clock));
  const joined = await tables<PushTables>(tx)
    .updateTable('issue')
    .set({ common_issue_id: common, period_to: dayOf({ clock }) })
    .where('id', '=', issue)
    .where((row) => row.or([row('common_issue_id', 'is', null), row('common_issue_id', '=', common)]))
    .returning('id')
    .executeTakeFirst();
  if (!joined) return undefined;
  const own = await keptItems(tx, house, subscription, Math.max(0, ADDITIONS - (draft?.items ?? 0)));
  await addItems(tx, house, subscription, issue, own);
  return issue;
}

/**
 * Brings the members' drafts to what the association's issue says now: its items first, with its lines, then each member's own. What a
 * member was told before, or is told by an item of its own, is not told again.
 */
export async function spreadCommon(tx: Db, house: Scope, common: number): Promise<void> {
  const items = await tables<PushTables>(tx)
    .selectFrom('issue_item')
    .select(['queue_item_id', 'profile_id', 'snapshot'])
    .where('issue_id', '=', common)
    .where('left_out', '=', false)
    .orderBy('position')
    .execute();
  for (const { id } of await memberDrafts(tx, common)) {
    const draft = await lockIssue(tx, house, id);
    await tables<PushTables>(tx)
      .deleteFrom('issue_item')
      .where('issue_id', '=', id)
      .where('common', '=', true)
      .execute();
    const told = await toldAlready(tx, house, draft.enterprise_id);
    const own = await ownNumbers(tx, id);
    const parts = items.filter(
      ({ queue_item_id, snapshot }) =>
        !told.has(queue_item_id) && ![snapshot.number, ...snapshot.members].some((number) => own.has(number)),
    );
    await renumber(tx, id, [], parts.length + 1);
    if (parts.length === 0) continue;
    await tables<PushTables>(tx)
      .insertInto('issue_item')
      .values(
        parts.map(({ snapshot, ...part }, at) => ({
          ...part,
          organisation_id: house.organisationId,
          enterprise_id: draft.enterprise_id,
          issue_id: id,
          subscription_id: draft.subscription_id,
          position: at + 1,
          common: true,
          snapshot: jsonb({ ...snapshot, position: at + 1, common: true }),
        })),
      )
      .execute();
  }
}

async function toldAlready(tx: Db, house: Scope, enterprise: number): Promise<ReadonlySet<number>> {
  const rows = await tables<PushTables>(tx)
    .selectFrom('issue_item')
    .select('queue_item_id as item')
    .where('organisation_id', '=', house.organisationId)
    .where('enterprise_id', '=', enterprise)
    .where('withdrawn', '=', false)
    .execute();
  return new Set(rows.map(({ item }) => item));
}

/** The publications that the issue's own items tell of. */
async function ownNumbers(tx: Db, issue: number): Promise<ReadonlySet<string>> {
  const rows = await tables<PushTables>(tx)
    .selectFrom('issue_item')
    .select('snapshot')
    .where('issue_id', '=', issue)
    .where('left_out', '=', false)
    .execute();
  return new Set(rows.flatMap(({ snapshot }) => [snapshot.number, ...snapshot.members]));
}
