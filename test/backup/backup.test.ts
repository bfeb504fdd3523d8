import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrate } from '../../src/cli/demonstration.ts';
import { sample } from '../../src/cli/sample-weeks.ts';
import { makeBackup, restoreBackup } from '../../src/server/backup/index.ts';
import { searchPatents } from '../../src/server/modules/patents/index.ts';
import { type Office, openOffice } from '../../src/server/office.ts';
import { readConfig } from '../../src/server/platform/config.ts';
import { openDatabase } from '../../src/server/platform/db/index.ts';
import { serve } from '../../src/server/serve.ts';
import { cli } from '../support/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'chuanli-backup-'));
const config = (data: string, databaseUrl?: string) =>
  readConfig({ CHUANLI_LOG_LEVEL: 'silent', DATABASE_URL: databaseUrl }, { data, port: 0 });
const original = config(join(folder, 'data'));

beforeAll(async () => {
  const week = { files: [sample('2026-w47-cn.csv')], history: [], profiles: sample('profiles.json') };
  await demonstrate(original, week, () => {});
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every row of every table, as text; the log without the line that the backup itself writes. */
async function recordsOf({ database }: Office): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migration' order by 1
  `.execute(database.db);
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ line: string }>`select t::text as line from ${sql.table(name)} as t`.execute(
      database.db,
    );
    found[name] = rows
      .map(({ line }) => line)
      .filter((line) => !line.includes('backup.make'))
      .sort();
  }
  return found;
}

function filesOf(data: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const place of ['originals', 'outbox']) {
    for (const entry of readdirSync(join(data, place), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      found[relative(data, path)] = readFileSync(path).toString('base64');
    }
  }
  return { ...found, secret: readFileSync(join(data, 'secret.key')).toString('base64') };
}

/** Who may read the key. */
function modeOfSecret(data: string): string {
  return (statSync(join(data, 'secret.key')).mode & 0o777).toString(8);
}

async function hits(office: Office): Promise<number> {
  const found = await searchPatents(office.patents, '电池');
  if (!found.ok) throw new Error(found.problem.en);
  return found.value.total;
}

describe('a backup', () => {
  it('is made while the service runs, and an empty folder holds the same afterwards', async () => {
    const office = await openOffice(original);
    const serving = await serve(office);
    const file = join(folder, 'backup.tar.gz');
    const made = await cli(['backup', file], { data: original.dataFolder });
    expect(made.stderr).toBe('');
    expect(made.status).toBe(0);
    const before = await recordsOf(office);
    const found = await hits(office);
    await serving.stop();
    await office.close();

    const restored = config(join(folder, 'restored'));
    await restoreBackup(file, restored);
    const again = await openOffice(restored);
    try {
      expect(await recordsOf(again)).toEqual(before);
      expect(await hits(again)).toBe(found);
      expect(found).toBeGreaterThan(0);
      const next = await sql<{ id: number }>`select nextval(pg_get_serial_sequence('audit_log', 'id')) as id`.execute(
        again.database.db,
      );
      const { rows } = await sql<{ id: number }>`select max(id) as id from audit_log`.execute(again.database.db);
      expect(next.rows[0]?.id).toBeGreaterThan(rows[0]?.id ?? 0);
    } finally {
      await again.close();
    }
    expect(filesOf(restored.dataFolder)).toEqual(filesOf(original.dataFolder));
    expect(modeOfSecret(restored.dataFolder)).toBe(modeOfSecret(original.dataFolder));
    await expect(restoreBackup(file, restored)).rejects.toThrow('backup.place-not-empty');
  }, 240_000);

  it('that is cut off or changed restores nothing', async () => {
    const file = join(folder, 'backup.tar.gz');
    const bytes = readFileSync(file);
    const cut = join(folder, 'cut.tar.gz');
    writeFileSync(cut, bytes.subarray(0, Math.floor(bytes.length * 0.7)));
    const nowhere = config(join(folder, 'nowhere'));
    await expect(restoreBackup(cut, nowhere)).rejects.toThrow('archive.damaged');
    const changed = Buffer.from(bytes);
    changed[Math.floor(bytes.length / 2)] = (changed[Math.floor(bytes.length / 2)] ?? 0) ^ 0x55;
    writeFileSync(cut, changed);
    await expect(restoreBackup(cut, nowhere)).rejects.toThrow();
    expect(readdirSync(folder)).not.toContain('nowhere');
    expect(readdirSync(folder)).not.toContain('nowhere.restoring');
  }, 240_000);
});

const server = process.env.TEST_DATABASE_URL;
if (server === undefined) {
  console.warn('\n*** SKIPPED: restoring into a PostgreSQL server. Name one with TEST_DATABASE_URL. ***\n');
}

/** An empty database of the server. */
async function emptyOnServer(name: string): Promise<string> {
  const administration = await openDatabase({ url: String(server) });
  await sql`drop database if exists ${sql.id(name)} with (force)`.execute(administration.db);
  await sql`create database ${sql.id(name)}`.execute(administration.db);
  await administration.close();
  const url = new URL(String(server));
  url.pathname = `/${name}`;
  return url.href;
}

describe.skipIf(server === undefined)('a backup of a folder', () => {
  it('is restored into a server, also after a damaged one was refused, and from there into a folder again', async () => {
    const url = await emptyOnServer('chuanli_test_restore');
    const onServer = config(join(folder, 'on-server'), url);
    await expect(restoreBackup(join(folder, 'cut.tar.gz'), onServer)).rejects.toThrow('archive.damaged');
    await restoreBackup(join(folder, 'backup.tar.gz'), onServer);
    const before = await openOffice(original);
    const expected = await recordsOf(before);
    await before.close();
    const office = await openOffice(onServer);
    const file = join(folder, 'from-server.tar.gz');
    try {
      expect(await recordsOf(office)).toEqual(expected);
      expect(await hits(office)).toBeGreaterThan(0);
      await pipeline(await makeBackup(office, 'cli'), createWriteStream(file));
    } finally {
      await office.close();
    }
    expect(filesOf(onServer.dataFolder)).toEqual(filesOf(original.dataFolder));
    const elsewhere = config(join(folder, 'elsewhere'), url);
    await expect(restoreBackup(file, elsewhere)).rejects.toThrow('backup.place-not-empty');
    const back = config(join(folder, 'back'));
    await restoreBackup(file, back);
    const again = await openOffice(back);
    try {
      expect(await recordsOf(again)).toEqual(expected);
    } finally {
      await again.close();
    }
  }, 240_000);
});
