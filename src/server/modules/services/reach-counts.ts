import { type RawBuilder, sql } from 'kysely';
import { EVERYTHING } from '../../../shared/indicators.ts';
import type { OrganisationKind } from '../../../shared/network.ts';
import type { ServiceKind } from '../../../shared/services.ts';
import { type Db, lockInTransaction, type Scope, transaction } from '../../platform/db/index.ts';
import { bitsOf } from './kind-bits.ts';

/** Whose being reached is counted, each once: organisations of these kinds by services of these kinds, of all where none are named. */
export interface ReachMeasure {
  readonly organisations: readonly OrganisationKind[];
  readonly kinds?: readonly ServiceKind[] | undefined;
}

/** How many were reached at one place; '*' stands for all provinces or all tasks, '' for none. */
export interface ReachCount {
  readonly province: string;
  readonly task: string;
  /** `measureKey` of what was counted. */
  readonly measure: string;
  readonly beneficiaries: number;
}

/** What two measures that count the same have in common. */
export function measureKey({ organisations, kinds }: ReachMeasure): string {
  return `${[...new Set(organisations)].sort().join(',')} ${bitsOf(kinds)}`;
}

/** Everything that is written to what is kept up with the records, one transaction after the other. */
export async function lockTallies(tx: Db, { organisationId }: Scope): Promise<void> {
  await lockInTransaction(tx, `services.tallies ${organisationId}`);
}

/** Counts these from now on with every record, and once for the records that there are. */
export async function keepReachCounts(db: Db, house: Scope, measures: readonly ReachMeasure[]): Promise<void> {
  const kept = await keptMeasures(db, house);
  const missing = new Map(measures.map((measure) => [measureKey(measure), measure]));
  for (const key of kept) missing.delete(key);
  if (missing.size === 0) return;
  await transaction(db, async (tx) => {
    await lockTallies(tx, house);
    for (const { organisations, kinds } of missing.values()) {
      const { rows } = await sql<{ id: number }>`
        insert into service_reach_measure (organisation_id, organisations, kinds)
        values (${house.organisationId}, ${[...new Set(organisations)].sort()}::text[], ${bitsOf(kinds)})
        on conflict (organisation_id, organisations, kinds) do nothing returning id
      `.execute(tx);
      for (const { id } of rows)
        await addToReachCounts(tx, house, await countReach(tx, house, sql`measure.id = ${id}`));
    }
  });
}

/** The measures that are counted with every record, by their `measureKey`. */
export async function keptMeasures(db: Db, { organisationId }: Scope): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select array_to_string(organisations, ',') || ' ' || kinds as key from service_reach_measure
    where organisation_id = ${organisationId}
  `.execute(db);
  return new Set(rows.map(({ key }) => key));
}

/** How many were reached in a year, at every place; of one province or one task it is what concerns that one. */
export async function keptReach(
  db: Db,
  { organisationId }: Scope,
  { year, province, task }: { readonly year: number; readonly province?: string; readonly task?: string },
): Promise<ReachCount[]> {
  const { rows } = await sql<ReachCount>`
    select province, task, array_to_string(organisations, ',') || ' ' || kinds as measure, beneficiaries
    from service_reach_count kept join service_reach_measure measure on measure.id = kept.measure_id
    where kept.organisation_id = ${organisationId} and year = ${year}
      and ${province === undefined ? sql`true` : sql`province = ${province}`}
      and ${task === undefined ? sql`true` : sql`task = ${task}`}
  `.execute(db);
  const provinces = (own: string) => (province === undefined ? [own] : [own, EVERYTHING]);
  const tasks = (own: string) => (task === undefined ? [own] : [own, EVERYTHING]);
  return rows.flatMap((row) =>
    provinces(row.province).flatMap((at) => tasks(row.task).map((of) => ({ ...row, province: at, task: of }))),
  );
}

interface CountedReach {
  readonly year: number;
  readonly measure_id: number;
  readonly province: string;
  readonly task: string;
  readonly beneficiaries: number;
}

/** Counts from `service_reach reach` whom each `service_reach_measure measure` means, once at every place. */
export async function countReach(
  tx: Db,
  { organisationId }: Scope,
  which: RawBuilder<unknown>,
): Promise<readonly CountedReach[]> {
  const { rows } = await sql<CountedReach>`
    select year, measure_id, province, task, count(*) as beneficiaries from (
      select reach.year, measure.id as measure_id,
        case when grouping(reach.province) = 1 then ${EVERYTHING} else reach.province end as province,
        case when grouping(reach.task) = 1 then ${EVERYTHING} else reach.task end as task
      from service_reach reach join service_reach_measure measure on measure.organisation_id = reach.organisation_id
        and reach.kinds & measure.kinds <> 0 and reach.beneficiary_kind = any(measure.organisations)
      where reach.organisation_id = ${organisationId} and ${which}
      group by reach.year, measure.id, reach.beneficiary_id,
        grouping sets ((reach.province, reach.task), (reach.province), (reach.task), ())
    ) as placed group by year, measure_id, province, task
  `.execute(tx);
  return rows;
}

/** Puts what is counted now in the place of what was counted before: what did not change is not written. */
export async function addToReachCounts(
  tx: Db,
  { organisationId }: Scope,
  now: readonly CountedReach[],
  before: readonly CountedReach[] = [],
): Promise<void> {
  const added = new Map<string, CountedReach>();
  const add = (one: CountedReach, sign: 1 | -1) => {
    const key = [one.year, one.measure_id, one.province, one.task].join(' ');
    const sum = (added.get(key)?.beneficiaries ?? 0) + sign * one.beneficiaries;
    added.set(key, { ...one, beneficiaries: sum });
  };
  for (const one of now) add(one, 1);
  for (const one of before) add(one, -1);
  const changed = [...added.values()].filter(({ beneficiaries }) => beneficiaries !== 0);
  if (changed.length === 0) return;
  await sql`
    insert into service_reach_count (organisation_id, year, measure_id, province, task, beneficiaries)
    select ${organisationId}, * from json_to_recordset(${JSON.stringify(changed)}::json)
      as one (year int, measure_id bigint, province text, task text, beneficiaries bigint)
    on conflict (organisation_id, year, measure_id, province, task)
    do update set beneficiaries = service_reach_count.beneficiaries + excluded.beneficiaries
  `.execute(tx);
}
