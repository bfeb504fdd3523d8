import { type RawBuilder, sql } from 'kysely';
import { type Db, type Scope, transaction } from '../../platform/db/index.ts';
import { bitOfKind } from './kind-bits.ts';
import { addToReachCounts, countReach, lockTallies } from './reach-counts.ts';

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

/**
 * Takes records into what records add up to, or out of it. Every write to a record stands between the two, in its own transaction;
 * what was withdrawn adds up to nothing. From here until its end no other transaction does the same: each works out whom it reached
 * from all records.
 */
export async function tally(tx: Db, house: Scope, records: readonly number[], way: 'in' | 'out'): Promise<void> {
  if (records.length === 0) return;
  await lockTallies(tx, house);
  const these = sql`id = any(${records}::bigint[])`;
  await addUp(tx, house, these, way);
  await countGiven(tx, house, these, way);
  const touched = sql`select beneficiary_id, extract(year from on_date)::int from service_record
    where organisation_id = ${house.organisationId} and ${these} and beneficiary_id is not null`;
  const ofTouched = sql`(reach.beneficiary_id, reach.year) in (${touched})`;
  const before = await countReach(tx, house, ofTouched);
  await sql`
    delete from service_reach reach where organisation_id = ${house.organisationId} and ${ofTouched}
  `.execute(tx);
  const left = way === 'in' ? sql`true` : sql`not ${these}`;
  await reach(tx, house, sql`${left} and (beneficiary_id, extract(year from on_date)::int) in (${touched})`);
  await addToReachCounts(tx, house, await countReach(tx, house, ofTouched), before);
}

/** Adds everything up anew, from the records. */
export async function tallyAnew(db: Db, house: Scope): Promise<void> {
  const own = sql`organisation_id = ${house.organisationId}`;
  await transaction(db, async (tx) => {
    await lockTallies(tx, house);
    for (const kept of ['service_tally', 'service_given', 'service_reach', 'service_reach_count']) {
      await sql`delete from ${sql.table(kept)} where ${own}`.execute(tx);
    }
    await addUp(tx, house, sql`true`, 'in');
    await countGiven(tx, house, sql`true`, 'in');
    await reach(tx, house, sql`true`);
    await addToReachCounts(tx, house, await countReach(tx, house, sql`true`));
  });
}

const place = sql`organisation_id, extract(year from on_date)::int as year, coalesce(province, '') as province,
  coalesce(task, '') as task`;

function counting({ organisationId }: Scope, which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`from service_record
    where organisation_id = ${organisationId} and withdrawn_reason is null and ${which}`;
}

async function addUp(tx: Db, house: Scope, which: RawBuilder<unknown>, way: 'in' | 'out'): Promise<void> {
  const sign = sql.lit(way === 'in' ? 1 : -1);
  await sql`
    insert into service_tally
    select ${place}, kind, extract(month from on_date)::int as month, ${sign} * count(*),
      ${sign} * count(*) filter (where beneficiary_id is null),
      ${sign} * count(*) filter (where beneficiary_kind = 'enterprise'), ${sign} * sum(hours), ${sign} * sum(fee),
      ${sign} * sum(persons), ${sign} * sum(pieces), ${sign} * sum(families), ${sign} * count(satisfaction),
      ${sign} * coalesce(sum(satisfaction), 0)
    ${counting(house, which)} group by 1, 2, 3, 4, 5, 6
    on conflict (organisation_id, year, province, task, kind, month) do update set
      records = service_tally.records + excluded.records,
      for_public = service_tally.for_public + excluded.for_public,
      for_enterprises = service_tally.for_enterprises + excluded.for_enterprises,
      hours = service_tally.hours + excluded.hours,
      fee = service_tally.fee + excluded.fee,
      persons = service_tally.persons + excluded.persons,
      pieces = service_tally.pieces + excluded.pieces,
      families = service_tally.families + excluded.families,
      rated = service_tally.rated + excluded.rated,
      satisfaction = service_tally.satisfaction + excluded.satisfaction
  `.execute(tx);
}

/** How many services each unit gave in each province. */
async function countGiven(tx: Db, house: Scope, which: RawBuilder<unknown>, way: 'in' | 'out'): Promise<void> {
  await sql`
    insert into service_given (organisation_id, year, province, unit_id, records)
    select organisation_id, extract(year from on_date)::int, coalesce(province, ''), unit_id,
      ${sql.lit(way === 'in' ? 1 : -1)} * count(*)
    ${counting(house, which)} group by 1, 2, 3, 4
    on conflict (organisation_id, year, province, unit_id)
    do update set records = service_given.records + excluded.records
  `.execute(tx);
}

async function reach(tx: Db, house: Scope, which: RawBuilder<unknown>): Promise<void> {
  const ofMonth = (month: number) =>
    sql`coalesce(bit_or(${bitOfKind}) filter (where extract(month from on_date) = ${sql.lit(month)}), 0)`;
  await sql`
    insert into service_reach
    select ${place}, beneficiary_id, beneficiary_kind, array[${sql.join(MONTHS.map(ofMonth))}], bit_or(${bitOfKind})
    ${counting(house, which)} and beneficiary_id is not null
    group by 1, 2, 3, 4, 5, 6
  `.execute(tx);
}
