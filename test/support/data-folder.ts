import { cpSync } from 'node:fs';
import { openDatabase } from '../../src/server/platform/db/index.ts';
import { madeOnce } from './made-once.ts';

/** Puts into a folder what makes it a data folder with an embedded database, empty and not yet migrated. */
export async function copyEmptyRecords(path: string): Promise<void> {
  cpSync(await madeOnce('empty-records', makeRecords), path, { recursive: true });
}

async function makeRecords(folder: string): Promise<void> {
  const database = await openDatabase({ dataFolder: folder });
  await database.close();
}
