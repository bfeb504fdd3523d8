import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import type { IndexChange, PatentIndex } from './index/index.ts';
import { base64Of } from './record-table.ts';
import { lastChange, type StoredBatch } from './store-batch.ts';
import type { PatentsTables } from './tables.ts';

/** Changes that are read at a time. */
const BATCH = 500;

/**
 * Tells the index of all changes that it has not seen: after a kill between the store's commit and the index's, after other
 * processes' imports, or from the very first. An index that is ahead of the store (the store was restored from a backup) is built anew.
 * @returns the number of changes.
 */
export async function catchUp(
  db: Db,
  scope: Scope,
  index: PatentIndex,
  onProgress: (changes: number) => void = () => {},
): Promise<number> {
  if ((await index.lastSequence()) > (await lastChange(db, scope))) await index.clear();
  let changes = 0;
  let applied = Promise.resolve();
  for (let after = await index.lastSequence(); ; ) {
    const batch = await changesAfter(db, scope, after);
    await applied;
    if (batch === undefined) return changes;
    applied = index.apply(batch);
    applied.catch(() => {});
    after = batch.sequence;
    changes += batch.changes.length;
    onProgress(changes);
  }
}

/** Tells the index of a batch that was just stored, and of what it missed before. */
export async function followBatch(db: Db, scope: Scope, index: PatentIndex, batch: StoredBatch): Promise<void> {
  if (batch.changes.length === 0) return;
  if ((await index.lastSequence()) === batch.sequenceBefore) await index.apply(batch);
  else await catchUp(db, scope, index);
}

async function changesAfter(
  db: Db,
  scope: Scope,
  after: number,
): Promise<{ sequence: number; changes: IndexChange[] } | undefined> {
  const rows = await tables<PatentsTables>(db)
    .selectFrom('publication')
    .innerJoin('publication_record', (join) =>
      join
        .onRef('publication_record.organisation_id', '=', 'publication.organisation_id')
        .onRef('publication_record.content_hash', '=', 'publication.content_hash'),
    )
    .select(['publication.id', 'changed_seq', base64Of('publication_record.bytes').as('base64')])
    .where('publication.organisation_id', '=', scope.organisationId)
    .where('changed_seq', '>', after)
    .orderBy('changed_seq')
    .limit(BATCH)
    .execute();
  const last = rows.at(-1);
  if (last === undefined) return undefined;
  const changes = rows.map(({ id, base64 }) => ({ docId: id, record: Buffer.from(base64, 'base64') }));
  return { sequence: last.changed_seq, changes };
}
