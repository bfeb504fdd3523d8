import { sql } from 'kysely';
import { type Db, type Scope, tables, transaction } from '../../platform/db/index.ts';
import type { StandingQuery } from '../profiles/index.ts';
import type { ScreeningTables } from './tables.ts';

/** What a run is going to compare: each profile version with the publications whose sequence lies above its `from`. */
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
