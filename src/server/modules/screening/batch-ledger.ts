import { sql } from 'kysely';
import { type Db, type Scope, tables, transaction } from '../../platform/db/index.ts';
import type { Cut } from './batches.ts';
import type { ScreeningTables } from './tables.ts';

/** A batch that is still to be compared. */
export interface OpenBatch extends Cut {
  readonly number: number;
  /** How often comparing it failed since the run was last asked for. */
  readonly failures: number;
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

/**
 * Writes down into which batches a run is cut, with the name of its compiled profiles; whoever comes second with it writes nothing.
 * `share` asks for the batches in the same transaction.
 * A run that an earlier version of the program began has batches already, and is cut from where these end.
 */
export async function recordCuts(
  db: Db,
  scope: Scope,
  run: { readonly id: number; readonly batchedTo: number; readonly sequenceTo: number },
  compiled: string,
  cuts: readonly Cut[],
  share: (tx: Db, numbers: readonly number[]) => Promise<void>,
): Promise<void> {
  await transaction(db, async (tx) => {
    const cut = await tables<ScreeningTables>(tx)
      .updateTable('screening_run')
      .set({ batched_to: run.sequenceTo, compiled })
      .where('id', '=', run.id)
      .where('organisation_id', '=', scope.organisationId)
      .where('batched_to', '=', run.batchedTo)
      .where('compiled', 'is', null)
      .executeTakeFirst();
    if (cut.numUpdatedRows === 0n) return;
    await sql`
      insert into run_batch
        (run_id, number, organisation_id, publications, versions, sequences, sequence_from, sequence_to, done)
      select ${run.id}, before.number + cut.place, ${scope.organisationId}, '{}', '{}', '{}', cut.first, cut.last, false
      from (select count(*) as number from run_batch where run_id = ${run.id}) as before,
        unnest(${cuts.map(({ from }) => from)}::bigint[], ${cuts.map(({ to }) => to)}::bigint[])
          with ordinality as cut (first, last, place)`.execute(tx);
    await share(
      tx,
      (await openBatches(tx, scope, run.id)).map(({ number }) => number),
    );
  });
}

/** The batches of a run that are not done, in the order of reading. */
export async function openBatches(db: Db, scope: Scope, runId: number): Promise<OpenBatch[]> {
  const rows = await undone(db, scope, runId)
    .select(['number', 'sequence_from', 'sequence_to', 'failures'])
    .orderBy('number')
    .execute();
  return rows.map(({ number, sequence_from, sequence_to, failures }) => {
    return { number, from: sequence_from!, to: sequence_to!, failures };
  });
}

/** How many publications of a run have been compared. */
export async function countCompared(db: Db, scope: Scope, runId: number): Promise<number> {
  const { rows } = await sql<{ compared: number }>`
    select coalesce(sum(cardinality(publications)), 0)::bigint as compared from run_batch
    where run_id = ${runId} and organisation_id = ${scope.organisationId}`.execute(db);
  return rows[0]!.compared;
}

/**
 * Adds what a batch compared and matched and marks it as done, all or nothing; `whenLast` is done with it, in its transaction, where no
 * other batch of the run is left.
 * @returns false when somebody else had compared the batch: then nothing is added.
 */
export async function recordBatch(
  db: Db,
  scope: Scope,
  runId: number,
  number: number,
  batch: BatchRecord,
  whenLast: (tx: Db) => Promise<void> = async () => {},
): Promise<boolean> {
  return transaction(db, async (tx) => {
    const done = await undone(tx, scope, runId).select('number').where('number', '=', number).forUpdate().execute();
    if (done.length === 0) return false;
    await sql`
      update run_batch set done = true, publications = ${batch.publications}::bigint[],
        versions = ${batch.versions}::integer[], sequences = ${batch.sequences}::bigint[]
      where run_id = ${runId} and number = ${number} and organisation_id = ${scope.organisationId}`.execute(tx);
    if (batch.matchedBy.length > 0) {
      await sql`
        insert into run_batch_match (run_id, number, organisation_id, profile_versions, publications, versions)
        values (${runId}, ${number}, ${scope.organisationId}, ${batch.matchedBy}::bigint[],
          ${batch.matchedPublications}::bigint[], ${batch.matchedVersions}::integer[])`.execute(tx);
    }
    // Of two batches that end at once each would take the other for open: they pass here one after the other.
    await sql`select id from screening_run where id = ${runId} for update`.execute(tx);
    const left = await undone(tx, scope, runId).select('number').limit(1).execute();
    if (left.length === 0) await whenLast(tx);
    return true;
  });
}

/** Counts that comparing a batch failed. */
export async function recordFailure(db: Db, scope: Scope, runId: number, number: number): Promise<void> {
  await sql`
    update run_batch set failures = failures + 1
    where run_id = ${runId} and number = ${number} and organisation_id = ${scope.organisationId} and not done`.execute(
    db,
  );
}

/** Forgets failures, since somebody asks for the run again. */
export async function forgetFailures(db: Db, scope: Scope, runId: number): Promise<void> {
  await sql`
    update run_batch set failures = 0
    where run_id = ${runId} and organisation_id = ${scope.organisationId} and failures > 0 and not done`.execute(db);
}

/** Puts together what the batches matched, once, when all of them are done. @returns false where some are not, or it was done before. */
export async function endMatching(db: Db, scope: Scope, runId: number): Promise<boolean> {
  return transaction(db, async (tx) => {
    const { rows } = await sql`
      update screening_run set state = 'collapsing'
      where id = ${runId} and organisation_id = ${scope.organisationId} and state = 'matching'
        and batched_to >= sequence_to and not exists (select from run_batch where run_id = ${runId} and not done)
      returning id`.execute(tx);
    if (rows.length === 0) return false;
    await putTogether(tx, scope, runId);
    await sql`delete from run_batch_match where run_id = ${runId}`.execute(tx);
    return true;
  });
}

/** In the order of reading, whatever batch was done first. Matches that an earlier version of the program put together come before. */
async function putTogether(tx: Db, scope: Scope, runId: number): Promise<void> {
  await sql`
    insert into run_match (run_id, profile_version_id, organisation_id, enterprise_id, publications, versions)
    select ${runId}, found.profile_version_id, ${scope.organisationId}, run_profile.enterprise_id,
      found.publications, found.versions
    from (
      select pair.profile_version_id, array_agg(pair.publication order by batch.number, pair.place) as publications,
        array_agg(pair.version order by batch.number, pair.place) as versions
      from run_batch_match as batch,
        unnest(batch.profile_versions, batch.publications, batch.versions)
          with ordinality as pair (profile_version_id, publication, version, place)
      where batch.run_id = ${runId}
      group by pair.profile_version_id
    ) as found
    join run_profile on run_profile.run_id = ${runId}
      and run_profile.profile_version_id = found.profile_version_id
    on conflict (run_id, profile_version_id) do update set
      publications = run_match.publications || excluded.publications,
      versions = run_match.versions || excluded.versions`.execute(tx);
}

function undone(db: Db, scope: Scope, runId: number) {
  return tables<ScreeningTables>(db)
    .selectFrom('run_batch')
    .where('run_id', '=', runId)
    .where('organisation_id', '=', scope.organisationId)
    .where('done', '=', false);
}
