import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Office, openOffice } from '../src/server/office.ts';
import { systemClock } from '../src/server/platform/clock.ts';
import { readConfig } from '../src/server/platform/config.ts';
import { openDatabase } from '../src/server/platform/db/index.ts';
import { benchDashboard, type DashboardPace, type DashboardResult } from './dashboard.ts';
import type { ServiceWorld } from './generate/services.ts';
import { benchIndicators, type IndicatorsResult } from './indicators.ts';
import { benchNotice, type NoticeResult } from './notice.ts';
import { type OwnPostgres, startPostgres } from './own-postgres.ts';
import { machine } from './statistics.ts';

export interface ProgrammeOptions {
  readonly world: ServiceWorld;
  readonly rounds: number;
  readonly pace: DashboardPace;
}

export interface ProgrammeResult {
  readonly database: string;
  /** Absent where the real notice is not there. */
  readonly notice?: NoticeResult;
  readonly indicators: IndicatorsResult;
  readonly dashboard: readonly DashboardResult[];
}

const NOTICE = fileURLToPath(new URL('../../shared/data/notices/plan-2018.zh-Hant.txt', import.meta.url));
const NOTICE_ROUNDS = 20;

/** The programme line on one database: the embedded one in a folder, with real fsync, or a PostgreSQL server. */
export async function benchProgramme(
  { world, rounds, pace }: ProgrammeOptions,
  postgres?: OwnPostgres,
): Promise<ProgrammeResult> {
  const folder = mkdtempSync(join(tmpdir(), 'chuanli-bench-'));
  const url = postgres === undefined ? {} : { DATABASE_URL: postgres.url };
  const config = readConfig({ CHUANLI_LOG_LEVEL: 'silent', ...url }, { data: folder, port: 0 });
  const inOffice = async <T>(work: (office: Office) => Promise<T>): Promise<T> => {
    const office = await openOffice(config);
    try {
      return await work(office);
    } finally {
      await office.close();
    }
  };
  try {
    const house = await inOffice(async (office) => office.house);
    const notice = existsSync(NOTICE)
      ? await inOffice((office) => benchNotice(office, NOTICE, NOTICE_ROUNDS))
      : undefined;
    const open = () => {
      postgres?.restart();
      return openDatabase(postgres === undefined ? { dataFolder: folder } : { url: postgres.url });
    };
    const indicators = await benchIndicators({ house, clock: systemClock, open }, world, rounds);
    const dashboard = await inOffice((office) => benchDashboard(office, world.year, pace));
    const database = postgres === undefined ? 'embedded' : `PostgreSQL ${postgres.version}`;
    return { database, ...(notice === undefined ? {} : { notice }), indicators, dashboard };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function report({ database, notice, indicators, dashboard }: ProgrammeResult, { people }: DashboardPace): string {
  const line = (what: string, said: string) => `  ${what.padEnd(44)} ${said}`;
  const ms = (time: number) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;
  const one = indicators;
  return [
    database,
    ...(notice === undefined
      ? []
      : [
          line(
            `notice of ${notice.characters} characters, ${notice.tasks} tasks, read and stored`,
            `p50 ${ms(notice.importP50Ms)}, p95 ${ms(notice.importP95Ms)}; its bare text stored ${ms(notice.bareP50Ms)}`,
          ),
        ]),
    line(
      `${one.records} records`,
      `entered in ${one.enteredS.toFixed(0)} s, added up anew in ${one.addedUpS.toFixed(0)} s`,
    ),
    line(
      `${one.indicators} indicators, ${one.cells} provinces and tasks`,
      `cold ${ms(one.coldP50Ms)}; warm p50 ${ms(one.warmP50Ms)}, p95 ${ms(one.warmP95Ms)}`,
    ),
    line('bare count(*) of the records', ms(one.bareCountP50Ms)),
    line('plainly summed from the records', ms(one.plainSumsP50Ms)),
    line('of a quarter', ms(one.quarterP50Ms)),
    line('of the units of one province', ms(one.provinceP50Ms)),
    line('two numbers opened', ms(one.behindP50Ms)),
    line('one more record', ms(one.entryP50Ms)),
    ...dashboard.map(({ step, looks, failed, p50Ms, p95Ms }) =>
      line(
        `${step}, ${people} people`,
        `${looks} looks, p50 ${ms(p50Ms)}, p95 ${ms(p95Ms)}${failed > 0 ? `, ${failed} FAILED` : ''}`,
      ),
    ),
  ].join('\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      records: { type: 'string', default: '1000000' },
      rounds: { type: 'string', default: '7' },
      people: { type: 'string', default: '50' },
      seconds: { type: 'string', default: '20' },
      think: { type: 'string', default: '1500' },
      on: { type: 'string', default: 'embedded,postgres' },
      json: { type: 'boolean', default: false },
    },
  });
  if (!existsSync(NOTICE)) console.error('*** SKIPPED: the notice. The real one is not in ../shared/data. ***');
  const records = Number(values.records);
  const options: ProgrammeOptions = {
    world: { seed: 1, year: 2025, records, providersOfProvince: 100, beneficiaries: Math.ceil(records / 10) },
    rounds: Number(values.rounds),
    pace: { people: Number(values.people), seconds: Number(values.seconds), thinkMs: Number(values.think) },
  };
  const results: ProgrammeResult[] = [];
  if (values.on.includes('embedded')) results.push(await benchProgramme(options));
  if (values.on.includes('postgres')) results.push(...(await onPostgres(options)));
  if (values.json) console.log(JSON.stringify({ machine: machine(), options, results }));
  else console.log([...results.map((result) => report(result, options.pace)), machine()].join('\n'));
}

async function onPostgres(options: ProgrammeOptions): Promise<ProgrammeResult[]> {
  const postgres = await startPostgres();
  if (postgres === undefined) {
    console.error('*** SKIPPED: PostgreSQL. The package postgresql is not installed. ***');
    return [];
  }
  try {
    return [await benchProgramme(options, postgres)];
  } finally {
    postgres.stop();
  }
}

if (import.meta.main) await main();
