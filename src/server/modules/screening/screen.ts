import manifest from '../../../../package.json' with { type: 'json' };
import { ProblemError } from '../../../engine/problem.ts';
import type { ScreenResult } from '../../../shared/screening.ts';
import { type Database, type Db, type Scope, withAdvisoryLock } from '../../platform/db/index.ts';
import { countChanges, lastChange } from '../patents/index.ts';
import { type Act, dayOf, runningVersions, type StandingQuery } from '../profiles/index.ts';
import { batchesOf } from './batches.ts';
import { collapseFamilies } from './collapse.ts';
import {
  beginRun,
  comparedUpTo,
  endMatching,
  endRun,
  findRun,
  lastRunOf,
  profilesOfRun,
  type Run,
  recordBatch,
  runUnderWay,
} from './ledger.ts';
import { RunMatcher } from './matching.ts';

export interface ScreenRequest {
  /** Only the publications of these imports. Absent: whatever each profile version has not been compared with yet. */
  readonly imports?: readonly number[];
  /**
   * Whether a profile version that has never run is compared with everything stored (the default), or only with what
   * comes after the last run of the house.
   */
  readonly backlog?: boolean;
}

export interface ScreenOptions {
  /** Publications compared at once and written to the ledger together; as many as fit into memory by default. */
  readonly batchSize?: number;
  readonly progress?: (progress: ScreenProgress) => void;
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
 * @throws ProblemError when no profile is running, or an import is unknown.
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
      tookMs: Math.round(performance.now() - started),
    };
  });
}

/** The run that the request asks for: a new one where there is something to compare, otherwise the one that did it before. */
async function runFor(
  db: Db,
  scope: Scope,
  request: ScreenRequest,
  act: Act,
  finishedNow: number | undefined,
): Promise<Run> {
  const today = dayOf(act);
  const running = await runningVersions(db, scope, today);
  if (running.length === 0 && finishedNow === undefined) throw noProfiles();
  const imports = request.imports && [...new Set(request.imports)].sort((a, b) => a - b);
  const sequenceTo = imports
    ? (await countChanges(db, scope, { after: 0, imports })).last
    : await lastChange(db, scope);
  const before = await lastRunOf(db, scope, imports);
  const profiles = imports
    ? await notYetRunOnImports(db, scope, running, before, sequenceTo)
    : await withSomethingNew(db, scope, running, before, sequenceTo, request.backlog ?? true);
  const done = before ?? (finishedNow === undefined ? undefined : await findRun(db, scope, finishedNow));
  if (profiles.length === 0 && done) return done;
  const id = await beginRun(db, scope, {
    today,
    ...(imports && { imports }),
    sequenceTo,
    engine: `${manifest.name} ${manifest.version}`,
    askedAt: act.clock.now(),
    profiles,
  });
  return existing(await findRun(db, scope, id));
}

type WithStart = StandingQuery & { readonly from: number };

/** An import whose publications have not changed since is compared with a set of profile versions once. */
async function notYetRunOnImports(
  db: Db,
  scope: Scope,
  running: readonly StandingQuery[],
  before: Run | undefined,
  sequenceTo: number,
): Promise<WithStart[]> {
  const compared = before && before.sequenceTo >= sequenceTo ? await profilesOfRun(db, scope, before.id) : [];
  const done = new Set(compared.map(({ versionId }) => versionId));
  if (running.every(({ versionId }) => done.has(versionId))) return [];
  return running.map((profile) => ({ ...profile, from: 0 }));
}

/** Versions for which the store has something new; on an empty store those that never ran, so that the run is on record. */
async function withSomethingNew(
  db: Db,
  scope: Scope,
  running: readonly StandingQuery[],
  before: Run | undefined,
  sequenceTo: number,
  backlog: boolean,
): Promise<WithStart[]> {
  const compared = await comparedUpTo(db, scope);
  const start = backlog ? 0 : (before?.sequenceTo ?? 0);
  return running
    .map((profile) => ({ ...profile, from: compared.get(profile.versionId) ?? start }))
    .filter(({ versionId, from }) => from < sequenceTo || !compared.has(versionId));
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
    progress: (done) => options.progress?.({ phase: 'collapsing', done, total }),
  });
  await endRun(db, scope, run.id, act.clock.now());
  return existing(await findRun(db, scope, run.id));
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
  }
}

function existing(run: Run | undefined): Run {
  if (run === undefined) throw new Error('A run that was just written is not there.');
  return run;
}

function noProfiles(): ProblemError {
  return new ProblemError({
    code: 'screening.no-profiles',
    zh: '没有正在运行的画像，无法筛查。请先用 profile import 导入画像，或启用已有的画像。',
    en: 'No profile is running, so there is nothing to screen for. Import profiles with profile import, or activate one.',
  });
}

function takenOver(run: number): ProblemError {
  return new ProblemError({
    code: 'screening.taken-over',
    zh: `另一个进程已接着执行第 ${run} 次筛查，本进程停止。结果不受影响，请等它完成。`,
    en: `Another process went on with screening run ${run}, so this one stops. Nothing is lost; wait for it to finish.`,
  });
}
