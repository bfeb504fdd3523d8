import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ProblemError } from '../../../../engine/problem.ts';

/**
 * Raised whenever the same publication would be written differently: other tables, other tokens, another analysis of texts.
 * An index of another form is thrown away when it is opened, and built again from the store.
 */
const FORM = 1;

const SCHEMA = `
  create table state (name text primary key, value integer not null) without rowid;
  insert into state values ('form', ${FORM}), ('sequence', 0);
  create table document (
    slot integer primary key autoincrement,
    doc_id integer not null unique,
    added integer not null,
    facts text not null
  );
  create table record (slot integer primary key, bytes blob not null);
  create virtual table words using fts5(
    ti, ab, cl, de, pa, "in", content='', contentless_delete=1, detail=full, tokenize='ascii'
  );
  create virtual table codes using fts5(
    code, content='', contentless_delete=1, detail=none, tokenize='ascii'
  );
  create virtual table vocabulary using fts5vocab(words, 'row');
  insert into words(words, rank) values ('hashsize', 33554432);
  insert into codes(codes, rank) values ('hashsize', 8388608);
`;

/**
 * Opens the index's file for this process alone; it is made anew where it is missing, of another form, or damaged.
 * @throws ProblemError where another process has it open.
 */
export function openIndexFile(path: string): DatabaseSync {
  try {
    return openOrMake(path);
  } catch (error) {
    throw sqliteCode(error) === BUSY ? inUse(path, error) : error;
  }
}

function openOrMake(path: string): DatabaseSync {
  if (existsSync(path)) {
    const file = openSound(path);
    if (file !== null) return file;
  }
  removeIndexFile(path);
  mkdirSync(dirname(path), { recursive: true });
  const file = open(path);
  file.exec(`begin; ${SCHEMA} commit`);
  return file;
}

export function removeIndexFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}

/** Bytes on disk, with the write-ahead log. */
export function indexFileBytes(path: string): number {
  return ['', '-wal'].reduce((sum, suffix) => sum + (statSync(path + suffix, { throwIfNoEntry: false })?.size ?? 0), 0);
}

export function readState(file: DatabaseSync, name: 'form' | 'sequence'): number {
  const row = file.prepare('select value from state where name = ?').get(name);
  return Number(row?.value ?? 0);
}

export function writeState(file: DatabaseSync, name: 'sequence', value: number): void {
  file.prepare('update state set value = ? where name = ?').run(value, name);
}

/** Runs `work` in one transaction. */
export function inTransaction<T>(file: DatabaseSync, work: () => T): T {
  file.exec('begin immediate');
  try {
    const value = work();
    file.exec('commit');
    return value;
  } catch (error) {
    if (file.isTransaction) file.exec('rollback');
    throw error;
  }
}

function openSound(path: string): DatabaseSync | null {
  let file: DatabaseSync | undefined;
  try {
    file = open(path);
    if (readState(file, 'form') === FORM) return file;
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  file?.close();
  return null;
}

function open(path: string): DatabaseSync {
  const file = new DatabaseSync(path, { timeout: 1_000 });
  try {
    file.exec(`
      pragma locking_mode = exclusive;
      pragma page_size = 8192;
      pragma journal_mode = wal;
      pragma synchronous = normal;
      pragma wal_autocheckpoint = 8000;
      pragma cache_size = -131072;
      pragma temp_store = memory;
    `);
    return file;
  } catch (error) {
    file.close();
    throw error;
  }
}

const BUSY = 5;
/** A general error (tables missing), a damaged file, a file that is no database. */
const DAMAGE: readonly unknown[] = [1, 11, 26];

function isDamage(error: unknown): boolean {
  return DAMAGE.includes(sqliteCode(error));
}

/** SQLite's own number of an error, without the details in its upper bits. */
function sqliteCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
}

function inUse(path: string, cause: unknown): ProblemError {
  return new ProblemError(
    {
      code: 'search.index-in-use',
      zh: `检索索引 ${path} 正由另一个进程使用。请等它结束，或用 --data 指定另一个目录。`,
      en: `The search index ${path} is in use by another process. Wait for it to end, or name another folder with --data.`,
    },
    { cause },
  );
}
