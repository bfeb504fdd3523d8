import { type RawBuilder, sql } from 'kysely';
import type { FlowNumber } from '../../../shared/flow.ts';
import type { QueueItem } from '../../../shared/screening.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { listQueue, screenedItems } from '../screening/index.ts';
import { type FlowFilter, ofPart, ofSentPart, sentItems } from './flow-relations.ts';

/** The numbers of `flow` that count items of the queue. */
export type ItemNumber = Exclude<FlowNumber, 'read' | 'setAside' | 'stored' | 'matched' | 'families'>;

export function isItemNumber(number: FlowNumber): number is ItemNumber {
  return number in DECIDED || number in SENT;
}

/** An item behind a number: in the queue of an enterprise, or as an enterprise received it. */
export interface ItemBehind {
  readonly queueItemId: number;
  readonly enterpriseId: number;
  readonly runId: number;
  readonly day: string;
}

const DECIDED: Readonly<Record<'kept' | 'dropped' | 'maybe' | 'open', RawBuilder<boolean>>> = {
  kept: sql`decision = 'keep'`,
  dropped: sql`decision = 'drop'`,
  maybe: sql`decision = 'maybe'`,
  open: sql`decision is null`,
};

const SENT: Readonly<Record<Exclude<ItemNumber, keyof typeof DECIDED>, RawBuilder<boolean>>> = {
  pushed: sql`pushed`,
  opened: sql`opened`,
  judged: sql`rating is not null`,
  relevant: sql`rating = 'relevant'`,
  possibly: sql`rating = 'possibly'`,
  irrelevant: sql`rating = 'irrelevant'`,
  used: sql`used`,
};

export interface Page {
  readonly skip: number;
  readonly limit: number;
}

/** The items behind a number of `flow`, in the order in which they came: as many as the number says. */
export async function itemsOfNumber(
  db: Db,
  house: Scope,
  number: ItemNumber,
  filter: FlowFilter = {},
  page?: Page,
): Promise<ItemBehind[]> {
  const behind = isDecided(number)
    ? sql`(${screenedItems(house)}) as one where ${ofPart(house, filter)} and ${DECIDED[number]}`
    : sql`(${sentItems(house)}) as one where ${ofSentPart(house, filter)} and ${SENT[number]}`;
  const { rows } = await sql<ItemBehind>`
    select queue_item_id as "queueItemId", enterprise_id as "enterpriseId", run_id as "runId", day from ${behind}
    order by queue_item_id, enterprise_id
    offset ${page?.skip ?? 0} limit ${page?.limit ?? null}
  `.execute(db);
  return rows;
}

function isDecided(number: ItemNumber): number is keyof typeof DECIDED {
  return number in DECIDED;
}

/** The same as items of the queue. */
export async function itemsBehind(
  db: Db,
  house: Scope,
  number: ItemNumber,
  filter: FlowFilter = {},
  page?: Page,
): Promise<QueueItem[]> {
  const behind = await itemsOfNumber(db, house, number, filter, page);
  const items = await queueItems(
    db,
    house,
    behind.map(({ queueItemId }) => queueItemId),
  );
  return behind.map(({ queueItemId }) => items.get(queueItemId)!);
}

const AT_ONCE = 1000;

export async function queueItems(
  db: Db,
  house: Scope,
  ids: readonly number[],
): Promise<ReadonlyMap<number, QueueItem>> {
  const asked = [...new Set(ids)];
  const items = new Map<number, QueueItem>();
  for (let start = 0; start < asked.length; start += AT_ONCE) {
    const page = await listQueue(db, house, { items: asked.slice(start, start + AT_ONCE), limit: AT_ONCE });
    for (const item of page) items.set(item.id, item);
  }
  return items;
}
