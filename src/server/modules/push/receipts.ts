import { sql } from 'kysely';
import type { IssueItem } from '../../../shared/push.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import type { PushTables } from './tables.ts';

/** One item as it reached an enterprise. */
export interface PushedItem {
  readonly issueItemId: number;
  readonly issueId: number;
  readonly queueItemId: number;
  readonly profileId: number;
  readonly enterpriseId: number;
  readonly item: IssueItem;
}

export interface PushFilter {
  readonly enterprise?: number;
  readonly profile?: number;
  /** Only these items of the queue. */
  readonly queueItems?: readonly number[];
}

/** Notes the first time that a link in a recipient's issue was fetched; later ones change nothing. */
export async function recordOpening(
  db: Db,
  house: Scope,
  opening: { readonly issueId: number; readonly recipientId: number; readonly enterpriseId: number },
  clock: Clock,
): Promise<void> {
  await tables<PushTables>(db)
    .insertInto('issue_opening')
    .values({
      issue_id: opening.issueId,
      recipient_id: opening.recipientId,
      organisation_id: opening.enterpriseId,
      house_id: house.organisationId,
      opened_at: clock.now(),
    })
    .onConflict((conflict) => conflict.columns(['issue_id', 'recipient_id']).doNothing())
    .execute();
}

/** An item of an issue that was approved, whether or not it was delivered yet, or withdrawn when it was on its way already. */
export async function findPushedItem(db: Db, house: Scope, issueItemId: number): Promise<PushedItem | undefined> {
  const { rows } = await sql<PushedItem>`
    select ${itemColumns} from issue_item i join issue on issue.id = i.issue_id
    where i.organisation_id = ${house.organisationId} and i.id = ${issueItemId} and issue.state <> 'draft'
      and not i.withdrawn
  `.execute(db);
  return rows[0];
}

const itemColumns = sql`i.id as "issueItemId", i.issue_id as "issueId", i.queue_item_id as "queueItemId",
  i.profile_id as "profileId", i.enterprise_id as "enterpriseId", i.snapshot as item`;

/**
 * The items of the queue that reached at least one recipient; or those of them whose issue had one of its links fetched. An item
 * that stood in the issues of two subscriptions is one.
 */
export async function listPushed(
  db: Db,
  house: Scope,
  which: 'pushed' | 'fetched',
  filter: PushFilter = {},
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct i.queue_item_id as id
    from issue_item i where ${reached(house, filter)} and ${which === 'fetched' ? wasFetched : sql`true`}
    order by i.queue_item_id
  `.execute(db);
  return rows.map(({ id }) => id);
}

const wasFetched = sql`exists (
  select from issue_opening o where o.issue_id = i.issue_id and o.house_id = i.organisation_id
)`;

function reached(house: Scope, { enterprise, profile, queueItems }: PushFilter) {
  return sql`i.organisation_id = ${house.organisationId} and not i.withdrawn
    and (${enterprise ?? null}::bigint is null or i.enterprise_id = ${enterprise ?? null})
    and (${profile ?? null}::bigint is null or i.profile_id = ${profile ?? null})
    and (${queueItems === undefined} or i.queue_item_id = any(${queueItems ?? []}::bigint[]))
    and exists (
      select from delivery d
      where d.organisation_id = i.organisation_id and d.issue_id = i.issue_id and d.state = 'delivered'
    )`;
}
