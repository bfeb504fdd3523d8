import { type Selectable, sql } from 'kysely';
import type { Publication } from '../../../engine/publication.ts';
import { type IssueItem, issueItem } from '../../../shared/push.ts';
import type { QueueItem } from '../../../shared/screening.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, jsonb, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { applicantsOf, classesOf, publicationsAtVersions } from '../patents/index.ts';
import { dayOf } from '../profiles/index.ts';
import { listQueue } from '../screening/index.ts';
import { noSuchSubscription, subscriptionEnded } from './problems.ts';
import { nextDueOn } from './rules.ts';
import type { PushTables, SubscriptionRow } from './tables.ts';

type Subscription = Selectable<SubscriptionRow>;

/** Queue items and publications that are read at a time. */
const PAGE = 500;
/** Enough for a person to read; further kept items go into the next issue. */
const ISSUE_LENGTH = 500;

/**
 * Makes issues of what the screeners kept: for every subscription that is due or whose draft still waits for approval, or for one,
 * due or not. Kept items that are in no issue of the subscription yet go into its draft, which is made when there is none;
 * composing again adds only what was kept since. With nothing kept there is an issue only for a subscription that wants to hear
 * of silence; any other stays due until something is kept.
 * @returns the issues that were made or grew. @throws ProblemError when the subscription is not there, was stopped or expired.
 */
export async function composeDue(db: Db, house: Scope, clock: Clock, subscriptionId?: number): Promise<number[]> {
  const today = dayOf({ clock });
  const issues: number[] = [];
  const asked = subscriptionId !== undefined;
  for (const id of await subscriptionsToCompose(db, house, today, subscriptionId)) {
    const issue = await transaction(db, (tx) => compose(tx, house, { id, asked }, today, clock));
    if (issue !== undefined) issues.push(issue);
  }
  return issues;
}

async function subscriptionsToCompose(db: Db, house: Scope, today: string, wanted?: number): Promise<number[]> {
  const ofHouse = tables<PushTables>(db).selectFrom('subscription').where('house_id', '=', house.organisationId);
  const running = ofHouse
    .select('id')
    .where('stopped_at', 'is', null)
    .where((row) => row.or([row('expires_on', 'is', null), row('expires_on', '>=', today)]))
    .orderBy('id');
  if (wanted === undefined) {
    const due = await running.where((row) => row.or([row('next_due_on', '<=', today), hasDraft])).execute();
    return due.map(({ id }) => id);
  }
  if (await running.where('id', '=', wanted).executeTakeFirst()) return [wanted];
  const ended = await ofHouse.select('id').where('id', '=', wanted).executeTakeFirst();
  throw ended ? subscriptionEnded(wanted) : noSuchSubscription(wanted);
}

const hasDraft = sql<boolean>`exists (
  select from issue where issue.subscription_id = subscription.id and issue.state = 'draft'
)`;

/** Holds the subscription, whose draft nobody else can approve or withdraw meanwhile; either may just have happened. */
async function compose(
  tx: Db,
  house: Scope,
  { id, asked }: { readonly id: number; readonly asked: boolean },
  today: string,
  clock: Clock,
): Promise<number | undefined> {
  const subscription = await tables<PushTables>(tx)
    .selectFrom('subscription')
    .selectAll()
    .where('house_id', '=', house.organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (subscription.stopped_at !== null) return undefined;
  const draft = await openDraft(tx, house, subscription.id);
  if (draft === undefined && !asked && subscription.next_due_on > today) return undefined;
  const items = await keptItems(tx, house, subscription, ISSUE_LENGTH - (draft?.items ?? 0));
  if (items.length === 0 && !subscription.send_if_empty) return undefined;
  if (items.length === 0 && draft !== undefined) return undefined;
  const issue = draft?.id ?? (await beginIssue(tx, house, subscription, today, clock));
  await addItems(tx, house, subscription, issue, items);
  await tables<PushTables>(tx).updateTable('issue').set({ period_to: today }).where('id', '=', issue).execute();
  await tables<PushTables>(tx)
    .updateTable('subscription')
    .set({ next_due_on: nextDueOn(subscription.starts_on, subscription.frequency, today) })
    .where('id', '=', subscription.id)
    .execute();
  return issue;
}

async function keptItems(tx: Db, house: Scope, subscription: Subscription, room: number): Promise<QueueItem[]> {
  const known = await tables<PushTables>(tx)
    .selectFrom('issue_item')
    .select('queue_item_id')
    .where('organisation_id', '=', house.organisationId)
    .where('subscription_id', '=', subscription.id)
    .where('withdrawn', '=', false)
    .execute();
  const sent = new Set(known.map(({ queue_item_id }) => queue_item_id));
  const kept: QueueItem[] = [];
  for (let after = 0; kept.length < room; ) {
    const page = await listQueue(tx, house, {
      decision: 'keep',
      enterprise: subscription.organisation_id,
      ...(subscription.profile_id === null ? {} : { profile: subscription.profile_id }),
      after,
      limit: PAGE,
    });
    kept.push(...page.filter((item) => !sent.has(item.id)));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last.id;
  }
  return kept.slice(0, room);
}

async function openDraft(
  tx: Db,
  house: Scope,
  subscriptionId: number,
): Promise<{ id: number; items: number } | undefined> {
  return tables<PushTables>(tx)
    .selectFrom('issue')
    .leftJoin('issue_item', 'issue_item.issue_id', 'issue.id')
    .select((row) => ['issue.id', row.fn.count<number>('issue_item.id').as('items')])
    .where('issue.organisation_id', '=', house.organisationId)
    .where('issue.subscription_id', '=', subscriptionId)
    .where('issue.state', '=', 'draft')
    .groupBy('issue.id')
    .executeTakeFirst();
}

/** The period begins on the day after the subscription's one before ended; its first issue tells no beginning. */
async function beginIssue(
  tx: Db,
  house: Scope,
  subscription: Subscription,
  today: string,
  clock: Clock,
): Promise<number> {
  const enterprise = subscription.organisation_id;
  await lockInTransaction(tx, `push.issue-number ${enterprise}`);
  const { rows } = await sql<{ number: number; from: string | null }>`
    with before as (
      select number, period_to + 1 as next_from, subscription_id = ${subscription.id} and state <> 'withdrawn' as counts
      from issue where enterprise_id = ${enterprise}
    )
    select coalesce(max(number), 0) + 1 as number,
      case when bool_or(counts) then least(${today}::date, max(next_from) filter (where counts)) end as "from"
    from before
  `.execute(tx);
  const { number, from } = rows[0]!;
  const made = await tables<PushTables>(tx)
    .insertInto('issue')
    .values({
      organisation_id: house.organisationId,
      enterprise_id: enterprise,
      subscription_id: subscription.id,
      number,
      kind: subscription.kind,
      language: subscription.language,
      period_from: from,
      period_to: today,
      state: 'draft',
      composed_at: clock.now(),
      approved_by: null,
      approved_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

async function addItems(
  tx: Db,
  house: Scope,
  subscription: Subscription,
  issue: number,
  items: readonly QueueItem[],
): Promise<void> {
  const { last } = await tables<PushTables>(tx)
    .selectFrom('issue_item')
    .select((row) => row.fn.coalesce(row.fn.max('position'), row.lit(0)).as('last'))
    .where('issue_id', '=', issue)
    .executeTakeFirstOrThrow();
  for (let start = 0; start < items.length; start += PAGE) {
    const page = items.slice(start, start + PAGE);
    const versions = page.map(({ publication: { id, version } }) => ({ id, version }));
    const publications = await publicationsAtVersions(tx, house, versions);
    const byId = new Map(publications.map(({ id, publication }) => [id, publication]));
    const rows = page.map((item, at) => {
      const position = last + start + at + 1;
      return {
        organisation_id: house.organisationId,
        enterprise_id: subscription.organisation_id,
        issue_id: issue,
        subscription_id: subscription.id,
        queue_item_id: item.id,
        profile_id: item.profile.id,
        position,
        snapshot: jsonb(snapshotOf(item, position, byId.get(item.publication.id), subscription.language === 'en')),
      };
    });
    await tables<PushTables>(tx).insertInto('issue_item').values(rows).execute();
  }
}

function snapshotOf(
  item: QueueItem,
  position: number,
  publication: Publication | undefined,
  english: boolean,
): IssueItem {
  const { number, title, date } = item.publication;
  const lang = english ? 'en' : 'zh';
  const abstracts = publication?.abstracts ?? [];
  const abstract = abstracts.find((text) => text.lang === lang) ?? abstracts[0];
  return issueItem.parse({
    position,
    number,
    event: item.event,
    titles: publication?.titles ?? [{ lang: 'und', text: title === '' ? number : title }],
    ...(date === undefined ? {} : { date }),
    applicants: publication === undefined ? [] : applicantsOf(publication),
    classes: publication === undefined ? [] : classesOf(publication),
    ...(abstract === undefined ? {} : { abstract }),
    ...(item.whyItMatters === null ? {} : { whyItMatters: item.whyItMatters }),
    members: item.members.map((member) => member.number).filter((member) => member !== number),
    profile: item.profile.name,
  });
}
