import { sql } from 'kysely';
import type { FeedbackReason, UseNode } from '../../../shared/effects.ts';
import type { Rating } from '../../../shared/push.ts';
import type { Db, Scope } from '../../platform/db/index.ts';

export interface EffectsFilter {
  readonly enterprise?: number;
  readonly profile?: number;
  /** Only these items of the queue. */
  readonly queueItems?: readonly number[];
}

export interface JudgedCounts {
  readonly judged: number;
  readonly relevant: number;
  readonly possibly: number;
  readonly irrelevant: number;
}

/** An item with the judgement that counts: the newest one. */
export interface JudgedItem {
  readonly queueItemId: number;
  readonly issueItemId: number;
  readonly profileId: number;
  readonly enterpriseId: number;
  readonly rating: Rating;
  readonly reason: FeedbackReason | null;
  readonly remark: string | null;
  readonly givenBy: string;
  readonly givenAt: Date;
}

export interface UsedItem {
  readonly useId: number;
  readonly queueItemId: number;
  readonly issueItemId: number;
  readonly profileId: number;
  readonly enterpriseId: number;
  readonly node: UseNode;
  readonly whatChanged: string;
  readonly evidence?: string;
  /** As the enterprise declared it. */
  readonly saved?: { readonly amount: number; readonly unit: 'yuan' | 'person-day' };
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

/** The items that were judged, or of those the ones with one rating, by the judgement that counts. */
export async function listJudged(
  db: Db,
  house: Scope,
  which: 'judged' | Rating,
  filter: EffectsFilter = {},
): Promise<JudgedItem[]> {
  const { rows } = await sql<JudgedItem>`
    select queue_item_id as "queueItemId", issue_item_id as "issueItemId", profile_id as "profileId",
      organisation_id as "enterpriseId", rating, reason, remark, given_by as "givenBy", given_at as "givenAt"
    from (${newest(house, filter)}) as counted
    where ${which === 'judged' ? sql`true` : sql`rating = ${which}`}
    order by queue_item_id, organisation_id
  `.execute(db);
  return rows;
}

function newest(house: Scope, filter: EffectsFilter) {
  return sql`
    select distinct on (queue_item_id, organisation_id) * from feedback
    where ${ofHouse(house, filter)} order by queue_item_id, organisation_id, id desc
  `;
}

interface UseRow extends Omit<UsedItem, 'evidence' | 'saved'> {
  readonly evidence: string | null;
  readonly amount: string | null;
  readonly unit: 'yuan' | 'person-day' | null;
}

/** Every use, so an item that was used twice stands twice. */
export async function listUses(db: Db, house: Scope, filter: EffectsFilter = {}): Promise<UsedItem[]> {
  const { rows } = await sql<UseRow>`
    select id as "useId", queue_item_id as "queueItemId", issue_item_id as "issueItemId", profile_id as "profileId",
      organisation_id as "enterpriseId", node, what_changed as "whatChanged", evidence, saved_amount as amount,
      saved_unit as unit, recorded_by as "recordedBy", recorded_at as "recordedAt"
    from use_record where ${ofHouse(house, filter)} order by id
  `.execute(db);
  return rows.map(({ evidence, amount, unit, ...row }) => ({
    ...row,
    ...(evidence === null ? {} : { evidence }),
    ...(amount === null || unit === null ? {} : { saved: { amount: Number(amount), unit } }),
  }));
}

function ofHouse(house: Scope, { enterprise, profile, queueItems }: EffectsFilter) {
  return sql`house_id = ${house.organisationId}
    and (${enterprise ?? null}::bigint is null or organisation_id = ${enterprise ?? null})
    and (${profile ?? null}::bigint is null or profile_id = ${profile ?? null})
    and (${queueItems === undefined} or queue_item_id = any(${queueItems ?? []}::bigint[]))`;
}

/** relevant ÷ judged; null while nothing was judged, because nought of nought is not a precision of nought. */
export function precision({ judged, relevant }: JudgedCounts): number | null {
  return judged === 0 ? null : relevant / judged;
}
