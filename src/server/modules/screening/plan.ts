import manifest from '../../../../package.json' with { type: 'json' };
import { ProblemError } from '../../../engine/problem.ts';
import { dayOf } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { countChanges, lastChange, listImports } from '../patents/index.ts';
import { type Act, runningVersions, type StandingQuery } from '../profiles/index.ts';
import { beginRun } from './ledger.ts';
import { comparedUpTo, existingRun, findRun, lastRunOf, profilesOfRun, type Run } from './runs.ts';

export interface ScreenRequest {
  /** Only the publications of these imports. Absent: whatever each profile version has not been compared with yet. */
  readonly imports?: readonly number[];
  /**
   * Whether a profile version that has never run is compared with everything stored (the default), or only with what
   * comes after the last run of the house.
   */
  readonly backlog?: boolean;
}

/**
 * The run that the request asks for: a new one where there is something to compare, otherwise the one that did it before.
 * `finishedNow` is the run that was cut off and has just been finished, where there was one.
 */
export async function runFor(
  db: Db,
  scope: Scope,
  request: ScreenRequest,
  act: Act,
  finishedNow: number | undefined,
): Promise<Run> {
  const today = dayOf(act);
  const running = await runningVersions(db, scope, today);
  if (running.length === 0 && finishedNow === undefined) throw noProfiles();
  const imports = request.imports && (await knownImports(db, scope, request.imports));
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
  return existingRun(db, scope, id);
}

/** Ascending, each once. */
async function knownImports(db: Db, scope: Scope, asked: readonly number[]): Promise<number[]> {
  const known = new Set((await listImports(db, scope, Number.MAX_SAFE_INTEGER)).map(({ id }) => id));
  const unknown = asked.find((id) => !known.has(id));
  if (unknown !== undefined) throw unknownImport(unknown);
  return [...new Set(asked)].sort((a, b) => a - b);
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

function noProfiles(): ProblemError {
  return new ProblemError({
    code: 'screening.no-profiles',
    zh: '没有正在运行的画像，无法筛查。请先用 profile import 导入画像，或启用已有的画像。',
    en: 'No profile is running, so there is nothing to screen for. Import profiles with profile import, or activate one.',
  });
}

function unknownImport(id: number): ProblemError {
  return new ProblemError({
    code: 'screening.import-unknown',
    zh: `没有编号为 ${id} 的导入批次，或不属于本单位。请核对 import 给出的编号。`,
    en: `There is no import ${id}, or it is not this organisation's. Check the number that import gave.`,
  });
}
