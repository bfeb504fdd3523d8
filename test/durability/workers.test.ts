import { setTimeout as delay } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { auditRun, replayRun } from '../../src/server/modules/screening/index.ts';
import { type Office, openOffice } from '../../src/server/office.ts';
import { readConfig } from '../../src/server/platform/config.ts';
import { type Db, openDatabase } from '../../src/server/platform/db/index.ts';
import type { ScreenResult } from '../../src/shared/screening.ts';
import { type Call, cliJson, startCli } from '../support/cli.ts';
import { createServerDatabase, serverOfTests } from '../support/database.ts';
import { tempFolder, useTempFolders } from '../support/temp.ts';
import { screeningsOf } from './holdings.ts';
import { receiveWeek } from './house.ts';
import { KILLS } from './kills.ts';

useTempFolders();

if (serverOfTests === undefined) {
  console.warn('\n*** SKIPPED: workers that are killed. They share a PostgreSQL, which TEST_DATABASE_URL names. ***\n');
}

const BATCH = ['--batch', '8'];
const WORKERS = 3;
/** A machine so busy that nothing gets done between two kills would never end. */
const MOST_KILLS = 6 * KILLS;

describe.skipIf(serverOfTests === undefined)('several processes that screen together', () => {
  it('find what one finds that nobody disturbs, though one of them is killed every second', async () => {
    const server = serverOfTests!;
    const data = tempFolder();
    const received = await createServerDatabase(server, 'received');
    await inOffice(received, data, (office) => receiveWeek(office, { csv: 250, jsonl: 250, xml: 20 }, 60));

    const undisturbed = await createServerDatabase(server, 'undisturbed', received);
    const told = await cliJson<ScreenResult>(['screen', ...BATCH], {
      data,
      environment: { DATABASE_URL: undisturbed },
    });
    const expected = await inOffice(undisturbed, data, rowsOf);
    expect(expected.batches.length).toBeGreaterThan(50);
    expect(told.matches).toBeGreaterThan(told.families);

    for (let landed = 0; landed < KILLS; ) {
      const disturbed = await createServerDatabase(server, 'disturbed', received);
      landed += await screenWhileKilling(disturbed, data);
      await inOffice(disturbed, data, async (office) => {
        expect(await rowsOf(office)).toEqual(expected);
        const { database, house } = office;
        const nothing = { run: told.run, differences: 0 };
        expect(await replayRun(database.db, house, 'latest')).toMatchObject({ ...nothing, matches: told.matches });
        expect(await auditRun(database.db, house, 'latest', { sample: 5_000 })).toMatchObject(nothing);
      });
    }
  }, 600_000);
});

/**
 * The first of the processes begins the run. Each second one of those that take work is killed, the oldest, and another begins, until the
 * run has ended. Gives how many were killed.
 */
async function screenWhileKilling(url: string, data: string): Promise<number> {
  const options = { data, environment: { DATABASE_URL: url } };
  const starting = new Set<Call>();
  const working: Call[] = [];
  const begin = (): void => {
    const hear = (said: string): void => {
      if (said.includes('等待筛查任务') && starting.delete(worker)) working.push(worker);
    };
    const worker = startCli(['work', '--until-idle', '--json'], { ...options, hear });
    starting.add(worker);
  };
  const database = await openDatabase({ url });
  const { db } = database;
  working.push(startCli(['screen', ...BATCH], options));
  while ((await count(db, sql`run_batch`)) === 0) await delay(20);
  for (let others = 1; others < WORKERS; others++) begin();
  let landed = 0;
  while ((await count(db, sql`screening_run where state = 'done'`)) === 0) {
    await delay(1000);
    if (landed >= MOST_KILLS || working.length === 0) continue;
    const oldest = working.shift()!;
    oldest.kill();
    if ((await oldest.ended).status === null) landed += 1;
    begin();
  }
  await database.close();
  for (const { ended } of [...working, ...starting])
    expect(await ended).toMatchObject({ status: 0, stderr: expect.not.stringContaining('rror') });
  return landed;
}

async function count(db: Db, rowsOf: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from ${rowsOf}`.execute(db);
  return rows[0]!.count;
}

/** Every row that a run leaves, without its times. */
async function rowsOf(office: Office) {
  const { db } = office.database;
  const all = async (query: string): Promise<unknown[]> => (await sql.raw(query).execute(db)).rows;
  return {
    ...(await screeningsOf(office)),
    runs: await all('select id, state, publications, matches, families, items, compiled from screening_run'),
    batches: await all(
      'select number, publications, versions, sequences, done, failures from run_batch order by number',
    ),
    rows: await all('select profile_version_id, publications, versions, families from run_match order by 1'),
    collapsed: await all('select profile_version_id, collapsed from run_profile order by 1'),
    waiting: await all('select number from run_batch_match'),
    notices: await all('select profile_id, subject, state from family_notice order by 1, 2'),
  };
}

async function inOffice<T>(url: string, data: string, work: (office: Office) => Promise<T>): Promise<T> {
  const office = await openOffice(readConfig({ DATABASE_URL: url }, { data }));
  try {
    return await work(office);
  } finally {
    await office.close();
  }
}
