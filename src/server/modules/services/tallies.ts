import { type RawBuilder, sql } from 'kysely';
import { type Db, type Scope, transaction } from '../../platform/db/index.ts';

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

/**
 * Takes records into what records add up to, or out of it. Every write to a record stands between the two, in its own transaction;
 * what was withdrawn adds up to nothing.
 */
export async function tally(tx: Db, house: Scope, records: readonly number[], way: 'in' | 'out'): Promise<void> {
  if (records.length === 0) return;
  await add(tx, house, sql`id = any(${records}::bigint[])`, way);
}

/** Adds everything up anew, from the records. */
export async function tallyAnew(db: Db, house: Scope): Promise<void> {
  await transaction(db, async (tx) => {
    await sql`delete from service_tally where organisation_id = ${house.organisationId}`.execute(tx);
    await sql`delete from service_reach where organisation_id = ${house.organisationId}`.execute(tx);
    await add(tx, house, sql`true`, 'in');
  });
}

/** Rows are taken in the order of their keys, so that two transactions never wait for each other. */
async function add(tx: Db, { organisationId }: Scope, which: RawBuilder<unknown>, way: 'in' | 'out'): Promise<void> {
  const sign = sql.lit(way === 'in' ? 1 : -1);
  const counted = sql`from service_record where organisation_id = ${organisationId} and withdrawn_reason is null and ${which}`;
  const place = sql`organisation_id, extract(year from on_date)::int as year, coalesce(province, '') as province,
    coalesce(task, '') as task, kind`;
  await sql`
    insert into service_tally
    select ${place}, extract(month from on_date)::int as month, ${sign} * count(*),
      ${sign} * count(*) filter (where beneficiary_id is null),
      ${sign} * count(*) filter (where beneficiary_kind = 'enterprise'), ${sign} * sum(hours), ${sign} * sum(fee),
      ${sign} * sum(persons), ${sign} * sum(pieces), ${sign} * sum(families), ${sign} * count(satisfaction),
      ${sign} * coalesce(sum(satisfaction), 0)
    ${counted} group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
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
  const months = sql.join(
    MONTHS.map(
      (month) => sql`(${sign} * count(*) filter (where extract(month from on_date) = ${sql.lit(month)}))::int`,
    ),
  );
  await sql`
    insert into service_reach
    select ${place}, beneficiary_id, beneficiary_kind, array[${months}]
    ${counted} and beneficiary_id is not null
    group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7
    on conflict (organisation_id, year, province, task, kind, beneficiary_id, beneficiary_kind) do update set
      months = array(
        select before + more from unnest(service_reach.months, excluded.months) with ordinality as m (before, more, month)
        order by month
      )
  `.execute(tx);
  if (way === 'out') {
    await sql`
      delete from service_reach where organisation_id = ${organisationId} and 0 = all(months)
        and beneficiary_id in (select beneficiary_id from service_record where organisation_id = ${organisationId} and ${which})
    `.execute(tx);
  }
}
