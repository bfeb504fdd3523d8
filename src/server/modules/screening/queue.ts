import { sql } from 'kysely';
import { type QueueFilter, type QueueItem, queueFilter } from '../../../shared/screening.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { readAs } from '../profiles/index.ts';
import type { ScreeningTables } from './tables.ts';

interface NamesTables {
  organisation: { id: number; name: string };
  profile: { id: number; code: string; name: string };
  profile_version: { id: number; number: number };
}

/** Items of the house's queue, in the order in which they came. @throws ProblemError when the filter is wrong. */
export async function listQueue(db: Db, scope: Scope, input: QueueFilter = {}): Promise<QueueItem[]> {
  const filter = readAs(queueFilter, input, { code: 'queue.filter', zh: '筛选条件', en: 'The filter' });
  const { enterprise, profile, run, event, decision, items, after, limit } = filter;
  let rows = itemRows(db, scope).orderBy('queue_item.id').limit(limit);
  if (enterprise !== undefined) rows = rows.where('queue_item.enterprise_id', '=', enterprise);
  if (profile !== undefined) rows = rows.where('queue_item.profile_id', '=', profile);
  if (run !== undefined) rows = rows.where('queue_item.run_id', '=', run);
  if (event !== undefined) rows = rows.where('queue_item.event', '=', event);
  if (decision === 'open') rows = rows.where('queue_item.decision', 'is', null);
  else if (decision !== undefined) rows = rows.where('queue_item.decision', '=', decision);
  if (items !== undefined) rows = rows.where(sql<boolean>`queue_item.id = any(${items}::bigint[])`);
  if (after !== undefined) rows = rows.where('queue_item.id', '>', after);
  return (await rows.execute()).map(itemOf);
}

/** Rows of the house's queue with the names that people read. */
export function itemRows(db: Db, scope: Scope) {
  return tables<ScreeningTables & NamesTables>(db)
    .selectFrom('queue_item')
    .innerJoin('organisation', 'organisation.id', 'queue_item.enterprise_id')
    .innerJoin('profile', 'profile.id', 'queue_item.profile_id')
    .innerJoin('profile_version', 'profile_version.id', 'queue_item.profile_version_id')
    .selectAll('queue_item')
    .select([
      'organisation.name as enterprise_name',
      'profile.code as profile_code',
      'profile.name as profile_name',
      'profile_version.number as profile_version',
    ])
    .where('queue_item.organisation_id', '=', scope.organisationId);
}

export type ItemRow = Awaited<ReturnType<ReturnType<typeof itemRows>['executeTakeFirstOrThrow']>>;

export function itemOf(row: ItemRow): QueueItem {
  const members = [...row.members];
  return {
    id: row.id,
    run: row.run_id,
    enterprise: { id: row.enterprise_id, name: row.enterprise_name },
    profile: { id: row.profile_id, code: row.profile_code, name: row.profile_name, version: row.profile_version },
    event: row.event,
    family: row.family,
    publication: members.find(({ id }) => id === row.publication_id)!,
    members,
    decision: row.decision,
    reason: row.reason,
    relevance: row.relevance,
    whyItMatters: row.why_it_matters,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    createdAt: row.created_at,
  };
}
