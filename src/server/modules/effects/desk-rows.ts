import { type RawBuilder, sql } from 'kysely';
import type { DeskRequest } from '../../../shared/desk.ts';
import type { FeedbackReason, UseNode } from '../../../shared/effects.ts';
import type { Rating } from '../../../shared/push.ts';
import { HOUSE_TIME_ZONE } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { type ArrivalRow, arrivals } from '../push/index.ts';

/** Whose desk it is: a person of an enterprise that the house serves. */
export interface DeskOwner {
  readonly house: Scope;
  readonly enterprise: Scope;
  readonly accountId: number;
}

/** An arrival with what this person and this enterprise made of it. */
export interface DeskRow extends ArrivalRow {
  readonly unread: boolean;
  readonly rating: Rating | null;
  readonly reason: FeedbackReason | null;
  readonly remark: string | null;
  readonly given_by: string | null;
  readonly given_at: Date | null;
  readonly uses: readonly UseNode[];
}

export type DeskWanted = Partial<Omit<DeskRequest, 'highlights' | 'order' | 'skip' | 'limit'>> & {
  readonly queueItem?: number;
};

export interface DeskPage {
  readonly order: DeskRequest['order'];
  readonly skip: number;
  readonly limit: number;
}

/** A page of what came, and how much there is of it. */
export async function deskRows(
  db: Db,
  owner: DeskOwner,
  wanted: DeskWanted,
  { order, skip, limit }: DeskPage,
): Promise<{ readonly rows: readonly DeskRow[]; readonly total: number }> {
  const first = order === 'unread' ? sql`unread desc, ` : sql``;
  const { rows } = await sql<DeskRow & { readonly total: number }>`
    select desk.*, count(*) over () as total from (${desk(owner, wanted.issue)}) as desk
    where ${filterOf(wanted)}
    order by ${first}arrived_at desc, issue_id desc, issue_item_id
    offset ${skip} limit ${limit}
  `.execute(db);
  return { rows, total: rows[0]?.total ?? 0 };
}

/** Whether an item of the queue reached the enterprise. */
export async function isOnDesk(db: Db, owner: DeskOwner, queueItem: number): Promise<boolean> {
  const { rows } = await deskRows(db, owner, { queueItem }, { order: 'newest', skip: 0, limit: 1 });
  return rows.length > 0;
}

export interface DeskCounts {
  readonly all: number;
  readonly unread: number;
  readonly notJudged: number;
  readonly used: number;
}

/** Of everything that ever came. */
export async function countDesk(db: Db, owner: DeskOwner): Promise<DeskCounts> {
  const { rows } = await sql<DeskCounts>`
    select count(*) as all, count(*) filter (where unread) as unread, count(*) filter (where rating is null) as "notJudged",
      count(*) filter (where cardinality(uses) > 0) as used
    from (${desk(owner)}) as desk
  `.execute(db);
  return rows[0]!;
}

function desk({ house, enterprise, accountId }: DeskOwner, issue?: number): RawBuilder<DeskRow> {
  const came = arrivals(house, { enterprise: enterprise.organisationId, ...(issue === undefined ? {} : { issue }) });
  const ours = sql`house_id = ${house.organisationId} and organisation_id = ${enterprise.organisationId}
    and queue_item_id = came.queue_item_id`;
  return sql<DeskRow>`
    select came.*, seen.read_at is null as unread, judged.rating, judged.reason, judged.remark, judged.given_by,
      judged.given_at, used.uses
    from (${came}) as came
    left join desk_reading seen on seen.account_id = ${accountId} and seen.queue_item_id = came.queue_item_id
      and seen.organisation_id = ${enterprise.organisationId}
    left join lateral (
      select rating, reason, remark, given_by, given_at from feedback where ${ours} order by id desc limit 1
    ) judged on true
    join lateral (
      select coalesce(array_agg(distinct node), '{}') as uses from use_record where ${ours}
    ) used on true`;
}

function filterOf({ unread, judged, used, profile, from, to, text, queueItem }: DeskWanted): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (unread !== undefined) conditions.push(sql`unread = ${unread}`);
  if (judged === 'none') conditions.push(sql`rating is null`);
  else if (judged !== undefined) conditions.push(sql`rating = ${judged}`);
  if (used === 'any') conditions.push(sql`cardinality(uses) > 0`);
  else if (used !== undefined) conditions.push(sql`${used} = any(uses)`);
  if (profile !== undefined) conditions.push(sql`profile_id = ${profile}`);
  if (queueItem !== undefined) conditions.push(sql`queue_item_id = ${queueItem}`);
  conditions.push(onDays(sql`arrived_at`, { from, to }));
  if (text) {
    const like = `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    conditions.push(sql`(snapshot->>'number' ilike ${like} or snapshot->>'titles' ilike ${like}
      or snapshot->>'applicants' ilike ${like})`);
  }
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** Whether an instant lies on one of the days of the house, both included. */
export function onDays(
  instant: RawBuilder<unknown>,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): RawBuilder<boolean> {
  const day = sql`(${instant} at time zone ${HOUSE_TIME_ZONE})::date`;
  return sql<boolean>`(${from ?? null}::date is null or ${day} >= ${from ?? null}::date)
    and (${to ?? null}::date is null or ${day} <= ${to ?? null}::date)`;
}
