import type { Problem } from '../../../engine/problem.ts';
import type { ImportLine, ImportState } from '../../../shared/imports.ts';
import { type Db, jsonb, type Scope, storable, tables } from '../../platform/db/index.ts';
import { named } from '../accounts/index.ts';
import type { PatentsTables, RequestSource, RequestState } from './tables.ts';

/** A file that is to be imported, and where its bytes are found when its turn comes. */
export interface WantedImport {
  readonly name: string;
  readonly source: RequestSource;
  readonly place: string;
  readonly bytes: number;
}

export interface ImportRequest extends WantedImport {
  readonly id: number;
}

export async function addRequest(
  db: Db,
  scope: Scope,
  { name, ...wanted }: WantedImport,
  by: string,
  now: Date,
): Promise<number> {
  const { id } = await tables<PatentsTables>(db)
    .insertInto('import_request')
    .values({
      organisation_id: scope.organisationId,
      name: storable(name),
      ...wanted,
      requested_by: by,
      requested_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The request whose turn it is. One that was being worked on when the program was stopped comes before those that wait. */
export async function nextRequest(db: Db, scope: Scope): Promise<ImportRequest | undefined> {
  return openRequests(db, scope)
    .select(['id', 'name', 'source', 'place', 'bytes'])
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

/** Places of uploads that are still to be imported. */
export async function openUploads(db: Db, scope: Scope): Promise<string[]> {
  const rows = await openRequests(db, scope).where('source', '=', 'upload').select('place').execute();
  return rows.map(({ place }) => place);
}

function openRequests(db: Db, { organisationId }: Scope) {
  return tables<PatentsTables>(db)
    .selectFrom('import_request')
    .where('organisation_id', '=', organisationId)
    .where('state', 'in', ['waiting', 'running']);
}

/** What becomes of a request: that it runs, the import that it runs as, and how it ended. */
export async function noteRequest(
  db: Db,
  scope: Scope,
  id: number,
  news: { readonly state?: RequestState; readonly importFileId?: number; readonly problem?: Problem },
): Promise<void> {
  const { state, importFileId, problem } = news;
  await tables<PatentsTables>(db)
    .updateTable('import_request')
    .set({
      ...(state === undefined ? {} : { state }),
      ...(importFileId === undefined ? {} : { import_file_id: importFileId }),
      ...(problem === undefined ? {} : { problem: jsonb(problem) }),
    })
    .where('organisation_id', '=', scope.organisationId)
    .where('id', '=', id)
    .execute();
}

/** How long a request that came to nothing is shown. */
const SHOWN_DAYS = 7;

/** Requests without an import: those that wait, in their turn, and those of the last days that came to nothing. */
export async function requestLines(db: Db, scope: Scope, now: Date): Promise<ImportLine[]> {
  const since = new Date(now.getTime() - SHOWN_DAYS * 24 * 60 * 60 * 1000);
  const rows = await tables<PatentsTables>(db)
    .selectFrom('import_request')
    .selectAll()
    .where('organisation_id', '=', scope.organisationId)
    .where('import_file_id', 'is', null)
    .where((row) =>
      row.or([
        row('state', 'in', ['waiting', 'running']),
        row.and([row('state', '=', 'failed'), row('requested_at', '>=', since)]),
      ]),
    )
    .orderBy('id')
    .limit(500)
    .execute();
  const lines = rows.map((row) => ({
    import: null,
    request: row.id,
    name: row.name,
    bytes: row.bytes,
    state: row.state === 'done' ? 'failed' : row.state,
    ...{ read: 0, stored: 0, updated: 0, unchanged: 0, setAside: 0, stillAside: 0 },
    requestedAt: row.requested_at.toISOString(),
    startedAt: null,
    finishedAt: null,
    requestedBy: row.requested_by,
    problem: shown(row.problem),
  }));
  return named<'requestedBy', ImportLine>(db, { house: scope }, lines, 'requestedBy');
}

export interface ImportsWanted {
  readonly id?: number;
  readonly before?: number;
  readonly limit: number;
  /** Only those that a request is being worked on for. */
  readonly running?: boolean;
}

/** Imports, the newest first, each with the last request for it. */
export async function importLines(db: Db, scope: Scope, wanted: ImportsWanted): Promise<ImportLine[]> {
  const { id, before, limit, running = false } = wanted;
  const rows = await tables<PatentsTables>(db)
    .selectFrom('import_file')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('import_request')
          .select(['id as request', 'state', 'requested_at', 'requested_by', 'problem as failure'])
          .whereRef('import_file_id', '=', 'import_file.id')
          .orderBy('id', 'desc')
          .limit(1)
          .as('asked'),
      (join) => join.onTrue(),
    )
    .selectAll(['import_file', 'asked'])
    .select((row) =>
      row
        .selectFrom('set_aside')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('set_aside.import_file_id', '=', 'import_file.id')
        .as('stillAside'),
    )
    .where('organisation_id', '=', scope.organisationId)
    .$if(id !== undefined, (query) => query.where('import_file.id', '=', id!))
    .$if(before !== undefined, (query) => query.where('import_file.id', '<', before!))
    .$if(running, (query) => query.where('asked.state', '=', 'running'))
    .orderBy('import_file.id', 'desc')
    .limit(limit)
    .execute();
  const lines = rows.map((row) => ({
    import: row.id,
    request: row.request,
    name: row.name,
    bytes: row.bytes,
    state: stateOf(row),
    read: row.read,
    stored: row.stored,
    updated: row.updated,
    unchanged: row.unchanged,
    setAside: row.set_aside,
    stillAside: row.stillAside ?? 0,
    requestedAt: row.requested_at?.toISOString() ?? null,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    requestedBy: row.requested_by,
    problem: shown(row.problem ?? row.failure),
  }));
  return named<'requestedBy', ImportLine>(db, { house: scope }, lines, 'requestedBy');
}

function stateOf(row: {
  readonly state: RequestState | null;
  readonly finished_at: Date | null;
  readonly problem: Problem | null;
}): ImportState {
  if (row.state === 'running' || row.state === 'waiting') return row.state;
  if (row.finished_at === null) return 'cut-off';
  return row.problem === null ? 'done' : 'unreadable';
}

function shown(problem: Problem | null): Pick<Problem, 'code' | 'zh' | 'en'> | null {
  return problem === null ? null : { code: problem.code, zh: problem.zh, en: problem.en };
}
