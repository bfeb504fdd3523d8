import { sql } from 'kysely';
import { indicatorTableOf, recordsBehindIndicator } from '../src/server/modules/indicators/index.ts';
import { enterService, ownAndBelow, tallyAnew } from '../src/server/modules/services/index.ts';
import type { Clock } from '../src/server/platform/clock.ts';
import type { Database, Db, Scope } from '../src/server/platform/db/index.ts';
import { serviceInput } from '../src/shared/services.ts';
import { enterServices, officeNumber, type ServiceWorld } from './generate/services.ts';
import { median, quantile } from './statistics.ts';

export interface IndicatorsResult {
  readonly records: number;
  readonly indicators: number;
  /** Provinces and tasks that have numbers, with all totals. */
  readonly cells: number;
  /** Entering the records, and adding everything up anew from them, once. */
  readonly enteredS: number;
  readonly addedUpS: number;
  /** All indicators of the year by province and task: the first time after the database was opened, and when it was asked before. */
  readonly coldP50Ms: number;
  readonly warmP50Ms: number;
  readonly warmP95Ms: number;
  /** In turn with them: a bare `select count(*)` of the records, and what one statement adds up from the records themselves. */
  readonly bareCountP50Ms: number;
  readonly plainSumsP50Ms: number;
  /** The same of one quarter, and of what the units of one province did. */
  readonly quarterP50Ms: number;
  readonly provinceP50Ms: number;
  /** The first page behind the number of enterprises, and behind that of consultations. */
  readonly behindP50Ms: number;
  /** One more record, with all that is kept up with it. */
  readonly entryP50Ms: number;
}

export interface IndicatorsMeans {
  readonly house: Scope;
  readonly clock: Clock;
  /** Opens the database as after a start of the machine's service. */
  open(): Promise<Database>;
}

const COLD_STARTS = 3;

/** Measures counting over made-up services of one year. */
export async function benchIndicators(
  { house, clock, open }: IndicatorsMeans,
  world: ServiceWorld,
  rounds: number,
): Promise<IndicatorsResult> {
  const year = { year: world.year, fromMonth: 1, toMonth: 12 };
  const count = (db: Db, filter: object = {}) =>
    indicatorTableOf(db, house, { ...year, ...filter }, { clock, targetsOf: async () => [] });
  const filled = await withDatabase(open, (db) => fill(db, house, world));
  const cold: number[] = [];
  for (let start = 0; start < COLD_STARTS; start++) {
    cold.push(await withDatabase(open, async (db) => timed(() => count(db))));
  }
  return withDatabase(open, async (db) => {
    const { cells, indicators } = await count(db);
    const units = await ownAndBelow(db, house, officeNumber(1), clock);
    const times = await inTurn(rounds, {
      warm: () => count(db),
      bareCount: () => sql`select count(*) from service_record`.execute(db),
      plainSums: () => plainSums(db, world.year),
      quarter: () => count(db, { fromMonth: 4, toMonth: 6 }),
      province: () => count(db, { units }),
      behind: async () => {
        for (const code of ['enterprises-served', 'consultations'])
          await recordsBehindIndicator(db, house, code, year, 1, clock);
      },
      entry: () => enterOne(db, house, world, clock),
    });
    return {
      ...{ records: world.records, indicators: indicators.length, cells: cells.length, ...filled },
      coldP50Ms: median(cold),
      warmP50Ms: median(times.warm),
      warmP95Ms: quantile(times.warm, 0.95),
      bareCountP50Ms: median(times.bareCount),
      plainSumsP50Ms: median(times.plainSums),
      quarterP50Ms: median(times.quarter),
      provinceP50Ms: median(times.province),
      behindP50Ms: median(times.behind),
      entryP50Ms: median(times.entry),
    };
  });
}

async function withDatabase<T>(open: () => Promise<Database>, work: (db: Db) => Promise<T>): Promise<T> {
  const database = await open();
  try {
    return await work(database.db);
  } finally {
    await database.close();
  }
}

async function fill(db: Db, house: Scope, world: ServiceWorld) {
  const entered = await timed(() => enterServices(db, house, world));
  const addedUp = await timed(() => tallyAnew(db, house));
  await sql`vacuum analyze`.execute(db);
  return { enteredS: entered / 1000, addedUpS: addedUp / 1000 };
}

/** Every thing once to warm up, then all of them one after the other, again and again. */
async function inTurn<K extends string>(
  rounds: number,
  things: Readonly<Record<K, () => Promise<unknown>>>,
): Promise<Readonly<Record<K, readonly number[]>>> {
  const names = Object.keys(things) as K[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const time = await timed(things[name]);
      if (round > 0) times[name].push(time);
    }
  }
  return times;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The least that would have to be done without anything kept up: every record of the year once, and each organisation once a place. */
async function plainSums(db: Db, year: number): Promise<void> {
  await sql`
    select province, task, kind, count(*), sum(hours), count(distinct beneficiary_id) from service_record
    where withdrawn_reason is null and on_date between make_date(${year}::int, 1, 1) and make_date(${year}::int, 12, 31)
    group by grouping sets ((province, task, kind), (province, task), (province), (task), ())
  `.execute(db);
}

async function enterOne(db: Db, house: Scope, { year }: ServiceWorld, clock: Clock): Promise<void> {
  const beneficiary = { type: 'code', creditCode: '91350100M000100Y43', name: '公司（虚构示例）' };
  const given = { onDate: `${year}-09-03`, kind: 'consultation', channel: 'phone', task: '三(三)', hours: 0.5 };
  const input = serviceInput.parse({ ...given, beneficiary });
  await enterService(db, house, officeNumber(1), input, { source: 'entered', key: null }, { actor: 'bench', clock });
}
