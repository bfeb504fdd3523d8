import { sql } from 'kysely';
import type {
  ItemState,
  QueueChoices,
  QueueLine,
  QueueList,
  QueueListRequest,
  QueuePart,
  QueueProgress,
} from '../../../shared/screening-queue.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { named } from '../accounts/index.ts';
import { unknownItem } from './decisions.ts';
import { type ItemRow, itemOf, itemRows } from './queue.ts';
import { stateFor } from './queue-state.ts';

/** A page of the queue as one reader sees it: open items in the order in which they came, others the newest first. */
export async function listLines(
  db: Db,
  scope: Scope,
  reader: string,
  { state, after, limit, ...part }: Omit<QueueListRequest, 'order'>,
): Promise<QueueList> {
  const newestFirst = state !== 'open';
  let rows = lineRows(db, scope, reader, part)
    .orderBy('queue_item.id', newestFirst ? 'desc' : 'asc')
    .limit(limit + 1);
  if (state === 'decided') rows = rows.where('queue_item.decision', 'is not', null);
  else rows = rows.where(stateFor(reader), '=', state);
  if (after !== undefined) rows = rows.where('queue_item.id', newestFirst ? '<' : '>', after);
  const found = (await rows.execute()).map(lineOf);
  const items = await named(db, { house: scope }, found.slice(0, limit), 'decidedBy');
  const next = found.length > limit ? items.at(-1)?.id : undefined;
  return { items, ...(next === undefined ? {} : { next }) };
}

/** The items of these ids in this order; an id that the house does not have is left out. */
export async function linesOf(db: Db, scope: Scope, reader: string, ids: readonly number[]): Promise<QueueLine[]> {
  if (ids.length === 0) return [];
  const rows = await lineRows(db, scope, reader, {}).where('queue_item.id', 'in', ids).execute();
  const found = await named(db, { house: scope }, rows.map(lineOf), 'decidedBy');
  const lines = new Map(found.map((line) => [line.id, line]));
  return ids.flatMap((id) => lines.get(id) ?? []);
}

/** @throws ProblemError when the house has no such item. */
export async function lineFor(db: Db, scope: Scope, reader: string, id: number): Promise<QueueLine> {
  const [line] = await linesOf(db, scope, reader, [id]);
  if (line === undefined) throw unknownItem(id);
  return line;
}

/** How much of a part of the queue is done. */
export async function progressOf(db: Db, scope: Scope, reader: string, part: QueuePart): Promise<QueueProgress> {
  const { enterprise, profile, run } = part;
  const { rows } = await sql<{ state: ItemState; count: number }>`
    select ${stateFor(reader)} as state, count(*)::int as count
    from queue_item
    where organisation_id = ${scope.organisationId}
      and (${enterprise ?? null}::bigint is null or enterprise_id = ${enterprise ?? null})
      and (${profile ?? null}::bigint is null or profile_id = ${profile ?? null})
      and (${run ?? null}::bigint is null or run_id = ${run ?? null})
    group by 1`.execute(db);
  const counts = new Map<ItemState, number>(rows.map(({ state, count }) => [state, count]));
  const of = (state: ItemState): number => counts.get(state) ?? 0;
  return {
    total: rows.reduce((sum, { count }) => sum + count, 0),
    open: of('open'),
    waiting: of('waiting'),
    conflict: of('conflict'),
    keep: of('keep'),
    drop: of('drop'),
    maybe: of('maybe'),
  };
}

/** What the queue holds items of. */
export async function choicesOf(db: Db, scope: Scope): Promise<QueueChoices> {
  const { rows: profiles } = await sql<{
    id: number;
    name: string;
    enterprise: number;
    enterpriseName: string;
    secondReader: boolean;
    lineRequired: boolean;
  }>`
    select profile.id, profile.name, organisation.id as enterprise, organisation.name as "enterpriseName",
      coalesce(setting.second_reader, false) as "secondReader", coalesce(setting.line_required, false) as "lineRequired"
    from profile
    join organisation on organisation.id = profile.organisation_id
    left join screening_setting as setting on setting.profile_id = profile.id
    where profile.id in (select profile_id from queue_item where organisation_id = ${scope.organisationId})
    order by organisation.id, profile.id`.execute(db);
  const { rows: runs } = await sql<{ id: number; at: Date; items: number }>`
    select id, asked_at as at, items from screening_run
    where organisation_id = ${scope.organisationId} and items > 0
    order by id desc limit 200`.execute(db);
  const enterprises = new Map(profiles.map(({ enterprise, enterpriseName }) => [enterprise, enterpriseName]));
  return {
    enterprises: [...enterprises].map(([id, name]) => ({ id, name })),
    profiles: profiles.map(({ enterpriseName: _name, ...profile }) => profile),
    runs: runs.map((run) => ({ ...run, at: run.at.toISOString() })),
  };
}

function lineRows(db: Db, scope: Scope, reader: string, part: QueuePart) {
  const { enterprise, profile, run } = part;
  let rows = itemRows(db, scope).select(stateFor(reader).as('state'));
  if (enterprise !== undefined) rows = rows.where('queue_item.enterprise_id', '=', enterprise);
  if (profile !== undefined) rows = rows.where('queue_item.profile_id', '=', profile);
  if (run !== undefined) rows = rows.where('queue_item.run_id', '=', run);
  return rows;
}

function lineOf(row: ItemRow & { readonly state: ItemState }): QueueLine {
  const { family: _family, decidedAt, createdAt, ...item } = itemOf(row);
  return {
    ...item,
    state: row.state,
    decidedAt: decidedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}
