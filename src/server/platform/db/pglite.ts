import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { dataFolder } from '../data-folder.ts';
import { lockDataFolder } from '../data-lock.ts';
import { renameDurably, syncTree } from '../durable-files.ts';
import { ProblemError } from '../problems.ts';
import { DurableFileSystem, durableStart, FolderFileSystem } from './durable-fs.ts';
import { givingWay } from './giving-way.ts';
import { assertOutsideTransaction, refuseInsideTransaction } from './handles.ts';
import { failOnceStopped } from './stopped.ts';
import type { Database, Db } from './types.ts';
import { readBigint, readDate, typeIds } from './values.ts';

const parsers = { [typeIds.bigint]: readBigint, [typeIds.date]: readDate };

/** Opens the embedded database of a data folder, alone: what it acknowledged is on disk. */
export async function openEmbedded(path: string): Promise<Database> {
  const lock = lockDataFolder(path);
  try {
    const { records } = dataFolder(path);
    if (!existsSync(records)) await createRecords(records);
    const embedded = await openRecords(records);
    return databaseOn(embedded, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A database in memory, gone when it is closed. For tests. */
export async function openInMemory(): Promise<Database> {
  const embedded = new PGlite({ parsers });
  await embedded.waitReady;
  return databaseOn(embedded, () => {});
}

/** Made beside its place and put there whole, so that a kill on the way leaves no half database behind. */
async function createRecords(records: string): Promise<void> {
  const unfinished = `${records}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const files = new FolderFileSystem(unfinished);
  try {
    const embedded = new PGlite({ fs: files });
    await embedded.waitReady;
    await dropTemplates(embedded);
    await embedded.close();
  } catch (error) {
    throw files.outOfRoom ?? error;
  }
  syncTree(unfinished);
  renameDurably(unfinished, records);
}

/**
 * The databases that new ones would be copied from. An embedded database makes none, and without them it is a third of the
 * files, every one of which recovery from a crash forces to disk.
 */
async function dropTemplates(embedded: PGlite): Promise<void> {
  await embedded.exec('update pg_database set datistemplate = false');
  for (const template of ['template0', 'template1']) await embedded.exec(`drop database ${template}`);
}

async function openRecords(records: string): Promise<PGlite> {
  if (!existsSync(join(records, 'PG_VERSION'))) throw unreadable(records);
  const files = new DurableFileSystem(records);
  try {
    const embedded = new PGlite({ fs: files, ...durableStart, parsers });
    await embedded.waitReady;
    failOnceStopped(embedded, (thrown) => files.outOfRoom ?? thrown);
    return embedded;
  } catch (error) {
    throw files.outOfRoom ?? unreadable(records, error);
  }
}

function unreadable(records: string, cause?: unknown): ProblemError {
  return new ProblemError(
    {
      code: 'data.records-unreadable',
      zh: `无法打开 ${records} 中的数据库：内容不完整，或由其他版本写成。请从备份恢复，或用 --data 指定另一个目录。`,
      en: `The database in ${records} cannot be opened: it is not complete, or was written by another version. Restore it from a backup, or name another folder with --data.`,
    },
    { cause },
  );
}

/**
 * A message that fails inside its own `begin … commit` would leave the one session in an aborted transaction, where a server's
 * pool would drop the connection: hence the rollback.
 */
async function execute(embedded: PGlite, text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }> {
  try {
    if (values && values.length > 0) return await embedded.query(text, [...values]);
    const results = await embedded.exec(text);
    return { rows: results.flatMap((result) => result.rows) };
  } catch (error) {
    await embedded.exec('rollback');
    throw error;
  }
}

function databaseOn(embedded: PGlite, afterClose: () => void): Database {
  const db: Db = new Kysely<unknown>({
    dialect: new PGliteDialect({ pglite: embedded }),
    plugins: [refuseInsideTransaction(() => db), givingWay()],
  });
  return {
    db,
    dialect: 'pglite',
    async execute(text, values) {
      assertOutsideTransaction(db);
      return execute(embedded, text, values);
    },
    async close() {
      await db.destroy();
      if (!embedded.closed) await embedded.close();
      afterClose();
    },
  };
}
