import { sql } from 'kysely';
import {
  EVERYTHING,
  type IndicatorDefinition,
  type IndicatorMeasure,
  type MeasureFrom,
} from '../../../shared/indicators.ts';
import type { ServiceKind } from '../../../shared/services.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import {
  type AddedUpFilter,
  addedUp,
  bitsOf,
  keptMeasures,
  keptReach,
  measureKey,
  reached,
} from '../services/index.ts';
import { type Cells, shareOf } from './cells.ts';

/** An indicator that is counted from one sort of source. */
export type From<F extends MeasureFrom> = IndicatorDefinition & {
  readonly measure: Extract<IndicatorMeasure, { from: F }>;
};

export function isFrom<F extends MeasureFrom>(from: F) {
  return (one: IndicatorDefinition): one is From<F> => one.measure.from === from;
}

const SUMMED = [
  'records',
  'public',
  'enterprises',
  'hours',
  'fee',
  'persons',
  'pieces',
  'families',
  'rated',
  'satisfaction',
] as const;
type Summed = (typeof SUMMED)[number];

interface KindRow extends Readonly<Record<Summed, number>> {
  readonly province: string;
  readonly task: string;
  readonly kind: ServiceKind;
}

/** Everything that is summed over service records, and their satisfaction: one statement for all provinces and tasks. */
export async function countSums(
  db: Db,
  house: Scope,
  filter: AddedUpFilter,
  indicators: readonly IndicatorDefinition[],
  cells: Cells,
): Promise<void> {
  const { rows } = await sql<KindRow>`
    select province, task, kind, sum(records::float8) as records, sum(for_public::float8) as public,
      sum(for_enterprises::float8) as enterprises, sum(hours)::float8 as hours, sum(fee)::float8 as fee,
      sum(persons::float8) as persons, sum(pieces::float8) as pieces, sum(families::float8) as families,
      sum(rated::float8) as rated, sum(satisfaction::float8) as satisfaction
    from (${addedUp(house, filter)}) as added group by province, task, kind
  `.execute(db);
  const sums = indicators.filter(isFrom('services'));
  const ratings = indicators.filter(isFrom('satisfaction'));
  for (const { province, task, ofKind } of rolledUp(rows)) {
    const total = (kinds: readonly ServiceKind[] | undefined, of: Summed): number =>
      toHundredths(
        [...ofKind].reduce((sum, [kind, own]) => (kinds?.includes(kind) === false ? sum : sum + own[of]), 0),
      );
    for (const { code, measure } of sums) {
      cells.set(province, task, code, { value: total(measure.kinds, measure.whom ?? measure.sum), of: null });
    }
    for (const { code, measure } of ratings) {
      cells.set(province, task, code, shareOf(total(measure.kinds, 'satisfaction'), total(measure.kinds, 'rated')));
    }
  }
}

interface RolledUp {
  readonly province: string;
  readonly task: string;
  readonly ofKind: Map<ServiceKind, Record<Summed, number>>;
}

/** What the rows add up to at their own places, in each province, for each task, and altogether. */
function rolledUp(rows: readonly KindRow[]): Iterable<RolledUp> {
  const places = new Map<string, RolledUp>();
  for (const row of rows) {
    for (const province of [row.province, EVERYTHING]) {
      for (const task of [row.task, EVERYTHING]) {
        const key = `${province} ${task}`;
        const place: RolledUp = places.get(key) ?? { province, task, ofKind: new Map() };
        places.set(key, place);
        const sums = place.ofKind.get(row.kind);
        if (sums === undefined) place.ofKind.set(row.kind, { ...row });
        else for (const of of SUMMED) sums[of] += row[of];
      }
    }
  }
  return places.values();
}

/** Hours and yuan have two decimals, the rest none: what the sum of binary fractions is off by goes away. */
function toHundredths(sum: number): number {
  return Math.round(sum * 100) / 100;
}

/**
 * Who was reached, each once in every cell: a province's number is not the sum of its tasks', nor the whole that of the provinces. Of a
 * whole year it is kept up with the records; of some months, or of what some units did, it is counted.
 */
export async function countDistinct(
  db: Db,
  house: Scope,
  filter: AddedUpFilter,
  indicators: readonly IndicatorDefinition[],
  cells: Cells,
): Promise<void> {
  const distinct = indicators.filter(isFrom('beneficiaries'));
  const ofWholeYear = filter.fromMonth === 1 && filter.toMonth === 12 && filter.units === undefined;
  const kept = ofWholeYear ? await keptMeasures(db, house) : new Set<string>();
  const isKept = ({ measure }: From<'beneficiaries'>) => kept.has(measureKey(measure));
  await putKept(db, house, filter, distinct.filter(isKept), cells);
  const others = distinct.filter((one) => !isKept(one));
  for (let at = 0; at < others.length; at += BITS) {
    await countReached(db, house, filter, others.slice(at, at + BITS), cells);
  }
}

/** Bits that a number has room for, here and in the database. */
const BITS = 31;

async function putKept(
  db: Db,
  house: Scope,
  filter: AddedUpFilter,
  distinct: readonly From<'beneficiaries'>[],
  cells: Cells,
): Promise<void> {
  if (distinct.length === 0) return;
  const byMeasure = Map.groupBy(await keptReach(db, house, filter), ({ measure }) => measure);
  const places = cells.list();
  for (const { code, measure } of distinct) {
    for (const { province, task } of places) cells.set(province, task, code, { value: 0, of: null });
    for (const { province, task, beneficiaries } of byMeasure.get(measureKey(measure)) ?? []) {
      cells.set(province, task, code, { value: beneficiaries, of: null });
    }
  }
}

/** One statement for some indicators, each with a bit of its own, gives whom each of them means at every place. */
async function countReached(
  db: Db,
  house: Scope,
  filter: AddedUpFilter,
  distinct: readonly From<'beneficiaries'>[],
  cells: Cells,
): Promise<void> {
  if (distinct.length === 0) return;
  const bits = distinct.map(({ measure: { kinds, organisations } }, at) => {
    const ofKind = kinds === undefined ? sql`true` : sql`kinds & ${sql.lit(bitsOf(kinds))} <> 0`;
    const counts = sql`beneficiary_kind = any(${organisations}::text[]) and ${ofKind}`;
    return sql`case when ${counts} then ${sql.lit(1 << at)} else 0 end`;
  });
  const { rows } = await sql<ReachedRow>`
    select province, task, counted, string_agg(beneficiary_id::text, ' ') as whom from (
      select province, task, beneficiary_id, ${sql.join(bits, sql` | `)} as counted
      from (${reached(house, filter)}) as reached
    ) as meant where counted <> 0 group by province, task, counted
  `.execute(db);
  const places = cells.list();
  for (const { code } of distinct) {
    for (const { province, task } of places) cells.set(province, task, code, { value: 0, of: null });
  }
  for (const { province, task, whom } of eachOnce(rows)) {
    const counted = Map.groupBy(whom.values(), (each) => each);
    for (const [at, { code }] of distinct.entries()) {
      const value = [...counted].reduce((sum, [each, own]) => ((each & (1 << at)) === 0 ? sum : sum + own.length), 0);
      cells.set(province, task, code, { value, of: null });
    }
  }
}

interface ReachedRow {
  readonly province: string;
  readonly task: string;
  /** The bits of the indicators that count them. */
  readonly counted: number;
  readonly whom: string;
}

interface ReachedPlace {
  readonly province: string;
  readonly task: string;
  /** Everybody with the bits of all indicators that count them here. */
  readonly whom: Map<string, number>;
}

function eachOnce(rows: readonly ReachedRow[]): Iterable<ReachedPlace> {
  const places = new Map<string, ReachedPlace>();
  for (const row of rows) {
    const reachedHere = row.whom.split(' ');
    for (const province of [row.province, EVERYTHING]) {
      for (const task of [row.task, EVERYTHING]) {
        const key = `${province} ${task}`;
        const place: ReachedPlace = places.get(key) ?? { province, task, whom: new Map() };
        places.set(key, place);
        for (const one of reachedHere) place.whom.set(one, (place.whom.get(one) ?? 0) | row.counted);
      }
    }
  }
  return places.values();
}
