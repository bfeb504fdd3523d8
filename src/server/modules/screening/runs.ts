import { sql } from 'kysely';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import type { ScreeningTables } from './tables.ts';

/** A run as the ledger has it. */
export interface Run {
  readonly id: number;
  /** ISO date that `now` means in its queries. */
  readonly today: string;
  /** Ascending; absent when the run takes whatever changed. */
  readonly imports?: readonly number[];
  readonly sequenceTo: number;
  /** Publications up to here are cut into batches. */
  readonly batchedTo: number;
  /** The name of its compiled profiles, once there are any. */
  readonly compiled?: string;
  readonly state: 'matching' | 'collapsing' | 'done';
  readonly publications: number;
  readonly matches: number;
  readonly families: number;
}

/** A profile version that takes part in a run, compared with the publications whose sequence lies above `from`. */
export interface RunProfile {
  readonly profileId: number;
  readonly versionId: number;
  readonly enterpriseId: number;
  readonly from: number;
}

/** The run of the house that is not finished, where there is one. */
export async function runUnderWay(db: Db, scope: Scope): Promise<Run | undefined> {
  const row = await runs(db, scope).where('state', '<>', 'done').executeTakeFirst();
  return row && runOf(row);
}

/** A run by its id, or the last one that was finished. */
export async function findRun(db: Db, scope: Scope, which: number | 'latest'): Promise<Run | undefined> {
  const row = await (which === 'latest'
    ? runs(db, scope).where('state', '=', 'done').orderBy('id', 'desc').limit(1)
    : runs(db, scope).where('id', '=', which)
  ).executeTakeFirst();
  return row && runOf(row);
}

/** A run that is known to be there. */
export async function existingRun(db: Db, scope: Scope, id: number): Promise<Run> {
  const run = await findRun(db, scope, id);
  if (run === undefined) throw new Error(`The screening run ${id} has gone.`);
  return run;
}

/** The last finished run of exactly these imports, or of whatever changed where there are none. */
export async function lastRunOf(
  db: Db,
  scope: Scope,
  imports: readonly number[] | undefined,
): Promise<Run | undefined> {
  const of = imports === undefined ? sql<boolean>`imports is null` : sql<boolean>`imports = ${imports}::bigint[]`;
  const row = await runs(db, scope)
    .where('state', '=', 'done')
    .where(of)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && runOf(row);
}

/** The profile versions of a run, in the order of their ids. */
export async function profilesOfRun(db: Db, scope: Scope, runId: number): Promise<RunProfile[]> {
  const rows = await tables<ScreeningTables>(db)
    .selectFrom('run_profile')
    .select(['profile_version_id', 'profile_id', 'enterprise_id', 'sequence_from'])
    .where('run_id', '=', runId)
    .where('organisation_id', '=', scope.organisationId)
    .orderBy('profile_version_id')
    .execute();
  return rows.map((row) => ({
    profileId: row.profile_id,
    versionId: row.profile_version_id,
    enterpriseId: row.enterprise_id,
    from: row.sequence_from,
  }));
}

/** The profile versions of a run that took part in none before. */
export async function newVersionsOf(db: Db, scope: Scope, runId: number): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`
    select profile_version_id as id from run_profile
    where run_id = ${runId} and organisation_id = ${scope.organisationId} and not exists (
      select from run_profile as before
      where before.profile_version_id = run_profile.profile_version_id and before.run_id < run_profile.run_id
    )`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Up to which sequence each profile version has been compared with whatever changed. */
export async function comparedUpTo(db: Db, scope: Scope): Promise<ReadonlyMap<number, number>> {
  const rows = await tables<ScreeningTables>(db)
    .selectFrom('run_profile')
    .innerJoin('screening_run', 'screening_run.id', 'run_profile.run_id')
    .select(({ fn }) => ['run_profile.profile_version_id', fn.max('screening_run.sequence_to').as('sequence_to')])
    .where('run_profile.organisation_id', '=', scope.organisationId)
    .where('screening_run.imports', 'is', null)
    .where('screening_run.state', '=', 'done')
    .groupBy('run_profile.profile_version_id')
    .execute();
  return new Map(rows.map((row) => [row.profile_version_id, row.sequence_to]));
}

function runs(db: Db, scope: Scope) {
  return tables<ScreeningTables>(db)
    .selectFrom('screening_run')
    .selectAll()
    .where('organisation_id', '=', scope.organisationId);
}

function runOf(row: Awaited<ReturnType<ReturnType<typeof runs>['executeTakeFirstOrThrow']>>): Run {
  return {
    id: row.id,
    today: row.today,
    ...(row.imports && { imports: row.imports }),
    sequenceTo: row.sequence_to,
    batchedTo: row.batched_to,
    ...(row.compiled !== null && { compiled: row.compiled }),
    state: row.state,
    publications: row.publications,
    matches: row.matches,
    families: row.families,
  };
}
