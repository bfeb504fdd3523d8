import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { ProblemError } from '../problems.ts';
import { withAdvisoryLock } from './advisory-lock.ts';
import type { Database, Db } from './types.ts';

/** Where the migrations of the product lie. */
export const migrationsFolder = fileURLToPath(new URL('../../../../migrations/', import.meta.url));

interface Migration {
  readonly name: string;
  readonly script: string;
  readonly sha256: string;
}

const migrationName = /^\d{4}-[a-z0-9-]+\.sql$/;

/**
 * Brings a database to the newest schema: each file of the folder that has not run yet runs, in order of its number, in a
 * transaction of its own together with the line that says so. A file that was changed after it ran is refused, and so is one
 * that ran and is gone.
 * @param only brings it to the schema of these files alone, for records that were written under it.
 * @returns the names of the files that ran now.
 */
export async function migrate(
  database: Database,
  folder = migrationsFolder,
  only?: ReadonlySet<string>,
): Promise<string[]> {
  const all = readMigrations(folder);
  const unknown = [...(only ?? [])].find((name) => !all.some((migration) => migration.name === name));
  if (unknown !== undefined) throw newerDatabase(unknown);
  const migrations = only === undefined ? all : all.filter(({ name }) => only.has(name));
  return withAdvisoryLock(database, 'migrate', async () => {
    await database.execute(register);
    const landed = await landedMigrations(database.db);
    checkLanded(migrations, landed);
    const due = migrations.filter((migration) => !landed.has(migration.name));
    for (const migration of due) await run(database, migration);
    return due.map((migration) => migration.name);
  });
}

const register = `
  create table if not exists schema_migration (
    name text primary key,
    sha256 char(64) not null,
    landed_at timestamptz not null default now()
  )`;

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return names.sort().map((name) => {
    if (!migrationName.test(name)) throw new Error(`A migration is named like 0001-network.sql, not ${name}.`);
    const script = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    return { name, script, sha256: createHash('sha256').update(script).digest('hex') };
  });
}

async function landedMigrations(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from schema_migration`.execute(db);
  return new Map(rows.map((row) => [row.name, row.sha256]));
}

function checkLanded(migrations: readonly Migration[], landed: ReadonlyMap<string, string>): void {
  const present = new Map(migrations.map((migration) => [migration.name, migration.sha256]));
  for (const [name, sha256] of landed) {
    const now = present.get(name);
    if (now === undefined) throw newerDatabase(name);
    if (now !== sha256) throw editedMigration(name);
  }
}

async function run(database: Database, migration: Migration): Promise<void> {
  const { name, script, sha256 } = migration;
  try {
    await database.execute(`${script}\n;insert into schema_migration (name, sha256) values ('${name}', '${sha256}')`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ProblemError(
      {
        code: 'database.migration-failed',
        zh: `数据库升级 ${name} 未能执行，数据保持原样：${reason}`,
        en: `The migration ${name} failed and left the data as it was: ${reason}`,
      },
      { cause: error },
    );
  }
}

function editedMigration(name: string): ProblemError {
  return new ProblemError({
    code: 'database.migration-edited',
    zh: `迁移文件 ${name} 在执行之后被改动。请恢复原文件，把改动写成一个新的迁移文件。`,
    en: `The migration ${name} was changed after it ran. Restore the file and write the change as a new migration.`,
  });
}

function newerDatabase(name: string): ProblemError {
  return new ProblemError({
    code: 'database.newer',
    zh: `数据库由更新的程序版本写成（${name} 在本版本中不存在）。请升级程序。`,
    en: `The database was written by a newer version of the program (${name} is unknown here). Upgrade the program.`,
  });
}
