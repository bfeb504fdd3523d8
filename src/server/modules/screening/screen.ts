import { setTimeout as delay } from 'node:timers/promises';
import type { ScreenResult } from '../../../shared/screening.ts';
import { type Database, type Db, type Scope, withAdvisoryLock } from '../../platform/db/index.ts';
import { changeSizes, countChanges } from '../patents/index.ts';
import type { Act } from '../profiles/index.ts';
import { countCompared, endMatching, forgetFailures, openBatches, recordCuts } from './batch-ledger.ts';
import { cutsOf } from './batches.ts';
import { collapseFamilies } from './collapse.ts';
import { compileInto, forgetOthers } from './compiled-profiles.ts';
import { endRun } from './ledger.ts';
import { runFor, type ScreenRequest } from './plan.ts';
import { batchKeepsFailing } from './problems.ts';
import { existingRun, profilesOfRun, type Run, runUnderWay } from './runs.ts';
import { matcherOfRun, screenBatch } from './screened-batch.ts';

export interface ScreenOptions {
  /** Publications compared at once and written to the ledger together; as many as fit into memory by default. */
  readonly batchSize?: number;
  readonly progress?: (progress: ScreenProgress) => void;
  /** Ends the run early, after what is under way; the next one goes on there. */
  readonly stop?: AbortSignal;
  /** Where compiled profiles are kept for whoever works on the run and for the next run; without it they are compiled each time. */
  readonly compiledFolder?: string;
  /** Gives the batches of a run to whoever is free, this process among them; without it this process compares them one after another. */
  readonly share?: ShareBatches;
}

/** Asks for batches of a run, each once however often it is called. `profiles` tells how long one may take. */
export type ShareBatches = (run: number, batches: readonly number[], profiles: number, tx?: Db) => Promise<void>;

/** `matching` counts publications, `collapsing` profiles. */
export interface ScreenProgress {
  readonly phase: 'matching' | 'collapsing';
  readonly done: number;
  readonly total: number;
}

/** A batch that failed so often is left alone until the run is asked for again. */
export const MOST_FAILURES = 3;
const LOOK_MS = 300;

/**
 * Compares publications with the running profiles of a house, and queues what the profiles are to be told.
 *
 * A run that was cut off is finished first, from the batches that are done. What was compared is not compared again: asked once more with
 * nothing new, the last run is given again. Only one run of a house goes on at a time; a second caller waits for the first.
 * @throws ProblemError when no profile is running, an import is unknown, or a batch fails wherever it is tried; the reason of
 * `options.stop` when it was stopped.
 */
export async function screen(
  database: Database,
  scope: Scope,
  request: ScreenRequest,
  act: Act,
  options: ScreenOptions = {},
): Promise<ScreenResult> {
  const started = performance.now();
  return withRunsOf(database, scope, async () => {
    const { db } = database;
    const cutOff = await runUnderWay(db, scope);
    if (cutOff) await takeToItsEnd(database, scope, cutOff, act, options);
    const run = await runFor(db, scope, request, act, cutOff?.id);
    const finished = run.state === 'done' ? run : await takeToItsEnd(database, scope, run, act, options);
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

/** Ends a run whose batches are all done, unless somebody has: the work of whoever compared the last batch. */
export async function endWhenCompared(
  database: Database,
  scope: Scope,
  runId: number,
  act: Act,
  options: ScreenOptions = {},
): Promise<void> {
  await withRunsOf(database, scope, async () => {
    const run = await existingRun(database.db, scope, runId);
    if (run.state === 'done' || (await openBatches(database.db, scope, runId)).length > 0) return;
    await finish(database.db, scope, run, act, options);
  });
}

function withRunsOf<T>(database: Database, { organisationId }: Scope, work: () => Promise<T>): Promise<T> {
  return withAdvisoryLock(database, `screening ${organisationId}`, work);
}

/** Takes a run to its end, from wherever it stands. */
async function takeToItsEnd(
  database: Database,
  scope: Scope,
  run: Run,
  act: Act,
  options: ScreenOptions,
): Promise<Run> {
  const { db } = database;
  if (run.state === 'matching') {
    const cut = await cutIntoBatches(db, scope, run, options);
    await forgetFailures(db, scope, run.id);
    const compareAll = options.share === undefined ? compareHere : compareTogether;
    await compareAll(database, scope, cut, options);
  }
  return finish(db, scope, run, act, options);
}

/** Before the first batch is compared, all of them are known, and the profiles are compiled. */
async function cutIntoBatches(db: Db, scope: Scope, run: Run, options: ScreenOptions): Promise<Run> {
  if (run.compiled !== undefined) return run;
  const versionIds = (await profilesOfRun(db, scope, run.id)).map(({ versionId }) => versionId);
  const compiled = await compileInto(options.compiledFolder, db, scope, versionIds);
  const { imports, batchedTo, sequenceTo } = run;
  const sizes = await changeSizes(db, scope, { after: batchedTo, to: sequenceTo, ...(imports && { imports }) });
  await recordCuts(db, scope, run, compiled, cutsOf(sizes, batchedTo, options.batchSize), async (tx, numbers) =>
    options.share?.(run.id, numbers, versionIds.length, tx),
  );
  return existingRun(db, scope, run.id);
}

async function compareHere(database: Database, scope: Scope, run: Run, options: ScreenOptions): Promise<void> {
  const { db } = database;
  const batches = await openBatches(db, scope, run.id);
  if (batches.length === 0) return;
  const tell = await progressOf(db, scope, run, options);
  const matcher = await matcherOfRun(database, scope, run, options.compiledFolder);
  for (const batch of batches) {
    await screenBatch(db, scope, run, batch, matcher);
    await tell();
    options.stop?.throwIfAborted();
  }
}

/** Asks for the batches that are left, and looks on until none is. */
async function compareTogether({ db }: Database, scope: Scope, run: Run, options: ScreenOptions): Promise<void> {
  const tell = await progressOf(db, scope, run, options);
  const asked = await openBatches(db, scope, run.id);
  const numbers = asked.map(({ number }) => number);
  await options.share?.(run.id, numbers, (await profilesOfRun(db, scope, run.id)).length);
  for (let left = asked; left.length > 0; left = await openBatches(db, scope, run.id)) {
    const failing = left.find(({ failures }) => failures >= MOST_FAILURES);
    if (failing) throw batchKeepsFailing(run.id, failing.number, failing.failures);
    await tell();
    await delay(LOOK_MS, undefined, options.stop && { signal: options.stop });
  }
}

async function progressOf(db: Db, scope: Scope, run: Run, { progress }: ScreenOptions): Promise<() => Promise<void>> {
  if (progress === undefined) return async () => {};
  const { imports, sequenceTo: to } = run;
  const after = (await profilesOfRun(db, scope, run.id)).reduce((least, { from }) => Math.min(least, from), to);
  const { publications: total } = await countChanges(db, scope, { after, to, ...(imports && { imports }) });
  return async () => progress({ phase: 'matching', done: await countCompared(db, scope, run.id), total });
}

/** Puts together what the batches matched, and tells the profiles. Whatever of it is done already is not done again. */
async function finish(db: Db, scope: Scope, run: Run, act: Act, options: ScreenOptions): Promise<Run> {
  await endMatching(db, scope, run.id);
  const total = (await profilesOfRun(db, scope, run.id)).length;
  await collapseFamilies(db, scope, run, {
    now: () => act.clock.now(),
    progress(done) {
      options.progress?.({ phase: 'collapsing', done, total });
      options.stop?.throwIfAborted();
    },
  });
  await endRun(db, scope, run.id, act.clock.now());
  const ended = await existingRun(db, scope, run.id);
  if (options.compiledFolder !== undefined && ended.compiled !== undefined) {
    forgetOthers({ folder: options.compiledFolder, name: ended.compiled });
  }
  return ended;
}
