import { sql } from 'kysely';
import type { Db, Scope } from '../../platform/db/index.ts';

/** An issue that reached at least one recipient. */
export interface ArrivedIssue {
  readonly id: number;
  readonly enterpriseId: number;
  /** Counts the issues of one enterprise from 1. */
  readonly number: number;
  readonly at: Date;
  /** Whether a link of it was fetched, by a recipient or by a scanner of their mail. */
  readonly opened: boolean;
}

/** The issues of a house that arrived, by when they did first. */
export async function arrivedIssuesOfHouse(db: Db, house: Scope): Promise<ArrivedIssue[]> {
  const { rows } = await sql<ArrivedIssue>`
    select issue.id, issue.enterprise_id as "enterpriseId", issue.number, came.at, exists (
      select from issue_opening o where o.issue_id = issue.id and o.house_id = issue.organisation_id
    ) as opened
    from issue ${cameFirst}
    where issue.organisation_id = ${house.organisationId} and issue.state <> 'draft' order by came.at, issue.id
  `.execute(db);
  return rows;
}

/** An item that reached an enterprise, as it came first. */
export interface ArrivedItem {
  readonly queueItemId: number;
  readonly issueItemId: number;
  readonly enterpriseId: number;
  readonly profileId: number;
  readonly at: Date;
}

/** The items of a house that arrived, one for each enterprise that received it. */
export async function arrivedItemsOfHouse(db: Db, house: Scope): Promise<ArrivedItem[]> {
  const { rows } = await sql<ArrivedItem>`
    select distinct on (i.queue_item_id, i.enterprise_id) i.queue_item_id as "queueItemId", i.id as "issueItemId",
      i.enterprise_id as "enterpriseId", i.profile_id as "profileId", came.at
    from issue_item i join issue on issue.id = i.issue_id and issue.state <> 'draft' ${cameFirst}
    where i.organisation_id = ${house.organisationId} and not i.withdrawn and not i.left_out
    order by i.queue_item_id, i.enterprise_id, came.at, i.id
  `.execute(db);
  return rows;
}

const cameFirst = sql`join lateral (
  select min(d.delivered_at) as at from delivery d where d.issue_id = issue.id and d.state = 'delivered'
) came on came.at is not null`;
