import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startProgram } from '../../../../test/support/child.ts';
import { copyEmptyRecords } from '../../../../test/support/data-folder.ts';
import { hasSmallDisks, smallDisk } from '../../../../test/support/small-disk.ts';
import { tempFolder, useTempFolders } from '../../../../test/support/temp.ts';
import { explainFailure } from '../failures.ts';
import { type Database, type Db, openDatabase, transaction } from './index.ts';

useTempFolders();

const opened: Database[] = [];

afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});

async function open(dataFolder: string): Promise<Database> {
  const database = await openDatabase({ dataFolder });
  opened.push(database);
  return database;
}

async function preparedFolder(): Promise<string> {
  const folder = tempFolder();
  await copyEmptyRecords(folder);
  return folder;
}

/** The paths of the files that the process forces to disk from now on, in order. */
function watchFsync(): string[] {
  const paths: string[] = [];
  const real = fs.fsyncSync;
  vi.spyOn(fs, 'fsyncSync').mockImplementation((descriptor) => {
    paths.push(fs.readlinkSync(`/proc/self/fd/${descriptor}`));
    real(descriptor);
  });
  syncBuiltinESMExports();
  onTestFinished(() => {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
  });
  return paths;
}

describe.skipIf(process.platform !== 'linux')('what the embedded database acknowledges', () => {
  it('is forced to disk before the answer: each commit its log, a checkpoint the tables too', async () => {
    const folder = await preparedFolder();
    const { db } = await open(folder);
    const synced = watchFsync();
    await sql`create table number (value bigint)`.execute(db);
    for (let value = 1; value <= 3; value++) {
      synced.length = 0;
      await transaction(db, (tx) => sql`insert into number values (${value})`.execute(tx));
      expect(synced).toEqual([expect.stringContaining(join(folder, 'records', 'pg_wal'))]);
    }
    await sql`checkpoint`.execute(db);
    expect(synced).toEqual(expect.arrayContaining([expect.stringContaining(join(folder, 'records', 'base'))]));
  });

  it('is on disk as a whole when the folder is new, and its name after it', async () => {
    const folder = tempFolder();
    const synced = watchFsync();
    await open(folder);
    const made = synced.filter((path) => path.includes('records.unfinished'));
    expect(made.length).toBeGreaterThan(300);
    expect(synced.lastIndexOf(folder)).toBeGreaterThan(synced.lastIndexOf(made.at(-1) ?? ''));
  });
});

describe('kill -9', () => {
  it('while the database is being made leaves a folder that opens', async () => {
    const folder = tempFolder();
    const child = startProgram('write-until-killed.ts', folder);
    await vi.waitFor(() => expect(fs.readdirSync(folder)).toContain('records.unfinished'), { timeout: 30_000 });
    await child.kill();
    expect(fs.readdirSync(folder)).not.toContain('records');
    const { db } = await open(folder);
    expect((await sql`select 1`.execute(db)).rows).toHaveLength(1);
  });

  it('loses nothing acknowledged, and frees the folder', async () => {
    const folder = await preparedFolder();
    for (let trial = 1; trial <= 2; trial++) {
      const child = startProgram('write-until-killed.ts', folder);
      expect(await child.nextLine()).toBe('open');
      for (let i = 0; i < 20; i++) await child.nextLine();
      await expect(openDatabase({ dataFolder: folder })).rejects.toMatchObject({
        problem: { code: 'data.locked', en: expect.stringContaining(`process ${child.pid} `) },
      });
      await child.kill();
      const acknowledged = Number(child.lines.at(-1));
      const database = await openDatabase({ dataFolder: folder });
      const { rows } = await sql<{ value: number }>`select value from number order by value`.execute(database.db);
      await database.close();
      expect(rows.length).toBeGreaterThanOrEqual(acknowledged);
      expect(rows.map((row) => row.value)).toEqual(rows.map((_, index) => index + 1));
    }
  });
});

describe.skipIf(!hasSmallDisks)('a disk that fills up', () => {
  it('is told as such, loses nothing acknowledged, and after it grew all goes on', async () => {
    const disk = smallDisk(64_000);
    await copyEmptyRecords(disk.path);
    const write = (db: Db, from: number) =>
      sql`insert into filling select n, repeat(md5(n::text), 200) from generate_series(${from}::int, ${from + 99}::int) n`.execute(
        db,
      );
    const database = await openDatabase({ dataFolder: disk.path });
    await sql`create table filling (value bigint primary key, text text)`.execute(database.db);
    await sql`alter table filling alter text set storage external`.execute(database.db);
    let acknowledged = 0;
    const failure: unknown = await (async () => {
      for (; acknowledged < 100_000; acknowledged += 100) await write(database.db, acknowledged + 1);
    })().catch((error: unknown) => error);
    expect(explainFailure(failure)).toMatchObject({ code: 'data.disk-full' });
    await database.close();
    disk.resize(256_000);
    const { db } = await open(disk.path);
    const counted = await sql<{ n: number }>`select count(*) as n from filling`.execute(db);
    expect(counted.rows[0]?.n).toBe(acknowledged);
    await write(db, acknowledged + 1);
  });

  it('so that the log cannot grow fails every statement with that, and the next to open recovers', async () => {
    const disk = smallDisk(50_000);
    await copyEmptyRecords(disk.path);
    const database = await openDatabase({ dataFolder: disk.path });
    await sql`create table number (value int)`.execute(database.db);
    let acknowledged = 0;
    const failure: unknown = await (async () => {
      for (; acknowledged < 100; acknowledged++) {
        await transaction(database.db, async (tx) => {
          await sql`insert into number values (${acknowledged})`.execute(tx);
          await sql`select pg_logical_emit_message(true, 'filling', repeat('x', 1000000))`.execute(tx);
        });
      }
    })().catch((error: unknown) => error);
    expect(explainFailure(failure)).toMatchObject({ code: 'data.disk-full' });
    const later: unknown = await sql`select 1`.execute(database.db).catch((error: unknown) => error);
    expect(explainFailure(later)).toMatchObject({ code: 'data.disk-full' });
    await database.close();
    const recovery: unknown = await openDatabase({ dataFolder: disk.path }).catch((error: unknown) => error);
    expect(explainFailure(recovery)).toMatchObject({ code: 'data.disk-full' });
    disk.resize(256_000);
    const { db } = await open(disk.path);
    const { rows } = await sql<{ value: number }>`select value from number order by value`.execute(db);
    expect(rows.length).toBeGreaterThanOrEqual(acknowledged);
  });

  it('so that none can be made is told as such, and one is made when there is room', async () => {
    const disk = smallDisk(8_000);
    const failure: unknown = await openDatabase({ dataFolder: disk.path }).catch((error: unknown) => error);
    expect(explainFailure(failure)).toMatchObject({ code: 'data.disk-full' });
    disk.resize(128_000);
    const { db } = await open(disk.path);
    expect((await sql`select 1`.execute(db)).rows).toHaveLength(1);
  });
});

describe('a folder that is no database', () => {
  it('is refused and left as it is', async () => {
    const folder = tempFolder();
    fs.mkdirSync(join(folder, 'records'));
    fs.writeFileSync(join(folder, 'records', 'diary.txt'), 'mine');
    await expect(openDatabase({ dataFolder: folder })).rejects.toMatchObject({
      problem: { code: 'data.records-unreadable' },
    });
    expect(fs.readdirSync(join(folder, 'records'))).toEqual(['diary.txt']);
  });
});
