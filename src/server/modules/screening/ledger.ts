import { sql } from 'kysely';
import { type Db, type Scope, tables, transaction } from '../../platform/db/index.ts';
import type { StandingQuery } from '../profiles/index.ts';
import type { ScreeningTables } from './tables.ts';

/** A run as the ledger has it. */
export interface Run {
  readonly id: number;
  /** ISO date that `now` means in its queries. */
  readonly today: string;
  /** Ascending; absent when the run takes whatever changed. */
  readonly imports?: readonly number[];
  readonly sequenceTo: number;
  readonly matchedTo: number;
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

export interface NewRun {
  readonly today: string;
  readonly imports?: readonly number[];
  readonly sequenceTo: number;
  readonly engine: string;
  readonly askedAt: Date;
  readonly profiles: readonly (StandingQuery & { readonly from: number })[];
}

/** What one batch adds to the ledger. Each triple of arrays has one length. */
export interface BatchRecord {
  readonly publications: readonly number[];
  readonly versions: readonly number[];
  readonly sequences: readonly number[];
  /** One entry for each match, in the order of reading within a profile. */
  readonly matchedBy: readonly number[];
  readonly matchedPublications: readonly number[];
  readonly matchedVersions: readonly number[];
}

/** Writes down what a run is going to compare. */
export async function beginRun(db: Db, scope: Scope, run: NewRun): Promise<number> {
  const begin = Math.min(run.sequenceTo, ...new Set(run.profiles.map(({ from }) => from)));
  return transaction(db, async (tx) => {
    const { id } = await tables<ScreeningTables>(tx)
      .insertInto('screening_run')
      .values({
        organisation_id: scope.organisationId,
        asked_at: run.askedAt,
        today: run.today,
        imports: run.imports ? [...run.imports] : null,
        sequence_to: run.sequenceTo,
        matched_to: begin,
        state: 'matching',
        engine: run.engine,
        finished_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await sql`
      insert into run_profile (run_id, organisation_id, profile_version_id, profile_id, enterprise_id, sequence_from)
      select ${id}, ${scope.organisationId}, *
      from unnest(
        ${run.profiles.map(({ versionId }) => versionId)}::bigint[],
        ${run.profiles.map(({ profileId }) => profileId)}::bigint[],
        ${run.profiles.map(({ organisationId }) => organisationId)}::bigint[],
        ${run.profiles.map(({ from }) => from)}::bigint[]
      )`.execute(tx);
    return id;
  });
}

/**
 * Adds a batch and moves the checkpoint, both or neither.
 * @returns false when the checkpoint stands elsewhere than at `from`: somebody else has taken the run on.
 */
export async function recordBatch(
  db: Db,
  scope: Scope,
  runId: number,
  checkpoint: { readonly from: number; readonly to: number },
  batch: BatchRecord,
): Promise<boolean> {
  return transaction(db, async (tx) => {
    const moved = await tables<ScreeningTables>(tx)
      .updateTable('screening_run')
      .set({ matched_to: checkpoint.to })
      .where('id', '=', runId)
      .where('organisation_id', '=', scope.organisationId)
      .where('state', '=', 'matching')
      .where('matched_to', '=', checkpoint.from)
      .executeTakeFirst();
    if (moved.numUpdatedRows === 0n) return false;
    await sql`
      insert into run_batch (run_id, number, organisation_id, publications, versions, sequences)
      select ${runId}, count(*) + 1, ${scope.organisationId},
        ${batch.publications}::bigint[], ${batch.versions}::integer[], ${batch.sequences}::bigint[]
      from run_batch where run_id = ${runId}`.execute(tx);
    if (batch.matchedBy.length > 0) await appendMatches(tx, scope, runId, batch);
    return true;
  });
}

async function appendMatches(tx: Db, scope: Scope, runId: number, batch: BatchRecord): Promise<void> {
  await sql`
    insert into run_match (run_id, profile_version_id, organisation_id, enterprise_id, publications, versions)
    select ${runId}, found.profile_version_id, ${scope.organisationId}, run_profile.enterprise_id,
      found.publications, found.versions
    from (
      select profile_version_id, array_agg(publication order by place) as publications,
        array_agg(version order by place) as versions
      from unnest(
        ${batch.matchedBy}::bigint[], ${batch.matchedPublications}::bigint[], ${batch.matchedVersions}::integer[]
      ) with ordinality as pair (profile_version_id, publication, version, place)
      group by profile_version_id
    ) as found
    join run_profile on run_profile.run_id = ${runId}
      and run_profile.profile_version_id = found.profile_version_id
    on conflict (run_id, profile_version_id) do update set
      publications = run_match.publications || excluded.publications,
      versions = run_match.versions || excluded.versions`.execute(tx);
}

export async function endMatching(db: Db, scope: Scope, runId: number): Promise<void> {
  await tables<ScreeningTables>(db)
    .updateTable('screening_run')
    .set({ state: 'collapsing' })
    .where('id', '=', runId)
    .where('organisation_id', '=', scope.organisationId)
    .where('state', '=', 'matching')
    .execute();
}

/** Closes the run with the counts that its rows give. */
export async function endRun(db: Db, scope: Scope, runId: number, finishedAt: Date): Promise<void> {
  await sql`
    update screening_run set
      state = 'done',
      finished_at = ${finishedAt},
      publications = (select coalesce(sum(cardinality(publications)), 0) from run_batch where run_id = ${runId}),
      matches = (select coalesce(sum(cardinality(publications)), 0) from run_match where run_id = ${runId}),
      families = (select coalesce(sum(families), 0) from run_match where run_id = ${runId}),
      items = (select count(*) from queue_item where run_id = ${runId})
    where id = ${runId} and organisation_id = ${scope.organisationId} and state = 'collapsing'`.execute(db);
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
    matchedTo: row.matched_to,
    state: row.state,
    publications: row.publications,
    matches: row.matches,
    families: row.families,
  };
}
