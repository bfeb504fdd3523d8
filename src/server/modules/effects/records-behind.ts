import type { SetAsideRecord } from '../../../shared/patents.ts';
import type { rating } from '../../../shared/push.ts';
import type { QueueItem } from '../../../shared/screening.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { listImports, listSetAside } from '../patents/index.ts';
import { listPushed } from '../push/index.ts';
import { listQueue } from '../screening/index.ts';
import { type EffectsFilter, listJudged, listUses } from './counts.ts';

/** Which part of a house's work is counted; absent means all of it. */
export interface FlowFilter {
  readonly enterprise?: number;
  readonly profile?: number;
  /** Only what one screening run put into the queue, and what became of it. */
  readonly run?: number;
}

const decisions = { kept: 'keep', dropped: 'drop', maybe: 'maybe', open: 'open' } as const;

/** The numbers of `flow` that count items of the queue. */
export type ItemNumber =
  | keyof typeof decisions
  | 'pushed'
  | 'opened'
  | 'judged'
  | (typeof rating.options)[number]
  | 'used';

/** The items behind a number of `flow`, in the order in which they came: as many as the number says. */
export async function itemsBehind(
  db: Db,
  house: Scope,
  number: ItemNumber,
  asked: FlowFilter = {},
): Promise<QueueItem[]> {
  if (number in decisions) {
    return wholeQueue(db, house, { ...asked, decision: decisions[number as keyof typeof decisions] });
  }
  const filter = await itemsOf(db, house, asked);
  const behind = await idsBehind(db, house, number as Exclude<ItemNumber, keyof typeof decisions>, filter);
  return wholeQueue(db, house, { items: behind });
}

/** The records behind `setAside` of `flow`: each once, however often its file was imported. */
export async function setAsideBehind(db: Db, house: Scope): Promise<SetAsideRecord[]> {
  const everything = Number.MAX_SAFE_INTEGER;
  const contents = new Map((await listImports(db, house, everything)).map(({ id, sha256 }) => [id, sha256]));
  const once = new Map<string, SetAsideRecord>();
  for (const { file, position, reason, importFileId } of await listSetAside(db, house, { limit: everything })) {
    const key = [contents.get(importFileId), position?.member, position?.record, reason.code].join(' ');
    if (!once.has(key)) once.set(key, { file, ...(position && { position }), reason });
  }
  return [...once.values()];
}

/** The same filter for modules that know items of the queue, and no runs. */
export async function itemsOf(db: Db, house: Scope, { run, ...filter }: FlowFilter): Promise<EffectsFilter> {
  if (run === undefined) return filter;
  const items = await wholeQueue(db, house, { ...filter, run });
  return { ...filter, queueItems: items.map(({ id }) => id) };
}

async function idsBehind(
  db: Db,
  house: Scope,
  number: Exclude<ItemNumber, keyof typeof decisions>,
  filter: EffectsFilter,
): Promise<number[]> {
  if (number === 'pushed') return listPushed(db, house, 'pushed', filter);
  if (number === 'opened') return openedItems(db, house, filter);
  if (number === 'used') {
    return [...new Set((await listUses(db, house, filter)).map(({ queueItemId }) => queueItemId))];
  }
  return (await listJudged(db, house, number, filter)).map(({ queueItemId }) => queueItemId);
}

/** Whoever judges an item has opened it, be it at the desk. */
export async function openedItems(db: Db, house: Scope, filter: EffectsFilter): Promise<number[]> {
  const fetched = await listPushed(db, house, 'fetched', filter);
  const judged = await listJudged(db, house, 'judged', filter);
  return [...new Set([...fetched, ...judged.map(({ queueItemId }) => queueItemId)])];
}

const PAGE = 1000;

type QueuePart = Omit<NonNullable<Parameters<typeof listQueue>[2]>, 'after' | 'limit'>;

async function wholeQueue(db: Db, house: Scope, { items, ...filter }: QueuePart): Promise<QueueItem[]> {
  if (items !== undefined) {
    const ids = [...items].sort((a, b) => a - b);
    const pages = [];
    for (let start = 0; start < ids.length; start += PAGE) {
      pages.push(await listQueue(db, house, { ...filter, items: ids.slice(start, start + PAGE), limit: PAGE }));
    }
    return pages.flat();
  }
  const found: QueueItem[] = [];
  for (let after = 0; ; ) {
    const page = await listQueue(db, house, { ...filter, after, limit: PAGE });
    found.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return found;
    after = last.id;
  }
}
