import type { Problem } from '../../../engine/problem.ts';
import type { FilePosition, SetAsideRecord } from '../../../shared/patents.ts';
import {
  type Db,
  jsonb,
  lockInTransaction,
  type Scope,
  storable,
  tables,
  transaction,
} from '../../platform/db/index.ts';
import type { StoredFile } from '../../platform/files.ts';
import { asideOf } from './import-set-aside.ts';
import type { PatentsTables } from './tables.ts';

/** What an import has done so far. */
export interface ImportCounts {
  read: number;
  stored: number;
  updated: number;
  unchanged: number;
  setAside: number;
}

export function noCounts(): ImportCounts {
  return { read: 0, stored: 0, updated: 0, unchanged: 0, setAside: 0 };
}

export interface ImportRecord extends Readonly<ImportCounts> {
  readonly id: number;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly startedAt: Date;
  /** Absent while the import is under way, or was cut off. */
  readonly finishedAt?: Date;
  readonly problem?: Problem;
}

/** A record to be set aside, with its beginning for a person to look at. */
export interface Unreadable {
  readonly position: FilePosition;
  readonly problem: Problem;
  readonly excerpt: string;
}

/** Begins to import a file, or goes on with an import of the same bytes that was cut off. */
export async function beginImport(
  db: Db,
  scope: Scope,
  { name, sha256, bytes }: Pick<StoredFile, 'sha256' | 'bytes'> & { readonly name: string },
  now: Date,
): Promise<number> {
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, 'patents.import');
    const underWay = await tables<PatentsTables>(tx)
      .selectFrom('import_file')
      .select('id')
      .where('organisation_id', '=', scope.organisationId)
      .where('sha256', '=', sha256)
      .where('finished_at', 'is', null)
      .executeTakeFirst();
    if (underWay !== undefined) return underWay.id;
    const { id } = await tables<PatentsTables>(tx)
      .insertInto('import_file')
      .values({ organisation_id: scope.organisationId, name: storable(name), sha256, bytes, started_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
}

export async function writeCounts(db: Db, scope: Scope, importFileId: number, counts: ImportCounts): Promise<void> {
  const { setAside, ...others } = counts;
  await tables<PatentsTables>(db)
    .updateTable('import_file')
    .set({ ...others, set_aside: setAside })
    .where('organisation_id', '=', scope.organisationId)
    .where('id', '=', importFileId)
    .execute();
}

export async function finishImport(
  db: Db,
  scope: Scope,
  importFileId: number,
  now: Date,
  problem?: Problem,
): Promise<void> {
  await tables<PatentsTables>(db)
    .updateTable('import_file')
    .set({ finished_at: now, problem: problem === undefined ? null : jsonb(problem) })
    .where('organisation_id', '=', scope.organisationId)
    .where('id', '=', importFileId)
    .execute();
}

/** Each record of an import is set aside once for each reason, however often the import is taken up again. */
export async function keepSetAside(
  db: Db,
  scope: Scope,
  importFileId: number,
  records: readonly Unreadable[],
): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map(({ position, problem, excerpt }) => ({
    organisation_id: scope.organisationId,
    import_file_id: importFileId,
    member: storable(position.member ?? ''),
    record: position.record,
    start_byte: position.start ?? null,
    end_byte: position.end ?? null,
    line: position.line ?? null,
    code: problem.code,
    zh: storable(problem.zh),
    en: storable(problem.en),
    excerpt: storable(excerpt),
  }));
  for (let from = 0; from < rows.length; from += 100) {
    await tables<PatentsTables>(db)
      .insertInto('set_aside')
      .values(rows.slice(from, from + 100))
      .onConflict((conflict) => conflict.columns(['import_file_id', 'member', 'record', 'code']).doNothing())
      .execute();
  }
}

/**
 * After an import that read its file to the end: records that earlier imports of the same bytes had set aside, and that it could read
 * or set aside for another reason, are no longer set aside by those.
 */
export async function settleEarlier(
  db: Db,
  scope: Scope,
  { id, sha256 }: { readonly id: number; readonly sha256: string },
): Promise<void> {
  await tables<PatentsTables>(db)
    .deleteFrom('set_aside as old')
    .using('import_file as earlier')
    .where('old.organisation_id', '=', scope.organisationId)
    .whereRef('earlier.id', '=', 'old.import_file_id')
    .where('earlier.sha256', '=', sha256)
    .where('earlier.id', '<', id)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('set_aside as now')
            .where('now.import_file_id', '=', id)
            .whereRef('now.member', '=', 'old.member')
            .whereRef('now.record', '=', 'old.record')
            .whereRef('now.code', '=', 'old.code'),
        ),
      ),
    )
    .execute();
}

/** What imports set aside: of one import, or of all, the newest first. */
export async function listSetAside(
  db: Db,
  scope: Scope,
  { importFileId, limit = 1000 }: { readonly importFileId?: number; readonly limit?: number } = {},
): Promise<(SetAsideRecord & { readonly excerpt: string; readonly importFileId: number })[]> {
  const rows = await tables<PatentsTables>(db)
    .selectFrom('set_aside')
    .innerJoin('import_file', 'import_file.id', 'set_aside.import_file_id')
    .selectAll('set_aside')
    .select('import_file.name as file')
    .where('set_aside.organisation_id', '=', scope.organisationId)
    .$if(importFileId !== undefined, (query) => query.where('import_file_id', '=', importFileId!))
    .orderBy('import_file_id', 'desc')
    .orderBy('set_aside.id')
    .limit(limit)
    .execute();
  return rows.map(({ file, import_file_id: importFileId, ...row }) => ({ file, importFileId, ...asideOf(row) }));
}

/** The imports, newest first. */
export async function listImports(db: Db, scope: Scope, limit = 100): Promise<ImportRecord[]> {
  const rows = await tables<PatentsTables>(db)
    .selectFrom('import_file')
    .selectAll()
    .where('organisation_id', '=', scope.organisationId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, name, sha256, bytes, started_at, finished_at, problem, set_aside, ...counts }) => ({
    id,
    name,
    sha256,
    bytes,
    startedAt: started_at,
    ...(finished_at === null ? {} : { finishedAt: finished_at }),
    ...(problem === null ? {} : { problem }),
    read: counts.read,
    stored: counts.stored,
    updated: counts.updated,
    unchanged: counts.unchanged,
    setAside: set_aside,
  }));
}
