import { ProblemError } from '../../../engine/problem.ts';
import type { ScreenResult } from '../../../shared/screening.ts';
import { type Database, type Db, type Scope, withAdvisoryLock } from '../../platform/db/index.ts';
import { countChanges } from '../patents/index.ts';
import type { Act } from '../profiles/index.ts';
import { batchesOf } from './batches.ts';
import { collapseFamilies } from './collapse.ts';
import { endMatching, endRun, recordBatch } from './ledger.ts';
import { RunMatcher } from './matching.ts';
import { runFor, type ScreenRequest } from './plan.ts';
import { existingRun, profilesOfRun, type Run, runUnderWay } from './runs.ts';

export interface ScreenOptions {
  /** Publications compared at once and written to the ledger together; as many as fit into memory by default. */
  readonly batchSize?: number;
  readonly progress?: (progress: ScreenProgress) => void;
  /** Ends the run early, after what is under way; the next one goes on there. */
  readonly stop?: AbortSignal;
}

/** `matching` counts publications, `collapsing` profiles. */
export interface ScreenProgress {
  readonly phase: 'matching' | 'collapsing';
  readonly done: number;
  readonly total: number;
}

/**
 * Compares publications with the running profiles of a house, and queues what the profiles are to be told.
 *
 * A run that was cut off is finished first, from its last batch. What was compared is not compared again: asked once more with
 * nothing new, the last run is given again. Only one run of a house goes on at a time; a second caller waits for the first.
 * @throws ProblemError when no profile is running, or an import is unknown; the reason of `options.stop` when it was stopped.
 */
export async function screen(
  database: Database,
  scope: Scope,
  request: ScreenRequest,
  act: Act,
  options: ScreenOptions = {},
): Promise<ScreenResult> {
  const started = performance.now();
  return withAdvisoryLock(database, `screening ${scope.organisationId}`, async () => {
    const { db } = database;
    const cutOff = await runUnderWay(db, scope);
    if (cutOff) await finish(db, scope, cutOff, act, options);
    const run = await runFor(db, scope, request, act, cutOff?.id);
    const finished = run.state === 'done' ? run : await finish(db, scope, run, act, options);
    return {
      run: finished.id,
      publications: finished.publications,
      profiles: (await profilesOfRun(db, scope, finished.id)).length,
      matches: finished.matches,
      families: finished.families,
      ...(cutOff && { resumed: cutOff.id }),
      ...(run.state === 'done' && run.id !== cutOff?.id && { nothingNew: true as const }),
      tookMs: Math.round(performance.now() - started),
    };
  });
}

/** Takes a run to its end, from wherever it stands. */
async function finish(db: Db, scope: Scope, run: Run, act: Act, options: ScreenOptions): Promise<Run> {
  if (run.state === 'matching') {
    await matchAll(db, scope, run, options);
    await endMatching(db, scope, run.id);
  }
  const total = (await profilesOfRun(db, scope, run.id)).length;
  await collapseFamilies(db, scope, run, {
    now: () => act.clock.now(),
    progress(done) {
      options.progress?.({ phase: 'collapsing', done, total });
      options.stop?.throwIfAborted();
    },
  });
  await endRun(db, scope, run.id, act.clock.now());
  return existingRun(db, scope, run.id);
}

async function matchAll(db: Db, scope: Scope, run: Run, options: ScreenOptions): Promise<void> {
  const matcher = await RunMatcher.of(db, scope, await profilesOfRun(db, scope, run.id), run.today);
  const { imports, matchedTo, sequenceTo } = run;
  const wanted = { after: matchedTo, to: sequenceTo, ...(imports && { imports }) };
  const { publications: total } = await countChanges(db, scope, wanted);
  let from = matchedTo;
  let done = 0;
  for await (const batch of batchesOf(db, scope, wanted, options.batchSize)) {
    const { versionIds, places } = matcher.match(batch);
    const to = batch.at(-1)!.sequence;
    const recorded = await recordBatch(
      db,
      scope,
      run.id,
      { from, to },
      {
        publications: batch.map(({ id }) => id),
        versions: batch.map(({ version }) => version),
        sequences: batch.map(({ sequence }) => sequence),
        matchedBy: versionIds,
        matchedPublications: places.map((place) => batch[place]!.id),
        matchedVersions: places.map((place) => batch[place]!.version),
      },
    );
    if (!recorded) throw takenOver(run.id);
    from = to;
    done += batch.length;
    options.progress?.({ phase: 'matching', done, total });
    options.stop?.throwIfAborted();
  }
}

function takenOver(run: number): ProblemError {
  return new ProblemError({
    code: 'screening.taken-over',
    zh: `另一个进程已接着执行第 ${run} 次筛查，本进程停止。结果不受影响，请等它完成。`,
    en: `Another process went on with screening run ${run}, so this one stops. Nothing is lost; wait for it to finish.`,
  });
}
