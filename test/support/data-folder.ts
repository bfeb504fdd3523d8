import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openDatabase } from '../../src/server/platform/db/index.ts';

/**
 * Gives the tests of a file what makes a folder a data folder with an embedded database, empty and not yet migrated.
 * Making one takes seconds of computing, so that one is made, when it is first wanted, and copied.
 */
export function useDataFolders(): (path: string) => Promise<void> {
  let made: Promise<string> | undefined;
  afterAll(async () => {
    if (made) rmSync(await made, { recursive: true, force: true });
  });
  return async (path) => {
    made ??= makeDataFolder();
    cpSync(await made, path, { recursive: true });
  };
}

async function makeDataFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'chuanli-data-'));
  const database = await openDatabase({ dataFolder: folder });
  await database.close();
  return folder;
}
