import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../platform/db/index.ts';

/** `day` is the day that a finished run worked for, an ISO date. */
interface OfRun {
  readonly run_id: number;
  readonly day: string;
  readonly enterprise_id: number;
  readonly profile_id: number;
}

export interface ScreenedItemRow extends OfRun {
  readonly queue_item_id: number;
  readonly decision: 'keep' | 'drop' | 'maybe' | null;
}

/** The items that finished runs put into the queue, for a query to join. */
export function screenedItems({ organisationId }: Scope): RawBuilder<ScreenedItemRow> {
  return sql<ScreenedItemRow>`
    select q.id as queue_item_id, q.run_id, run.today as day, q.enterprise_id, q.profile_id, q.decision
    from queue_item q join screening_run run on run.id = q.run_id and run.state = 'done'
    where q.organisation_id = ${organisationId}`;
}

export interface ScreenedMatchesRow extends OfRun {
  readonly profile_version_id: number;
  readonly publications: readonly number[];
  readonly versions: readonly number[];
  readonly families: number;
}

/** What each profile version matched in each finished run, for a query to join. */
export function screenedMatches({ organisationId }: Scope): RawBuilder<ScreenedMatchesRow> {
  return sql<ScreenedMatchesRow>`
    select took.run_id, run.today as day, took.enterprise_id, took.profile_id, took.profile_version_id,
      found.publications, found.versions, coalesce(found.families, 0) as families
    from run_profile took
    join screening_run run on run.id = took.run_id and run.state = 'done'
    join run_match found on found.run_id = took.run_id and found.profile_version_id = took.profile_version_id
    where took.organisation_id = ${organisationId}`;
}
