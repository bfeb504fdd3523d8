import { sql } from 'kysely';
import type { IssueKind } from '../../../shared/push.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { dayOf } from '../profiles/index.ts';
import { addItems, keptItems, type Subscription } from './compose-items.ts';
import { noSuchSubscription, subscriptionEnded } from './problems.ts';
import { nextDueOn } from './rules.ts';
import type { PushTables } from './tables.ts';

/** Enough for a person to read; further kept items go into the next issue. */
const ISSUE_LENGTH = 500;
/** Each alert is a mail of its own. */
const ALERTS_AT_ONCE = 50;

/** What is asked of composing: one subscription, due or not, perhaps by another template, perhaps of some of its kept items alone. */
export interface ComposeWish {
  readonly subscription?: number;
  readonly kind?: IssueKind;
  readonly items?: readonly number[];
}

/**
 * Makes issues of what the screeners kept: for every subscription that is due or whose draft still waits for approval, or for one,
 * due or not. Kept items that are in no issue of the subscription yet go into its draft, which is made when there is none;
 * composing again adds only what was kept since. With nothing kept there is an issue only for a subscription that wants to hear
 * of silence; any other stays due until something is kept. An alert is always due, and each of its items is an issue of its own.
 * @returns the issues that were made or grew. @throws ProblemError when the subscription is not there, was stopped or expired.
 */
export async function composeDue(
  db: Db,
  house: Scope,
  clock: Clock,
  wish: ComposeWish | number = {},
): Promise<number[]> {
  const { subscription, ...how } = typeof wish === 'number' ? { subscription: wish } : wish;
  const today = dayOf({ clock });
  const issues: number[] = [];
  for (const id of await subscriptionsToCompose(db, house, today, subscription)) {
    const asked = subscription !== undefined;
    issues.push(...(await transaction(db, (tx) => compose(tx, house, { id, asked, ...how }, clock))));
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
    const due = await running
      .where((row) => row.or([row('next_due_on', '<=', today), row('kind', '=', 'alert'), hasDraft]))
      .execute();
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
  wish: { readonly id: number; readonly asked: boolean; readonly kind?: IssueKind; readonly items?: readonly number[] },
  clock: Clock,
): Promise<number[]> {
  const today = dayOf({ clock });
  const subscription = await tables<PushTables>(tx)
    .selectFrom('subscription')
    .selectAll()
    .where('house_id', '=', house.organisationId)
    .where('id', '=', wish.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (subscription.stopped_at !== null) return [];
  const kind = wish.kind ?? subscription.kind;
  if (kind === 'alert') return composeAlerts(tx, house, subscription, wish.items, clock);
  const draft = await openDraft(tx, house, subscription.id);
  if (draft === undefined && !wish.asked && subscription.next_due_on > today) return [];
  const items = await keptItems(tx, house, subscription, ISSUE_LENGTH - (draft?.items ?? 0), wish.items);
  if (items.length === 0 && (draft !== undefined || !subscription.send_if_empty)) return [];
  const issue = draft?.id ?? (await beginIssue(tx, house, { ...subscription, kind }, clock));
  await addItems(tx, house, subscription, issue, items);
  await tables<PushTables>(tx)
    .updateTable('issue')
    .set({ period_to: today, ...(wish.kind === undefined ? {} : { kind }) })
    .where('id', '=', issue)
    .execute();
  await awaitNext(tx, subscription, today);
  return [issue];
}

/** An issue for each event. */
async function composeAlerts(
  tx: Db,
  house: Scope,
  subscription: Subscription,
  only: readonly number[] | undefined,
  clock: Clock,
): Promise<number[]> {
  const items = await keptItems(tx, house, subscription, ALERTS_AT_ONCE, only);
  const issues: number[] = [];
  for (const item of items) {
    const issue = await beginIssue(tx, house, { ...subscription, kind: 'alert' }, clock);
    await addItems(tx, house, subscription, issue, [item]);
    issues.push(issue);
  }
  if (issues.length > 0 && subscription.kind === 'alert') await awaitNext(tx, subscription, dayOf({ clock }));
  return issues;
}

async function awaitNext(tx: Db, { id, starts_on, frequency }: Subscription, today: string): Promise<void> {
  await tables<PushTables>(tx)
    .updateTable('subscription')
    .set({ next_due_on: nextDueOn(starts_on, frequency, today) })
    .where('id', '=', id)
    .execute();
}

/** The draft that later items join; alerts are joined by nothing. */
export async function openDraft(
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
    .where('issue.kind', '<>', 'alert')
    .groupBy('issue.id')
    .executeTakeFirst();
}

/** The period begins on the day after the subscription's one before ended; its first issue tells no beginning, nor does an alert. */
export async function beginIssue(tx: Db, house: Scope, subscription: Subscription, clock: Clock): Promise<number> {
  const enterprise = subscription.organisation_id;
  const today = dayOf({ clock });
  await lockInTransaction(tx, `push.issue-number ${enterprise}`);
  const { rows } = await sql<{ number: number; from: string | null }>`
    with before as (
      select number, period_to + 1 as next_from, subscription_id = ${subscription.id} and state <> 'withdrawn' and kind <> 'alert' as counts
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
      period_from: subscription.kind === 'alert' ? null : from,
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
