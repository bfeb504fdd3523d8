import { type Db, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { type Dossier, type Incoming, keyOf } from './dossier.ts';
import { type Act, writeContributions, writeFamilies, writeVersions } from './history-table.ts';
import type { IndexChange } from './index/index.ts';
import { openDossiers, writePublications } from './publication-table.ts';
import { decodePublication, type NamedContent } from './record.ts';
import { keepRecords, readRecords } from './record-table.ts';
import type { Outcome, PatentsTables } from './tables.ts';

/** What a batch of records did. */
export interface StoredBatch {
  readonly outcomes: readonly Outcome[];
  /** What the index has to learn, the sequence of the last change before it, and that of its own last change. */
  readonly changes: readonly IndexChange[];
  readonly sequenceBefore: number;
  readonly sequence: number;
}

/**
 * Takes the records of one import in, all or none. Changes are numbered in the order in which they are committed, because
 * only the holder of the lock takes numbers, and it lets go after its commit.
 */
export async function storeBatch(db: Db, scope: Scope, incoming: readonly Incoming[], act: Act): Promise<StoredBatch> {
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, 'patents.change');
    const sequenceBefore = await lastChange(tx, scope);
    const dossiers = await openDossiers(tx, scope, incoming.map(keyOf));
    await giveContents(tx, scope, dossiers, incoming);
    const outcomes = incoming.map((one) => dossiers.get(keyOf(one))!.take(one, act.importFileId));
    const changes = await writeAll(tx, scope, [...dossiers.values()], act);
    return {
      outcomes,
      sequenceBefore,
      sequence: Math.max(sequenceBefore, ...changes.map(({ changedSeq }) => changedSeq)),
      changes,
    };
  });
}

/** The highest number of a change that the house has; 0 before the first. */
export async function lastChange(db: Db, scope: Scope): Promise<number> {
  const row = await tables<PatentsTables>(db)
    .selectFrom('publication')
    .select((of) => of.fn.max('changed_seq').as('last'))
    .where('organisation_id', '=', scope.organisationId)
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** Reads what was said before of the publications that something new is said of. */
async function giveContents(
  tx: Db,
  scope: Scope,
  dossiers: ReadonlyMap<string, Dossier>,
  incoming: readonly Incoming[],
): Promise<void> {
  const growing = new Set(
    incoming
      .map((one) => ({ one, dossier: dossiers.get(keyOf(one))! }))
      .filter(({ one, dossier }) => !dossier.knows(one))
      .map(({ dossier }) => dossier),
  );
  const hashes = [...growing].flatMap(({ hashesBefore }) => hashesBefore);
  const records = await readRecords(tx, scope, hashes);
  for (const dossier of growing) dossier.giveContents((hash) => decodePublication(records.get(hash)!));
}

async function writeAll(
  tx: Db,
  scope: Scope,
  dossiers: readonly Dossier[],
  act: Act,
): Promise<(IndexChange & { readonly changedSeq: number })[]> {
  const changed = dossiers.filter(({ current }) => current !== undefined);
  await keepRecords(tx, scope, dossiers.flatMap(newContents));
  const written = await writePublications(tx, scope, changed, act.now);
  const ids = new Map(dossiers.map(({ key, stored }) => [key, stored?.id]));
  for (const { key, id } of written) ids.set(key, id);
  const idOf = (key: string): number => ids.get(key)!;
  await writeContributions(tx, scope, dossiers, idOf);
  await writeVersions(tx, scope, changed, idOf, act);
  await writeFamilies(tx, scope, changed, idOf, act.now);
  const current = new Map(changed.map((dossier) => [dossier.key, dossier.current!.content]));
  return written.map(({ id, key, changedSeq }) => ({ docId: id, record: current.get(key)!.record(), changedSeq }));
}

function newContents({ newContributions, newVersions }: Dossier): NamedContent[] {
  return [...newContributions, ...newVersions].map(({ content }) => content);
}
