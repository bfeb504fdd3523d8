import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/server/platform/db/index.ts';

/** Kept where all files of a worker find it, though each file may load this module anew. */
const worker = globalThis as typeof globalThis & { chuanliDataFolder?: Promise<string> };

/**
 * Makes a folder a data folder with an embedded database, empty and not yet migrated. Making one takes seconds of computing,
 * so that one is made for each worker, and copied.
 */
export async function prepareDataFolder(path: string): Promise<void> {
  worker.chuanliDataFolder ??= makeDataFolder();
  cpSync(await worker.chuanliDataFolder, path, { recursive: true });
}

async function makeDataFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'chuanli-data-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const database = await openDatabase({ dataFolder: folder });
  await database.close();
  return folder;
}
