import { openEmbedded, openInMemory } from './pglite.ts';
import { openServer } from './postgres.ts';
import type { Database } from './types.ts';

export { lockInTransaction, withAdvisoryLock } from './advisory-lock.ts';
export { dumpTables, loadLines, restoreSequences, type SequenceState, type TableLines } from './dump.ts';
export { tables, transaction } from './handles.ts';
export { migrate, migrationsFolder } from './migrate.ts';
export { storable, storableJson } from './storable.ts';
export type { Database, Db, Scope } from './types.ts';
export { jsonb } from './values.ts';

export type DatabasePlace = { readonly dataFolder: string } | { readonly url: string } | { readonly memory: true };

/**
 * Opens the records: embedded in a data folder (locked against other processes), on a PostgreSQL server, or in memory.
 * The same queries give the same values on all of them: `bigint` as number, `date` as ISO text, `timestamptz` as Date,
 * `numeric` as text, `jsonb` as what was stored.
 */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  if ('url' in place) return openServer(place.url);
  if ('memory' in place) return openInMemory();
  return openEmbedded(place.dataFolder);
}
