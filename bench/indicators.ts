import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { ensureIndicators, indicatorTableOf, recordsBehindIndicator } from '../src/server/modules/indicators/index.ts';
import { ensureHouse } from '../src/server/modules/network/index.ts';
import { enterService, tallyAnew } from '../src/server/modules/services/index.ts';
import { clockAt } from '../src/server/platform/clock.ts';
import { type Database, type Db, migrate, openDatabase, type Scope } from '../src/server/platform/db/index.ts';
import { PROVINCES } from '../src/shared/regions.ts';
import { SERVICE_KINDS, serviceInput } from '../src/shared/services.ts';
import { machine, quantile } from './statistics.ts';

export interface IndicatorsBenchOptions {
  readonly records: number;
  /** Times that each thing is measured, after once to warm up. */
  readonly rounds: number;
  /** An empty database of a PostgreSQL server; without one the embedded database, in memory. */
  readonly database?: string;
}

export interface IndicatorsBenchResult extends IndicatorsBenchOptions {
  readonly dialect: Database['dialect'];
  readonly enterprises: number;
  /** Provinces and tasks that have numbers, with all totals. */
  readonly cells: number;
  /** Adding everything up anew, once. */
  readonly addedUpS: number;
  /** All indicators of a year by province and task; of one quarter; of one province, counted from its records. */
  readonly yearP50Ms: number;
  readonly yearP95Ms: number;
  readonly quarterP50Ms: number;
  readonly provinceP50Ms: number;
  /** The first page behind the number of enterprises, and behind that of consultations. */
  readonly behindP50Ms: number;
  /** One more record, with what is kept up with it. */
  readonly entryP50Ms: number;
}

const UNITS_OF_PROVINCE = 30;
const TASKS = ['三(一)', '三(二)', '三(三)', '三(八)'];
const YEAR = { year: 2018, fromMonth: 1, toMonth: 12 };
const AT = clockAt('2019-01-08T02:00:00Z');

/**
 * Measures counting over made-up services of one year: an enterprise is served ten times on average, mostly by two units of its own
 * province for two tasks, and one time in sixteen by a unit of any other.
 */
export async function benchIndicators(options: IndicatorsBenchOptions): Promise<IndicatorsBenchResult> {
  const { database: url, records, rounds } = options;
  const database = await openDatabase(url === undefined ? { memory: true } : { url });
  try {
    await migrate(database);
    const { db } = database;
    const house = { organisationId: (await ensureHouse(db, { name: '测速（虚构示例）', kind: 'office' })).id };
    await ensureIndicators(db, house, { actor: 'bench', clock: AT });
    const enterprises = Math.ceil(records / 10);
    const [first, ...others] = await enterUnits(db, house);
    await enterBeneficiaries(db, house, enterprises);
    await enterRecords(db, house, [first ?? 0, ...others], records);
    const started = performance.now();
    await tallyAnew(db, house);
    const addedUpS = (performance.now() - started) / 1000;
    await sql`analyze`.execute(db);
    const count = (filter: object) =>
      indicatorTableOf(db, house, { ...YEAR, ...filter }, { clock: AT, targetsOf: async () => [] });
    const { cells } = await count({});
    const year = await measure(rounds, () => count({}));
    const quarter = await measure(rounds, () => count({ fromMonth: 4, toMonth: 6 }));
    const ownUnits = [first ?? 0, ...others].slice(0, UNITS_OF_PROVINCE);
    const province = await measure(rounds, () => count({ units: ownUnits }));
    const behind = await measure(rounds, async () => {
      for (const code of ['enterprises-served', 'consultations'])
        await recordsBehindIndicator(db, house, code, YEAR, 1, AT);
    });
    const entry = await measure(rounds, () => enterOne(db, house, first ?? 0));
    return {
      ...options,
      ...{ dialect: database.dialect, enterprises, cells: cells.length, addedUpS },
      ...{ yearP50Ms: quantile(year, 0.5), yearP95Ms: quantile(year, 0.95), quarterP50Ms: quantile(quarter, 0.5) },
      ...{
        provinceP50Ms: quantile(province, 0.5),
        behindP50Ms: quantile(behind, 0.5),
        entryP50Ms: quantile(entry, 0.5),
      },
    };
  } finally {
    await database.close();
  }
}

async function measure(rounds: number, work: () => Promise<unknown>): Promise<number[]> {
  await work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times;
}

/** The same number of units in every province, the provinces one after the other. */
async function enterUnits(db: Db, house: Scope): Promise<number[]> {
  const regions = PROVINCES.flatMap(({ code }) => Array.from({ length: UNITS_OF_PROVINCE }, () => code));
  const { rows } = await sql<{ id: number }>`
    insert into organisation (id, organisation_id, house_id, name, kind, region)
    select 1000 + place, 1000 + place, ${house.organisationId}, '网点 ' || place, 'service-point', region
    from unnest(${regions}::text[]) with ordinality as unit (region, place) returning id
  `.execute(db);
  return rows.map(({ id }) => id);
}

async function enterBeneficiaries(db: Db, { organisationId }: Scope, count: number): Promise<void> {
  await sql`
    insert into service_beneficiary (organisation_id, credit_code, name)
    select ${organisationId}, lpad(number::text, 18, '0'), '企业 ' || number from generate_series(1, ${count}::int) as number
  `.execute(db);
}

/** Every column by another multiple of the record's number, so that they are spread independently and the same each time. */
async function enterRecords(db: Db, { organisationId }: Scope, units: readonly number[], count: number): Promise<void> {
  const provinces = PROVINCES.flatMap(({ code }) => Array.from({ length: UNITS_OF_PROVINCE }, () => code));
  const enterprises = Math.ceil(count / 10);
  await sql`
    insert into service_record (organisation_id, unit_id, province, task, on_date, kind, channel, beneficiary_id, beneficiary_kind,
      hours, fee, persons, pieces, satisfaction, source, entered_by, entered_at)
    select ${organisationId}, (${units}::bigint[])[place], (${provinces}::text[])[place], (${TASKS}::text[])[1 + place % 5],
      date '2018-01-01' + (n::bigint * 104729 % 365)::int, (${SERVICE_KINDS}::text[])[1 + n::bigint * 1299709 % 11], 'online',
      case when n % 20 = 0 then null else b.id end, case when n % 20 = 0 then null else 'enterprise' end,
      n % 8 / 2.0, 0, 1 + n % 3, 0, case when n % 4 = 0 then 1 + n % 5 end, 'entered', 'bench', now()
    from (
      select n, whom, case when n % 16 = 0 then 1 + (n::bigint * 15485863 % ${units.length})::int
        else 1 + ((whom % ${PROVINCES.length}) * ${UNITS_OF_PROVINCE} + (whom + n % 2 * 7) % ${UNITS_OF_PROVINCE})::int end as place
      from (
        select n, 1 + (n::bigint * 32452843 % ${enterprises})::int as whom from generate_series(1, ${count}::int) as n
      ) as served
    ) as made
    join service_beneficiary b on b.organisation_id = ${organisationId} and b.credit_code = lpad(whom::text, 18, '0')
  `.execute(db);
}

async function enterOne(db: Db, house: Scope, unit: number): Promise<void> {
  const input = serviceInput.parse({
    ...{ onDate: '2018-09-03', kind: 'consultation', channel: 'phone', beneficiary: { type: 'public' }, hours: 0.5 },
  });
  await enterService(db, house, unit, input, { source: 'entered', key: null }, { actor: 'bench', clock: AT });
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      records: { type: 'string', default: '1000000' },
      rounds: { type: 'string', default: '5' },
      database: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const result = await benchIndicators({
    records: Number(values.records),
    rounds: Number(values.rounds),
    ...(values.database === undefined ? {} : { database: values.database }),
  });
  if (values.json) console.log(JSON.stringify(result));
  else {
    const ms = (time: number) => `${time.toFixed(0)} ms`;
    console.log(machine());
    console.log(
      `${result.records} records, ${result.enterprises} enterprises, ${result.cells} cells, ${result.dialect}; added up anew in ${result.addedUpS.toFixed(1)} s`,
    );
    console.log(`all indicators by province and task   p50 ${ms(result.yearP50Ms)}, p95 ${ms(result.yearP95Ms)}`);
    console.log(`the same of a quarter                 p50 ${ms(result.quarterP50Ms)}`);
    console.log(`of the units of one province          p50 ${ms(result.provinceP50Ms)}`);
    console.log(`two numbers opened                    p50 ${ms(result.behindP50Ms)}`);
    console.log(`one more record                       p50 ${ms(result.entryP50Ms)}`);
  }
}
