import { type RawBuilder, sql } from 'kysely';
import type { IssueItem, IssueKind } from '../../../shared/push.ts';
import type { Scope } from '../../platform/db/index.ts';

/** A row of `arrivals`. */
export interface ArrivalRow {
  readonly queue_item_id: number;
  readonly issue_item_id: number;
  readonly issue_id: number;
  readonly issue_number: number;
  readonly issue_kind: IssueKind;
  readonly profile_id: number;
  readonly snapshot: IssueItem;
  readonly arrived_at: Date;
}

/**
 * What reached an enterprise, for a query to join: a row for each item of the queue, as it came first; with `issue`, as it came in
 * that issue. An item that stood in the issues of two subscriptions is one.
 */
export function arrivals(
  house: Scope,
  { enterprise, issue }: { readonly enterprise: number; readonly issue?: number },
): RawBuilder<ArrivalRow> {
  return sql<ArrivalRow>`
    select distinct on (i.queue_item_id) i.queue_item_id, i.id as issue_item_id, i.issue_id, issue.number as issue_number,
      issue.kind as issue_kind, i.profile_id, i.snapshot, came.arrived_at
    from issue_item i
    join issue on issue.id = i.issue_id and issue.state <> 'draft'
    join lateral (
      select min(d.delivered_at) as arrived_at from delivery d where d.issue_id = i.issue_id and d.state = 'delivered'
    ) came on came.arrived_at is not null
    where i.organisation_id = ${house.organisationId} and i.enterprise_id = ${enterprise} and not i.withdrawn
      and (${issue ?? null}::bigint is null or i.issue_id = ${issue ?? null})
    order by i.queue_item_id, i.issue_id`;
}

/** A row of `arrivedIssues`. Days are ISO dates. */
export interface ArrivedIssueRow {
  readonly issue_id: number;
  readonly number: number;
  readonly kind: IssueKind;
  readonly period_from: string | null;
  readonly period_to: string;
  readonly arrived_at: Date;
  readonly queue_items: readonly number[];
}

/** The issues that reached an enterprise, for a query to join. */
export function arrivedIssues(house: Scope, enterprise: number): RawBuilder<ArrivedIssueRow> {
  return sql<ArrivedIssueRow>`
    select issue.id as issue_id, issue.number, issue.kind, issue.period_from, issue.period_to, came.arrived_at,
      array(select i.queue_item_id from issue_item i where i.issue_id = issue.id and not i.withdrawn) as queue_items
    from issue
    join lateral (
      select min(d.delivered_at) as arrived_at from delivery d where d.issue_id = issue.id and d.state = 'delivered'
    ) came on came.arrived_at is not null
    where issue.organisation_id = ${house.organisationId} and issue.enterprise_id = ${enterprise}
      and issue.state <> 'draft'`;
}

/** A row of `reachedItems`. */
export interface ReachedRow {
  readonly queue_item_id: number;
  readonly enterprise_id: number;
  readonly profile_id: number;
  readonly kinds: readonly IssueKind[];
  readonly fetched: boolean;
}

/**
 * What reached at least one recipient, for a query to join: a row for each item of the queue and each enterprise that received it, with
 * the kinds of the issues that brought it, and whether a link of one of them was fetched. An item in the common issue of an
 * association reaches several enterprises.
 */
export function reachedItems(house: Scope): RawBuilder<ReachedRow> {
  return sql<ReachedRow>`
    select i.queue_item_id, i.enterprise_id, i.profile_id, array_agg(distinct issue.kind) as kinds, bool_or(exists (
      select from issue_opening o where o.issue_id = i.issue_id and o.house_id = i.organisation_id
    )) as fetched
    from issue_item i join issue on issue.id = i.issue_id
    where i.organisation_id = ${house.organisationId} and not i.withdrawn and exists (
      select from delivery d where d.issue_id = i.issue_id and d.state = 'delivered'
    )
    group by i.queue_item_id, i.enterprise_id, i.profile_id`;
}

/** A row of `deliveredItems`. */
export interface DeliveredItemRow {
  readonly queue_item_id: number;
  readonly enterprise_id: number;
  readonly issue_id: number;
  readonly number: number;
  readonly kind: IssueKind;
  readonly approved_by: string | null;
  readonly delivered_at: Date;
  readonly fetched_at: Date | null;
}

/** For items of the queue: in which issue each reached each enterprise first, when, and when a link of it was first fetched. */
export function deliveredItems(house: Scope, queueItems: readonly number[]): RawBuilder<DeliveredItemRow> {
  return sql<DeliveredItemRow>`
    select distinct on (i.queue_item_id, i.enterprise_id) i.queue_item_id, i.enterprise_id, issue.id as issue_id,
      issue.number, issue.kind, issue.approved_by, came.delivered_at, opened.fetched_at
    from issue_item i
    join issue on issue.id = i.issue_id and issue.state <> 'draft'
    join lateral (
      select min(d.delivered_at) as delivered_at from delivery d where d.issue_id = issue.id and d.state = 'delivered'
    ) came on came.delivered_at is not null
    left join lateral (
      select min(o.opened_at) as fetched_at from issue_opening o
      where o.issue_id = issue.id and o.house_id = i.organisation_id
    ) opened on true
    where i.organisation_id = ${house.organisationId} and i.queue_item_id = any(${queueItems}::bigint[]) and not i.withdrawn
    order by i.queue_item_id, i.enterprise_id, issue.id`;
}
