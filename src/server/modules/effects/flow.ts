import { type RawBuilder, sql } from 'kysely';
import type { FlowCounts } from '../../../shared/effects.ts';
import type { FlowDimension } from '../../../shared/flow.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { listOrganisations } from '../network/index.ts';
import { readRecords, storedPublications } from '../patents/index.ts';
import { listProfiles } from '../profiles/index.ts';
import { screenedItems, screenedMatches } from '../screening/index.ts';
import { type JudgedCounts, precision } from './counts.ts';
import { type FlowFilter, ofPart, ofSentPart, onDays, sentItems } from './flow-relations.ts';

type StoreNumbers = Pick<FlowCounts, 'read' | 'setAside' | 'stored'>;
type MatchNumbers = Pick<FlowCounts, 'matched' | 'families'>;
type DecisionNumbers = Pick<FlowCounts, 'kept' | 'dropped' | 'maybe' | 'open'>;
type SentNumbers = Pick<FlowCounts, 'pushed' | 'opened' | 'judged' | 'relevant' | 'possibly' | 'irrelevant' | 'used'>;

/**
 * The way from what was read to what was used, for the house or a part of it. What was read and stored is everyone's beginning and is
 * divided by days alone; before the push there is no template.
 */
export async function flow(db: Db, house: Scope, filter: FlowFilter = {}): Promise<FlowCounts> {
  const all = sql<string>`''`;
  const [store] = await countStored(db, house, filter, all);
  const [matched] = await countMatches(db, house, filter, all);
  const [decided] = await countDecisions(db, house, filter, all);
  const [sent] = await countSent(db, house, filter, all);
  const counts = { ...NOTHING, ...store, ...matched, ...decided, ...sent };
  const { key: _, ...numbers } = { key: '', ...counts };
  return { ...numbers, precision: precision(numbers) };
}

const NOTHING: StoreNumbers & MatchNumbers & DecisionNumbers & SentNumbers = {
  read: 0,
  setAside: 0,
  stored: 0,
  matched: 0,
  families: 0,
  kept: 0,
  dropped: 0,
  maybe: 0,
  open: 0,
  pushed: 0,
  opened: 0,
  judged: 0,
  relevant: 0,
  possibly: 0,
  irrelevant: 0,
  used: 0,
};

/** A line of the flow: the value of its dimension, and the numbers that the dimension divides. */
export type DividedCounts = { readonly key: string } & Partial<Omit<FlowCounts, 'precision'>>;

/** The flow by week (its Monday), profile, enterprise, region or template. A number that a dimension does not divide is not there. */
export async function flowBy(
  db: Db,
  house: Scope,
  dimension: FlowDimension,
  filter: FlowFilter = {},
): Promise<DividedCounts[]> {
  const key = KEYS[dimension];
  const parts: (readonly DividedCounts[])[] = [];
  const zeros: Partial<Omit<FlowCounts, 'precision'>>[] = [];
  if (dimension === 'week') {
    parts.push(await countStored(db, house, filter, key));
    zeros.push({ read: 0, setAside: 0, stored: 0 });
  }
  if (dimension !== 'template') {
    parts.push(await countMatches(db, house, filter, key), await countDecisions(db, house, filter, key));
    zeros.push({ matched: 0, families: 0, kept: 0, dropped: 0, maybe: 0, open: 0 });
  }
  parts.push(await countSent(db, house, filter, key, dimension === 'template'));
  zeros.push({ pushed: 0, opened: 0, judged: 0, relevant: 0, possibly: 0, irrelevant: 0, used: 0 });
  const lines = new Map<string, DividedCounts>();
  for (const counts of parts.flat()) {
    const before = lines.get(counts.key) ?? Object.assign({ key: counts.key }, ...zeros);
    lines.set(counts.key, { ...before, ...counts });
  }
  return [...lines.values()].sort((one, other) => compareKeys(one.key, other.key));
}

const KEYS: Readonly<Record<FlowDimension, RawBuilder<string>>> = {
  week: sql`to_char(date_trunc('week', day), 'YYYY-MM-DD')`,
  profile: sql`profile_id::text`,
  enterprise: sql`enterprise_id::text`,
  region: sql`(select coalesce(region, '') from organisation where id = enterprise_id)`,
  template: sql`template`,
};

/** Numbers by size, all others as text. */
function compareKeys(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

type Counted<Numbers> = Promise<(Numbers & { readonly key: string })[]>;

async function countStored(db: Db, house: Scope, filter: FlowFilter, key: RawBuilder<string>): Counted<StoreNumbers> {
  const { rows } = await sql<StoreNumbers & { readonly key: string }>`
    select key, sum(read)::bigint as read, sum(aside)::bigint as "setAside", sum(stored)::bigint as stored from (
      select ${key} as key, 1 as read, (outcome = 'set-aside')::int as aside, 0 as stored
      from (${readRecords(house)}) as one where ${onDays(filter)}
      union all
      select ${key}, 0, 0, 1 from (${storedPublications(house)}) as one where ${onDays(filter)}
    ) as counted group by key
  `.execute(db);
  return rows;
}

async function countMatches(db: Db, house: Scope, filter: FlowFilter, key: RawBuilder<string>): Counted<MatchNumbers> {
  const { rows } = await sql<MatchNumbers & { readonly key: string }>`
    select key, sum(matched)::bigint as matched, sum(families)::bigint as families from (
      select ${key} as key, cardinality(publications) as matched, families
      from (${screenedMatches(house)}) as one where ${ofPart(house, filter)}
    ) as counted group by key
  `.execute(db);
  return rows;
}

async function countDecisions(
  db: Db,
  house: Scope,
  filter: FlowFilter,
  key: RawBuilder<string>,
): Counted<DecisionNumbers> {
  const { rows } = await sql<DecisionNumbers & { readonly key: string }>`
    select key, count(*) filter (where decision = 'keep') as kept, count(*) filter (where decision = 'drop') as dropped,
      count(*) filter (where decision = 'maybe') as maybe, count(*) filter (where decision is null) as open
    from (
      select ${key} as key, decision from (${screenedItems(house)}) as one where ${ofPart(house, filter)}
    ) as counted group by key
  `.execute(db);
  return rows;
}

/** By template, an item that issues of two kinds brought counts for both. */
async function countSent(
  db: Db,
  house: Scope,
  filter: FlowFilter,
  key: RawBuilder<string>,
  byTemplate = false,
): Counted<SentNumbers> {
  const eachKind = byTemplate ? sql`cross join lateral unnest(one.kinds) as template` : sql``;
  const { rows } = await sql<SentNumbers & { readonly key: string }>`
    select key, count(*) filter (where pushed) as pushed, count(*) filter (where opened) as opened, count(rating) as judged,
      count(*) filter (where rating = 'relevant') as relevant, count(*) filter (where rating = 'possibly') as possibly,
      count(*) filter (where rating = 'irrelevant') as irrelevant, count(*) filter (where used) as used
    from (
      select ${key} as key, one.* from (${sentItems(house)}) as one ${eachKind} where ${ofSentPart(house, filter)}
    ) as counted group by key
  `.execute(db);
  return rows;
}

export interface PrecisionLine extends JudgedCounts {
  readonly id: number;
  readonly name: string;
  readonly precision: number | null;
}

/** Precision of every profile, or of every enterprise, of which something was judged; n stands beside it. */
export async function precisionBy(
  db: Db,
  house: Scope,
  what: 'profile' | 'enterprise',
  clock: Clock,
  filter: FlowFilter = {},
): Promise<PrecisionLine[]> {
  const named = what === 'profile' ? await listProfiles(db, house, {}, { clock }) : await listOrganisations(db, house);
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const lines = await flowBy(db, house, what, filter);
  return lines.flatMap(({ key, judged = 0, relevant = 0, possibly = 0, irrelevant = 0 }) => {
    const counts = { judged, relevant, possibly, irrelevant };
    const id = Number(key);
    return judged === 0 ? [] : [{ id, name: names.get(id) ?? '', ...counts, precision: precision(counts) }];
  });
}
