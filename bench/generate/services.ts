import { sql } from 'kysely';
import type { Db, Scope } from '../../src/server/platform/db/index.ts';
import { PROVINCES } from '../../src/shared/regions.ts';
import type { ServiceKind } from '../../src/shared/services.ts';

export interface ServiceWorld {
  readonly seed: number;
  readonly year: number;
  readonly records: number;
  /** Service points, the same number in every province. */
  readonly providersOfProvince: number;
  readonly beneficiaries: number;
}

/** Twentieths of the records. */
const KINDS: Readonly<Record<ServiceKind, number>> = {
  ...{ consultation: 5, search: 4, push: 3, feedback: 1, visit: 1, training: 1, lecture: 1, analysis: 1, database: 1 },
  ...{ use: 1, other: 1 },
};
const TASKS = ['三(一)', '三(二)', '三(三)', '三(三)', '三(三)', '三(四)', '三(六)', '三(八)', '三(九)', null];
const PROVINCE_CODES = PROVINCES.map(({ code }) => code);

/**
 * Enters a made-up network and what it did in a year, by statements of the database alone, the same for the same seed: an office in each
 * province with its service points below; beneficiaries of whom some are served often and many once or never, mostly by three service
 * points of their own province and one time in sixteen by any other; one record in twenty for the public, one in a hundred withdrawn.
 * What is kept up with the records is left to be added up.
 */
export async function enterServices(db: Db, house: Scope, world: ServiceWorld): Promise<void> {
  await enterProviders(db, house, world);
  await enterBeneficiaries(db, house, world);
  await enterRecords(db, house, world);
  for (const table of ['organisation', 'service_beneficiary']) {
    await sql`
      select setval(pg_get_serial_sequence(${table}, 'id'), (select max(id) from ${sql.table(table)}))
    `.execute(db);
  }
}

/** The number of a province's office, the first province being 1. */
export function officeNumber(province: number): number {
  return 1_000 + province;
}

async function enterProviders(
  db: Db,
  { organisationId }: Scope,
  { providersOfProvince, year }: ServiceWorld,
): Promise<void> {
  const first = officeNumber(1);
  await sql`
    insert into organisation (id, organisation_id, house_id, name, kind, region, parent_id)
    select id, id, ${organisationId}, '主管局 ' || region || '（虚构示例）', 'office', region, ${organisationId}
    from (
      select ${first} - 1 + place as id, region from unnest(${PROVINCE_CODES}::text[]) with ordinality as one (region, place)
    ) as office
  `.execute(db);
  await sql`
    insert into organisation (id, organisation_id, house_id, name, kind, region, parent_id)
    select id, id, ${organisationId}, '网点 ' || id || '（虚构示例）', 'service-point', region, parent_id
    from (
      select 10000 + (place - 1) * ${providersOfProvince}::int + number as id, region, ${first} - 1 + place as parent_id
      from unnest(${PROVINCE_CODES}::text[]) with ordinality as one (region, place),
        generate_series(1, ${providersOfProvince}::int) as number
    ) as point
  `.execute(db);
  await sql`
    insert into standing (organisation_id, unit_id, standing, grade, from_year)
    select ${organisationId}, id, 'service-point', case when id % 3 = 0 then 'approved' else 'filed' end, ${year}::int
    from organisation where house_id = ${organisationId} and kind = 'service-point' and id > 10000
  `.execute(db);
}

async function enterBeneficiaries(db: Db, { organisationId }: Scope, { beneficiaries }: ServiceWorld): Promise<void> {
  await sql`
    insert into service_beneficiary (id, organisation_id, credit_code, name)
    select number, ${organisationId}, lpad(number::text, 18, '0'), '单位 ' || number || '（虚构示例）'
    from generate_series(1, ${beneficiaries}::int) as number
  `.execute(db);
}

async function enterRecords(db: Db, { organisationId }: Scope, world: ServiceWorld): Promise<void> {
  const { seed, year, records, providersOfProvince, beneficiaries } = world;
  /** 0 up to 1, by a number and a column of its own. */
  const share = (of: string, column: number) =>
    sql`((hashint8extended(${sql.ref(of)}, ${sql.lit(seed * 100 + column)}) & 1048575) / 1048576.0::float8)`;
  const anyOf = (values: readonly (string | null)[], column: number) =>
    sql`(${[...values]}::text[])[1 + floor(${share('n', column)} * ${sql.lit(values.length)})::int]`;
  const kinds = Object.entries(KINDS).flatMap(([kind, times]) => Array.from({ length: times }, () => kind));
  await sql`
    insert into service_record (organisation_id, unit_id, province, task, on_date, kind, channel, beneficiary_id, beneficiary_kind,
      hours, fee, persons, pieces, families, satisfaction, source, withdrawn_reason, entered_by, entered_at)
    select ${organisationId}, 10000 + place * ${providersOfProvince}::int + 1
        + floor(${share('n', 3)} * 3 + coalesce(whom, n))::int % ${providersOfProvince}::int,
      (${PROVINCE_CODES}::text[])[1 + place], ${anyOf(TASKS, 4)}, make_date(${year}::int, 1, 1) + floor(${share('n', 5)} * 365)::int,
      ${anyOf(kinds, 6)}, 'online', whom, case when whom is null then null when ${share('whom', 7)} < 0.92 then 'enterprise'
        when ${share('whom', 7)} < 0.96 then 'association' when ${share('whom', 7)} < 0.98 then 'park' else 'university' end,
      floor(${share('n', 8)} * 8) / 2, 0, 1 + floor(${share('n', 9)} * 4)::int, floor(${share('n', 10)} * 4)::int,
      floor(${share('n', 10)} * 2)::int, case when ${share('n', 11)} < 0.25 then 1 + floor(${share('n', 12)} * 5)::int end,
      'entered', case when ${share('n', 13)} < 0.01 then '重复' end, 'bench', now()
    from (
      select n, case when ${share('n', 0)} < 0.05 then null else served end as whom,
        floor(case when ${share('n', 1)} < 1 / 16.0 then ${share('n', 14)} else ${share('served', 2)} end
          * ${sql.lit(PROVINCE_CODES.length)})::int as place
      from (
        select n::bigint, 1 + floor(power(${share('n', 15)}, 1.6) * ${beneficiaries}::int)::bigint as served
        from generate_series(1, ${records}::int) as n
      ) as chosen
    ) as placed
  `.execute(db);
}
