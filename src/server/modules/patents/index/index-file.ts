import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Problem, ProblemError } from '../../../../engine/problem.ts';
import { indexForm } from './index-form.ts';

const SCHEMA = `
  create table state (form text not null, sequence integer not null);
  create table document (
    slot integer primary key autoincrement,
    doc_id integer not null unique,
    added integer not null,
    facts text not null,
    moves text not null default '[]'
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
 * Opens the index's file for this process alone. It is made anew where it is missing, damaged, or of another form than this program
 * would write.
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
  inTransaction(file, () => {
    file.exec(SCHEMA);
    file.prepare('insert into state values (?, 0)').run(indexForm());
  });
  return file;
}

export function removeIndexFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}

/** Bytes on disk, with the write-ahead log. */
export function indexFileBytes(path: string): number {
  return ['', '-wal'].reduce((sum, suffix) => sum + (statSync(path + suffix, { throwIfNoEntry: false })?.size ?? 0), 0);
}

/** The sequence of the last batch applied. */
export function readSequence(file: DatabaseSync): number {
  return Number(file.prepare('select sequence from state').get()!.sequence);
}

export function writeSequence(file: DatabaseSync, sequence: number): void {
  file.prepare('update state set sequence = ?').run(sequence);
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
    if (file.prepare('select form from state').get()?.form === indexForm()) return file;
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
const FULL = 13;
/** A general error (tables missing), a damaged file, a file that is no database. */
const DAMAGE: readonly unknown[] = [1, 11, 26];

function isDamage(error: unknown): boolean {
  return DAMAGE.includes(sqliteCode(error));
}

/** SQLite's own number of an error, without the details in its upper bits. */
function sqliteCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
}

/** What a failure of the index's file means to a person; undefined for a mistake in the program. */
export function explainFileFailure(error: unknown): Problem | undefined {
  if (error instanceof ProblemError) return error.problem;
  if (sqliteCode(error) !== FULL) return undefined;
  return {
    code: 'data.disk-full',
    zh: '磁盘空间不足，检索索引未能写入。已保存的文献没有受损；请腾出空间后重试，索引会自动补齐。',
    en: 'The disk is full and the search index could not be written. What was stored is safe; make room and try again, the index catches up by itself.',
  };
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
