import { type RawBuilder, sql } from 'kysely';
import type { DeskHistoryRequest, DeskIssue, DeskJudgementLine, DeskUseLine } from '../../../shared/desk.ts';
import type { Db } from '../../platform/db/index.ts';
import { named } from '../accounts/index.ts';
import { type ArrivedIssueRow, arrivals, arrivedIssues } from '../push/index.ts';
import { judgementOf, useOf } from './desk.ts';
import { type DeskOwner, onDays } from './desk-rows.ts';
import type { FeedbackRow, UseRecordRow } from './tables.ts';

type Owner = Pick<DeskOwner, 'house' | 'enterprise'>;

/** The issues that came, the newest first, with how many of their items were judged and used. */
export async function deskIssues(db: Db, owner: Owner): Promise<DeskIssue[]> {
  const { house, enterprise } = owner;
  const saidOf = (table: 'feedback' | 'use_record') => sql<number>`(
    select count(distinct said.queue_item_id) from ${sql.table(table)} said
    where said.house_id = ${house.organisationId} and said.organisation_id = ${enterprise.organisationId}
      and said.queue_item_id = any(came.queue_items)
  )`;
  const { rows } = await sql<ArrivedIssueRow & { readonly judged: number; readonly used: number }>`
    select came.*, ${saidOf('feedback')} as judged, ${saidOf('use_record')} as used
    from (${arrivedIssues(house, enterprise.organisationId)}) as came order by came.issue_id desc
  `.execute(db);
  return rows.map((row) => ({
    id: row.issue_id,
    number: row.number,
    kind: row.kind,
    from: row.period_from,
    to: row.period_to,
    arrivedAt: row.arrived_at.toISOString(),
    items: row.queue_items.length,
    judged: row.judged,
    used: row.used,
  }));
}

interface AboutRow {
  readonly item_id: number;
  readonly item_number: string;
  readonly item_title: string;
}

/** Every judgement ever given, the newest first; `newest` says which of an item's counts. */
export async function deskJudgements(
  db: Db,
  owner: Owner,
  { from, to, rating }: DeskHistoryRequest,
): Promise<DeskJudgementLine[]> {
  const { rows } = await sql<FeedbackRow & AboutRow & { readonly newest: boolean }>`
    select said.*, said.newest, ${about} from (
      select *, id = max(id) over (partition by queue_item_id) as newest from feedback where ${belongsTo(owner)}
    ) said
    ${joinArrivals(owner)}
    where (${rating ?? null}::text is null or said.rating = ${rating ?? null})
      and ${onDays(sql`said.given_at`, { from, to })}
    order by said.id desc
  `.execute(db);
  const lines = rows.map((row) => ({ ...judgementOf(row), item: aboutOf(row), newest: row.newest }));
  return named(db, owner, lines, 'by');
}

/** Every use, the newest first. */
export async function deskUses(db: Db, owner: Owner, { from, to, node }: DeskHistoryRequest): Promise<DeskUseLine[]> {
  const { rows } = await sql<Omit<UseRecordRow, 'id'> & AboutRow>`
    select said.*, ${about} from use_record said
    ${joinArrivals(owner)}
    where said.house_id = ${owner.house.organisationId} and said.organisation_id = ${owner.enterprise.organisationId}
      and (${node ?? null}::text is null or said.node = ${node ?? null})
      and ${onDays(sql`said.recorded_at`, { from, to })}
    order by said.id desc
  `.execute(db);
  return named(
    db,
    owner,
    rows.map((row) => ({ ...useOf(row), item: aboutOf(row) })),
    'by',
  );
}

const about = sql`came.issue_item_id as item_id, came.snapshot->>'number' as item_number,
  came.snapshot->'titles'->0->>'text' as item_title`;

/** What was said by command of an item that reached nobody is not part of what the enterprise sees. */
function joinArrivals({ house, enterprise }: Owner): RawBuilder<unknown> {
  return sql`join (${arrivals(house, { enterprise: enterprise.organisationId })}) came
    on came.queue_item_id = said.queue_item_id`;
}

function belongsTo({ house, enterprise }: Owner): RawBuilder<unknown> {
  return sql`house_id = ${house.organisationId} and organisation_id = ${enterprise.organisationId}`;
}

function aboutOf(row: AboutRow): { id: number; number: string; title: string } {
  return { id: row.item_id, number: row.item_number, title: row.item_title };
}
