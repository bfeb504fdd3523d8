import { type RawBuilder, sql } from 'kysely';
import type { IssueKind, Rating } from '../../../shared/push.ts';
import type { Scope } from '../../platform/db/index.ts';
import { reachedItems } from '../push/index.ts';
import { screenedItems } from '../screening/index.ts';

/** Which part of a house's work is counted; absent means all of it. Days are ISO dates, both included. */
export interface FlowFilter {
  readonly enterprise?: number;
  readonly profile?: number;
  /** Only what one screening run put into the queue, and what became of it. */
  readonly run?: number;
  /** Of the enterprise; empty: those without one. */
  readonly region?: string;
  /** The kind of an issue that brought it. It divides only what was pushed. */
  readonly template?: IssueKind;
  /** The day of the import, or of the screening run, whatever became of it later. */
  readonly from?: string;
  readonly to?: string;
}

export interface SentItemRow {
  readonly queue_item_id: number;
  /** Who received it; in the common issue of an association, each of its members. */
  readonly enterprise_id: number;
  readonly profile_id: number;
  readonly run_id: number;
  readonly day: string;
  readonly kinds: readonly IssueKind[] | null;
  readonly pushed: boolean;
  readonly opened: boolean;
  readonly rating: Rating | null;
  readonly used: boolean;
}

/**
 * What became of the items of finished runs at the enterprises: a row for each item and each enterprise that received it or said
 * something of it. Whoever judges an item, or reads it at the desk, has opened it. The numbers of the flow and the lists behind them
 * are both taken from here.
 */
export function sentItems(house: Scope): RawBuilder<SentItemRow> {
  const ofHouse = sql`house_id = ${house.organisationId}`;
  return sql<SentItemRow>`
    select item.queue_item_id, of_enterprise.enterprise_id, item.profile_id, item.run_id, item.day, reached.kinds,
      reached.queue_item_id is not null as pushed,
      coalesce(reached.fetched, false) or judged.rating is not null or seen.queue_item_id is not null as opened,
      judged.rating, used.queue_item_id is not null as used
    from (
      select queue_item_id, enterprise_id from (${reachedItems(house)}) as reached
      union select queue_item_id, organisation_id from feedback where ${ofHouse}
      union select queue_item_id, organisation_id from use_record where ${ofHouse}
      union select queue_item_id, organisation_id from desk_reading where ${ofHouse}
    ) as of_enterprise
    join (${screenedItems(house)}) as item on item.queue_item_id = of_enterprise.queue_item_id
    left join (${reachedItems(house)}) as reached on reached.queue_item_id = of_enterprise.queue_item_id
      and reached.enterprise_id = of_enterprise.enterprise_id
    left join (
      select distinct on (queue_item_id, organisation_id) queue_item_id, organisation_id, rating from feedback
      where ${ofHouse} order by queue_item_id, organisation_id, id desc
    ) as judged on judged.queue_item_id = of_enterprise.queue_item_id
      and judged.organisation_id = of_enterprise.enterprise_id
    left join (select distinct queue_item_id, organisation_id from use_record where ${ofHouse}) as used
      on used.queue_item_id = of_enterprise.queue_item_id and used.organisation_id = of_enterprise.enterprise_id
    left join (select distinct queue_item_id, organisation_id from desk_reading where ${ofHouse}) as seen
      on seen.queue_item_id = of_enterprise.queue_item_id and seen.organisation_id = of_enterprise.enterprise_id`;
}

/** Whether a row that belongs to a run and to an enterprise's profile is asked for. */
export function ofPart(house: Scope, { enterprise, profile, run, region, ...days }: FlowFilter): RawBuilder<boolean> {
  const conditions: RawBuilder<boolean>[] = [onDays(days)];
  if (enterprise !== undefined) conditions.push(sql`enterprise_id = ${enterprise}`);
  if (profile !== undefined) conditions.push(sql`profile_id = ${profile}`);
  if (run !== undefined) conditions.push(sql`run_id = ${run}`);
  if (region !== undefined) {
    conditions.push(sql`enterprise_id in (
      select id from organisation where house_id = ${house.organisationId} and coalesce(region, '') = ${region}
    )`);
  }
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** Whether an item that was sent is asked for. */
export function ofSentPart(house: Scope, filter: FlowFilter): RawBuilder<boolean> {
  const { template } = filter;
  return template === undefined
    ? ofPart(house, filter)
    : sql<boolean>`${ofPart(house, filter)} and ${template} = any(kinds)`;
}

export function onDays({ from, to }: Pick<FlowFilter, 'from' | 'to'>): RawBuilder<boolean> {
  return sql<boolean>`(${from ?? null}::date is null or day >= ${from ?? null}::date)
    and (${to ?? null}::date is null or day <= ${to ?? null}::date)`;
}
