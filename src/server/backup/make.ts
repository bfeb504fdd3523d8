import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import manifest from '../../../package.json' with { type: 'json' };
import type { Office } from '../office.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Db } from '../platform/db/index.ts';
import { dumpTables } from '../platform/db/index.ts';
import { type FileToArchive, writeTar } from '../platform/tar.ts';
import { type BackupHead, FORMAT, NAMES } from './format.ts';

/** What a backup is made of. */
export type BackedUp = Pick<Office, 'database' | 'house' | 'folder' | 'clock' | 'config'>;

/**
 * An installation as one compressed archive: records as they are at one instant, the files as they came, the secret and the mails in
 * the folder. Last comes the list of all members with their checksums. The index is left out, since it is built from the records; so is
 * the job queue, whose regular work starts anew.
 */
export async function makeBackup(office: BackedUp, actor: string): Promise<Readable> {
  const { database, house, clock } = office;
  await recordAudit(database.db, house, { actor, action: 'backup.make', subject: 'installation' }, clock);
  const archive = Readable.from(writeTar(membersOf(office)), { objectMode: false });
  const zipped = createGzip({ level: 3 });
  archive.on('error', (error) => zipped.destroy(error));
  return archive.pipe(zipped);
}

async function* membersOf({ database, folder, clock, config }: BackedUp): AsyncGenerator<FileToArchive> {
  const checksums: Record<string, string> = {};
  const head: BackupHead = {
    format: FORMAT,
    version: manifest.version,
    madeAt: clock.now().toISOString(),
    migrations: await landedMigrations(database.db),
  };
  const text = (name: string, content: string): FileToArchive => {
    const bytes = Buffer.from(content);
    checksums[name] = createHash('sha256').update(bytes).digest('hex');
    return { name, size: bytes.length, content: [bytes] };
  };
  yield text(NAMES.head, JSON.stringify(head));
  const tables = dumpTables(database.db);
  for (let piece = 0; ; piece++) {
    const { value, done } = await tables.next();
    if (done === true) {
      yield text(NAMES.sequences, JSON.stringify(value));
      break;
    }
    yield text(`${NAMES.records}${value.table}/${String(piece).padStart(8, '0')}.jsonl`, value.lines);
  }
  if (config.secret === undefined) {
    yield text(NAMES.secret, (await readFile(join(folder.path, 'secret.key'))).toString('base64'));
  }
  for (const [start, place] of [
    [NAMES.originals, folder.originals],
    [NAMES.outbox, folder.outbox],
  ] as const) {
    for (const path of await filesIn(place)) {
      const name = start + relative(place, path).split(sep).join('/');
      yield hashed(name, path, (await stat(path)).size, checksums);
    }
  }
  const list = Buffer.from(JSON.stringify(checksums));
  yield { name: NAMES.checksums, size: list.length, content: [list] };
}

function hashed(name: string, path: string, size: number, checksums: Record<string, string>): FileToArchive {
  const content = async function* (): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    for await (const piece of size === 0 ? [] : createReadStream(path, { end: size - 1 })) {
      hash.update(piece);
      yield piece;
    }
    checksums[name] = hash.digest('hex');
  };
  return { name, size, content: content() };
}

/** Whole files only: what is still coming in stands in a folder of its own, or bears an ending of its own. */
async function filesIn(place: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.(tmp|unfinished)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(place, path).startsWith('incoming'))
    .sort();
}

async function landedMigrations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from schema_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}
