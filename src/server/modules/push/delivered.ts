import { sql } from 'kysely';
import type { IssueKind } from '../../../shared/push.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { announce, happening } from '../../platform/happenings.ts';

/** An issue that reached one of its recipients. Every delivery is told; what is counted once is the issue. */
export interface DeliveredIssue {
  readonly house: Scope;
  readonly issueId: number;
  readonly enterpriseId: number;
  /** Counts the issues of one enterprise from 1. */
  readonly number: number;
  readonly kind: IssueKind;
  /** Items, each of one family; and the publications in them. */
  readonly families: number;
  readonly publications: number;
  readonly at: Date;
}

export const issueDelivered = happening<DeliveredIssue>('push.issue-delivered');

/** Tells, within the transaction that settles a delivery, that its issue reached somebody. */
export async function announceDelivered(tx: Db, house: Scope, issueId: number, at: Date): Promise<void> {
  const { rows } = await sql<Omit<DeliveredIssue, 'house' | 'at'>>`
    select issue.id as "issueId", issue.enterprise_id as "enterpriseId", issue.number, issue.kind,
      count(i.id) as families, coalesce(sum(1 + jsonb_array_length(i.snapshot -> 'members')), 0)::bigint as publications
    from issue left join issue_item i on i.issue_id = issue.id and not i.withdrawn and not i.left_out
    where issue.id = ${issueId} and issue.organisation_id = ${house.organisationId} group by issue.id
  `.execute(tx);
  const [issue] = rows;
  if (issue !== undefined) await announce(tx, issueDelivered, { ...issue, house, at });
}
