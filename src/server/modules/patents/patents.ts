import { join } from 'node:path';
import type { Clock } from '../../platform/clock.ts';
import type { DataFolder } from '../../platform/data-folder.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { FileStore } from '../../platform/files.ts';
import { catchUp } from './follow-index.ts';
import { openEmbeddedIndex, type PatentIndex } from './index/index.ts';

/** The publications of a house: its records, the files they came in, and the index over them. */
export interface Patents {
  readonly db: Db;
  readonly scope: Scope;
  readonly originals: FileStore;
  readonly index: PatentIndex;
  readonly clock: Clock;
  /** Lets go of the index; the database is the caller's. */
  close(): Promise<void>;
}

export interface PatentsPlace {
  readonly db: Db;
  readonly scope: Scope;
  readonly folder: Pick<DataFolder, 'originals' | 'index'>;
  readonly clock: Clock;
}

/**
 * Opens the publications of a house. The index, which can lag behind the records after a kill, is brought up to them first;
 * `onIndexing` tells how many publications it has taken in.
 */
export async function openPatents(
  { db, scope, folder, clock }: PatentsPlace,
  onIndexing?: (publications: number) => void,
): Promise<Patents> {
  const index = openEmbeddedIndex(join(folder.index, `publications-${scope.organisationId}.sqlite`));
  try {
    await catchUp(db, scope, index, onIndexing);
  } catch (error) {
    await index.close();
    throw error;
  }
  return { db, scope, originals: new FileStore(folder.originals), index, clock, close: () => index.close() };
}

/** Builds the index anew from the records. */
export async function rebuildIndex(
  { db, scope, index }: Patents,
  onIndexing?: (publications: number) => void,
): Promise<number> {
  await index.clear();
  const publications = await catchUp(db, scope, index, onIndexing);
  await index.optimise();
  return publications;
}
