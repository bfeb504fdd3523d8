import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import type { Config } from '../platform/config.ts';
import { dataFolder } from '../platform/data-folder.ts';
import {
  type Database,
  type Db,
  loadLines,
  migrate,
  openDatabase,
  restoreSequences,
  transaction,
} from '../platform/db/index.ts';
import { renameDurably, writeDurably } from '../platform/durable-files.ts';
import { ProblemError } from '../platform/problems.ts';
import { type ArchivedFile, damaged, readTar } from '../platform/tar.ts';
import { type BackupHead, backupHead, checksumList, NAMES, sequenceStates } from './format.ts';

/** The mode of a file that nobody else reads. */
const OWNER_ONLY = 0o600;

/** A part of a name in the archive that becomes a part of a path: nothing that leads elsewhere. */
const PART = /^(?!\.{1,2}$)[A-Za-z0-9@._-]{1,150}$/;

/**
 * Restores a backup into an empty data folder (and an empty database, where a server keeps the records): all of it or nothing. The
 * data folder comes to its place when every checksum was right.
 * @throws ProblemError when the place is not empty, or the archive is damaged or of a newer program.
 */
export async function restoreBackup(file: string, config: Config): Promise<BackupHead> {
  const target = resolve(config.dataFolder);
  if (existsSync(target) && readdirSync(target).length > 0) throw new ProblemError(notEmpty(target));
  const staging = `${target}.restoring`;
  rmSync(staging, { recursive: true, force: true });
  try {
    const database = await openDatabase(
      config.databaseUrl === undefined ? { dataFolder: staging } : { url: config.databaseUrl.reveal() },
    );
    let head: BackupHead;
    try {
      await refuseRecords(database.db);
      head = await readInto(file, staging, database);
    } finally {
      await database.close();
    }
    for (const note of ['lock.sqlite', 'lock.json']) rmSync(join(staging, note), { force: true });
    if (existsSync(target)) rmdirSync(target);
    renameDurably(staging, target);
    return head;
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    throw error;
  }
}

async function readInto(file: string, place: string, database: Database): Promise<BackupHead> {
  const bytes = createReadStream(file);
  const unzipped = createGunzip();
  bytes.on('error', (error) => unzipped.destroy(error));
  bytes.pipe(unzipped);
  const members = readTar(unzipped);
  try {
    const first = await members.next();
    if (first.done === true || first.value.name !== NAMES.head) throw damaged();
    const seen: Record<string, string> = {};
    const head = parsed(backupHead, await textOf(first.value, seen));
    await migrate(database, undefined, new Set(head.migrations));
    await transaction(database.db, (tx) => readMembers(members, place, tx, seen));
    await migrate(database);
    return head;
  } catch (error) {
    throw isZipFault(error) ? damaged() : error;
  }
}

/** The members after the first, into the records by one transaction and into the folder; the last tells whether all were whole. */
async function readMembers(
  members: AsyncGenerator<ArchivedFile>,
  place: string,
  tx: Db,
  seen: Record<string, string>,
): Promise<void> {
  const folder = dataFolder(place);
  for await (const member of members) {
    const { name } = member;
    if (name === NAMES.checksums) return compare(parsed(checksumList, await textOf(member, {})), seen);
    if (name.startsWith(NAMES.records)) {
      const table = name.slice(NAMES.records.length).split('/')[0] ?? '';
      await loadLines(tx, { table, lines: await textOf(member, seen) });
    } else if (name === NAMES.sequences) {
      await restoreSequences(tx, parsed(sequenceStates, await textOf(member, seen)));
    } else if (name === NAMES.secret) {
      writeDurably(join(place, 'secret.key'), Buffer.from(await textOf(member, seen), 'base64'), OWNER_ONLY);
    } else if (name.startsWith(NAMES.originals)) {
      await toFile(member, folder.originals, name.slice(NAMES.originals.length), seen);
    } else if (name.startsWith(NAMES.outbox)) {
      await toFile(member, folder.outbox, name.slice(NAMES.outbox.length), seen);
    } else throw damaged();
  }
  throw damaged();
}

async function toFile(member: ArchivedFile, folder: string, name: string, seen: Record<string, string>): Promise<void> {
  const parts = name.split('/');
  if (!parts.every((part) => PART.test(part))) throw damaged();
  const path = join(folder, ...parts);
  mkdirSync(dirname(path), { recursive: true });
  await pipeline(hashing(member, seen), createWriteStream(path, { flush: true }));
}

async function* hashing({ name, content }: ArchivedFile, seen: Record<string, string>): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const piece of content) {
    hash.update(piece);
    yield piece;
  }
  seen[name] = hash.digest('hex');
}

async function textOf(member: ArchivedFile, seen: Record<string, string>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of hashing(member, seen)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

function compare(said: Readonly<Record<string, string>>, seen: Readonly<Record<string, string>>): void {
  const names = Object.keys(said);
  if (names.length !== Object.keys(seen).length || names.some((name) => said[name] !== seen[name])) throw damaged();
}

function parsed<T>(schema: { safeParse(value: unknown): { success: boolean; data?: T } }, text: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged();
  }
  const result = schema.safeParse(value);
  if (!result.success || result.data === undefined) throw damaged();
  return result.data;
}

function isZipFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^Z_/.test(String(error.code));
}

/** A restore that failed leaves tables without rows on a server; they hold nothing that could be lost. */
async function refuseRecords(db: Db): Promise<void> {
  const { rows: tables } = await sql<{ there: boolean }>`
    select to_regclass('public.organisation') is not null as there
  `.execute(db);
  if (tables[0]?.there !== true) return;
  const { rows } = await sql`select from organisation limit 1`.execute(db);
  if (rows.length > 0) throw new ProblemError(notEmpty('DATABASE_URL'));
}

function notEmpty(place: string) {
  return {
    code: 'backup.place-not-empty',
    zh: `${place} 中已有数据。恢复只写入空的位置；请用 --data 指定一个空目录（使用 PostgreSQL 时请另建空数据库）。`,
    en: `There are data in ${place}. A backup is restored into an empty place: name an empty folder with --data (and with PostgreSQL an empty database).`,
  };
}
