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
        batched_to: begin,
        compiled: null,
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
