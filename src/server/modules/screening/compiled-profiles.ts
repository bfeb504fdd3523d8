import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import manifest from '../../../../package.json' with { type: 'json' };
import { imageBytes, Matcher, readImage } from '../../../engine/matcher/index.ts';
import { type Database, type Db, type Scope, withAdvisoryLock } from '../../platform/db/index.ts';
import { syncFolder } from '../../platform/durable-files.ts';
import { makeFolder } from '../../platform/folders.ts';
import { type StandingQuery, storedQuery, versionsById } from '../profiles/index.ts';

/** Where compiled profiles lie, and what they are called. */
export interface CompiledFile {
  readonly folder: string;
  readonly name: string;
}

/** Compiled profiles; each call gives a matcher of its own, which the taker may change. */
export type CompiledProfiles = () => Promise<Matcher>;

/** By all that goes into them. */
function nameOfCompiled(queries: readonly StandingQuery[]): string {
  const sum = createHash('sha256').update(`${manifest.name} ${manifest.version}`);
  for (const { versionId, query } of queries) sum.update(`\n${versionId} ${query}`);
  return sum.digest('hex');
}

/** Compiles profile versions and keeps them in memory. */
export async function compiledHere(db: Db, scope: Scope, versionIds: readonly number[]): Promise<CompiledProfiles> {
  const whole = Buffer.concat(imageOf(await versionsById(db, scope, versionIds)));
  return async () => new Matcher({}, readImage(new Uint8Array(whole).buffer));
}

/** What compiled profiles of these versions are called; they are compiled into a file of the folder, where they are not there already. */
export async function compileInto(
  folder: string | undefined,
  db: Db,
  scope: Scope,
  versionIds: readonly number[],
): Promise<string> {
  const queries = await versionsById(db, scope, versionIds);
  const name = nameOfCompiled(queries);
  if (folder !== undefined && !existsSync(pathOf({ folder, name })))
    await writeImage({ folder, name }, imageOf(queries));
  return name;
}

/**
 * The compiled profiles in a file. Where it is missing, on a machine that does not share the folder, or where another version of the program
 * wrote it, they are compiled once for this folder.
 */
export async function compiledInFile(
  database: Database,
  scope: Scope,
  versionIds: readonly number[],
  file: CompiledFile,
): Promise<CompiledProfiles> {
  let ready = await takenUp(file);
  if (ready === undefined) {
    await withAdvisoryLock(database, `compiled profiles ${file.folder} ${file.name}`, async () => {
      ready = await takenUp(file);
      if (ready === undefined) await writeImage(file, imageOf(await versionsById(database.db, scope, versionIds)));
    });
  }
  return async () => {
    const matcher = ready ?? (await takenUp(file));
    ready = undefined;
    if (matcher === undefined) throw new Error(`The compiled profiles have gone: ${pathOf(file)}`);
    return matcher;
  };
}

/** Removes what earlier runs compiled, and what killed processes left unfinished; the newest stays for the next run. */
export function forgetOthers({ folder, name }: CompiledFile): void {
  if (!existsSync(folder)) return;
  for (const other of readdirSync(folder)) {
    if (other.startsWith(PREFIX) && other !== `${PREFIX}${name}`) rmSync(join(folder, other), { force: true });
  }
}

const PREFIX = 'profiles-';
/** Bytes written or read by one call, of which the system takes two thousand million at most. */
const AT_ONCE = 1 << 30;

function pathOf({ folder, name }: CompiledFile): string {
  return join(folder, `${PREFIX}${name}`);
}

function imageOf(queries: readonly StandingQuery[]): Uint8Array[] {
  const matcher = new Matcher();
  for (const { versionId, query } of queries) matcher.insert(versionId, storedQuery(query));
  return imageBytes(matcher.image());
}

/** Under another name first, so that no reader sees a part; several processes may do so at once, and the last one stands. */
async function writeImage(file: CompiledFile, parts: readonly Uint8Array[]): Promise<void> {
  makeFolder(file.folder);
  const unfinished = `${pathOf(file)}.${randomBytes(6).toString('hex')}`;
  try {
    const handle = await open(unfinished, 'wx');
    try {
      for (const part of parts) await writeWhole(handle, part);
      await handle.sync();
    } finally {
      await handle.close();
    }
    renameSync(unfinished, pathOf(file));
    syncFolder(file.folder);
  } catch (cause) {
    rmSync(unfinished, { force: true });
    throw cause;
  }
}

async function writeWhole(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    at += (await handle.write(bytes, at, Math.min(AT_ONCE, bytes.length - at))).bytesWritten;
  }
}

async function bytesOf(file: CompiledFile): Promise<ArrayBuffer> {
  const handle = await open(pathOf(file), 'r');
  try {
    const { size } = await handle.stat();
    const bytes = new Uint8Array(size);
    for (let at = 0; at < size; ) {
      const { bytesRead } = await handle.read(bytes, at, Math.min(AT_ONCE, size - at), at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return bytes.buffer;
  } finally {
    await handle.close();
  }
}

/** A file is there whole or not at all; what another version of the program wrote is none. */
async function takenUp(file: CompiledFile): Promise<Matcher | undefined> {
  if (!existsSync(pathOf(file))) return undefined;
  try {
    return new Matcher({}, readImage(await bytesOf(file)));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
