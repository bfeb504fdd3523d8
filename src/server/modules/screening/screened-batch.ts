import type { Database, Db, Scope } from '../../platform/db/index.ts';
import { changedPublications } from '../patents/index.ts';
import { type BatchRecord, type OpenBatch, recordBatch } from './batch-ledger.ts';
import { compiledHere, compiledInFile } from './compiled-profiles.ts';
import { RunMatcher } from './matching.ts';
import { profilesOfRun, type Run } from './runs.ts';

/** The standing queries of a run, from its compiled file where there is a folder for it. */
export async function matcherOfRun(
  database: Database,
  scope: Scope,
  run: Run,
  folder: string | undefined,
): Promise<RunMatcher> {
  const { db } = database;
  const profiles = await profilesOfRun(db, scope, run.id);
  const versionIds = profiles.map(({ versionId }) => versionId);
  const compiled =
    folder === undefined || run.compiled === undefined
      ? await compiledHere(db, scope, versionIds)
      : await compiledInFile(database, scope, versionIds, { folder, name: run.compiled });
  return new RunMatcher(compiled, profiles, run.today);
}

/**
 * Compares a batch of a run and writes what came of it.
 * @returns how many publications and matches it had; nothing where somebody else was quicker.
 */
export async function screenBatch(
  db: Db,
  scope: Scope,
  run: Run,
  { number, from, to }: OpenBatch,
  matcher: RunMatcher,
  whenLast?: (tx: Db) => Promise<void>,
): Promise<{ readonly publications: number; readonly matches: number } | undefined> {
  const wanted = { after: from, to, ...(run.imports && { imports: run.imports }) };
  const batch = await changedPublications(db, scope, wanted, Number.MAX_SAFE_INTEGER);
  const { versionIds, places } = await matcher.match(batch);
  const record: BatchRecord = {
    publications: batch.map(({ id }) => id),
    versions: batch.map(({ version }) => version),
    sequences: batch.map(({ sequence }) => sequence),
    matchedBy: versionIds,
    matchedPublications: places.map((place) => batch[place]!.id),
    matchedVersions: places.map((place) => batch[place]!.version),
  };
  if (!(await recordBatch(db, scope, run.id, number, record, whenLast))) return undefined;
  return { publications: batch.length, matches: places.length };
}
