import { sql } from 'kysely';
import type { FlowItemRecord } from '../../../shared/flow.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { namesOf } from '../accounts/index.ts';
import { type DeliveredItemRow, deliveredItems } from '../push/index.ts';
import type { FlowFilter } from './flow-relations.ts';
import type { FlowViewer, Labels } from './flow-view.ts';
import { type ItemNumber, itemsOfNumber, type Page, queueItems } from './records-behind.ts';
import type { DeskReadingRow, EffectsTables, FeedbackRow, UseRecordRow } from './tables.ts';

/** The items behind a number, with all that happened to each: who decided, in which issue it went, how it was judged and used. */
export async function itemRecords(
  db: Db,
  viewer: FlowViewer,
  number: ItemNumber,
  filter: FlowFilter,
  page: Page,
  labels: Labels,
): Promise<FlowItemRecord[]> {
  const { house, enterprise: own } = viewer;
  const behind = await itemsOfNumber(db, house, number, filter, page);
  const ids = [...new Set(behind.map(({ queueItemId }) => queueItemId))];
  const items = await queueItems(db, house, ids);
  const story = await storiesOf(db, house, ids);
  const records = behind.map(({ queueItemId, enterpriseId, runId, day }): FlowItemRecord => {
    const { publication, profile, event, decision, decidedBy, decidedAt } = items.get(queueItemId)!;
    const { title, date, number: key } = publication;
    return {
      of: 'item',
      item: queueItemId,
      number: key,
      title,
      date: date ?? null,
      event,
      enterprise: { id: enterpriseId, name: labels.enterprises.get(enterpriseId) ?? '' },
      profile: labels.profiles.get(profile.id) ?? {},
      day,
      run: runId,
      decision,
      decidedBy: own === undefined ? decidedBy : null,
      decidedAt: iso(decidedAt),
      ...story(queueItemId, enterpriseId, own === undefined),
    };
  });
  return withNames(db, viewer, records);
}

async function withNames(db: Db, viewer: FlowViewer, records: readonly FlowItemRecord[]): Promise<FlowItemRecord[]> {
  const actors = records.flatMap(({ decidedBy, issue, judgement, uses }) => {
    return [decidedBy, issue?.approvedBy, judgement?.by, ...uses.map(({ by }) => by)];
  });
  const nameOf = await namesOf(db, viewer, actors);
  return records.map((record) => {
    const { decidedBy, issue, judgement, uses } = record;
    return {
      ...record,
      decidedBy: decidedBy && nameOf(decidedBy),
      issue: issue && { ...issue, approvedBy: issue.approvedBy && nameOf(issue.approvedBy) },
      judgement: judgement && { ...judgement, by: nameOf(judgement.by) },
      uses: uses.map((use) => ({ ...use, by: nameOf(use.by) })),
    };
  });
}

type Story = Pick<FlowItemRecord, 'issue' | 'deliveredAt' | 'openedAt' | 'judgement' | 'uses'>;

async function storiesOf(db: Db, house: Scope, ids: readonly number[]) {
  const { rows: deliveries } = await sql<DeliveredItemRow>`
    select * from (${deliveredItems(house, ids)}) as delivered
  `.execute(db);
  const judgements = await saidOf<FeedbackRow>(db, house, 'feedback', ids);
  const uses = await saidOf<UseRecordRow>(db, house, 'use_record', ids);
  const readings = await saidOf<DeskReadingRow>(db, house, 'desk_reading', ids);
  return (item: number, enterprise: number, tellsApprover: boolean): Story => {
    const its = <Row extends { queue_item_id: number; organisation_id: number }>(rows: readonly Row[]): Row[] =>
      rows.filter((row) => row.queue_item_id === item && row.organisation_id === enterprise);
    const delivery = deliveries.find((row) => row.queue_item_id === item && row.enterprise_id === enterprise);
    const judged = its(judgements);
    const newest = judged.at(-1);
    const openings = [
      delivery?.fetched_at,
      ...judged.map(({ given_at }) => given_at),
      ...its(readings).map(({ read_at }) => read_at),
    ].filter((moment) => moment instanceof Date);
    return {
      issue: delivery
        ? {
            id: delivery.issue_id,
            number: delivery.number,
            kind: delivery.kind,
            approvedBy: tellsApprover ? delivery.approved_by : null,
          }
        : null,
      deliveredAt: iso(delivery?.delivered_at ?? null),
      openedAt: openings.length === 0 ? null : new Date(Math.min(...openings.map(Number))).toISOString(),
      judgement: newest
        ? { rating: newest.rating, reason: newest.reason, by: newest.given_by, at: newest.given_at.toISOString() }
        : null,
      uses: its(uses).map((use) => ({
        node: use.node,
        whatChanged: use.what_changed,
        saved:
          use.saved_amount === null || use.saved_unit === null
            ? null
            : { amount: Number(use.saved_amount), unit: use.saved_unit },
        by: use.recorded_by,
        at: use.recorded_at.toISOString(),
      })),
    };
  };
}

/** In the order in which it was said. */
async function saidOf<Row>(
  db: Db,
  { organisationId }: Scope,
  table: keyof EffectsTables,
  ids: readonly number[],
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select * from ${sql.table(table)} where house_id = ${organisationId} and queue_item_id = any(${ids}::bigint[])
    order by ${table === 'desk_reading' ? sql`read_at` : sql`id`}
  `.execute(db);
  return rows;
}

function iso(moment: Date | null): string | null {
  return moment?.toISOString() ?? null;
}
