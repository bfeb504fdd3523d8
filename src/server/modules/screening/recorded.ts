import { ProblemError } from '../../../engine/problem.ts';
import { publicationKey } from '../../../engine/publication.ts';
import type { LedgerDifference } from '../../../shared/screening.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { publicationsAtVersions } from '../patents/index.ts';
import { findRun, type Run } from './runs.ts';
import type { ScreeningTables } from './tables.ts';

/** A publication version that a run compared, and its place in the order of changes. */
export interface Compared {
  readonly id: number;
  readonly version: number;
  readonly sequence: number;
  /** Whether it is the first or the last of its batch. */
  readonly atBorder: boolean;
}

/** What the ledger says: for each profile version the publications that matched, each with its version. */
export type RecordedMatches = ReadonlyMap<number, Map<number, number>>;

/** A run whose matches are all recorded. @throws ProblemError when the house has no such run, or it is still under way. */
export async function recordedRun(db: Db, scope: Scope, which: number | 'latest'): Promise<Run> {
  const run = await findRun(db, scope, which);
  if (run === undefined) throw noRun(which);
  if (run.state === 'matching') throw stillMatching(run.id);
  return run;
}

/** Every publication version of a run, in the order of reading. */
export async function comparedIn(db: Db, scope: Scope, runId: number): Promise<Compared[]> {
  const batches = await tables<ScreeningTables>(db)
    .selectFrom('run_batch')
    .select(['publications', 'versions', 'sequences'])
    .where('run_id', '=', runId)
    .where('organisation_id', '=', scope.organisationId)
    .orderBy('number')
    .execute();
  return batches.flatMap(({ publications, versions, sequences }) =>
    publications.map((id, at) => ({
      id,
      version: versions[at]!,
      sequence: sequences[at]!,
      atBorder: at === 0 || at === publications.length - 1,
    })),
  );
}

export async function matchesRecordedIn(db: Db, scope: Scope, runId: number): Promise<RecordedMatches> {
  const rows = await tables<ScreeningTables>(db)
    .selectFrom('run_match')
    .select(['profile_version_id', 'publications', 'versions'])
    .where('run_id', '=', runId)
    .where('organisation_id', '=', scope.organisationId)
    .orderBy('profile_version_id')
    .execute();
  return new Map(
    rows.map((row) => [
      row.profile_version_id,
      new Map(row.publications.map((publication, at) => [publication, row.versions[at]!])),
    ]),
  );
}

/** Differences listed with a result; the others are only counted. */
const LISTED = 100;

type Difference = Omit<LedgerDifference, 'number'>;

/** Counts all differences and keeps the first ones to be listed. */
export class Differences {
  #count = 0;
  readonly #first: Difference[] = [];

  add(difference: Difference): void {
    this.#count += 1;
    if (this.#first.length < LISTED) this.#first.push(difference);
  }

  async listed(db: Db, scope: Scope): Promise<{ differences: number; listed: LedgerDifference[] }> {
    const named = this.#first.map(({ publication, version }) => ({ id: publication, version }));
    const found = await publicationsAtVersions(db, scope, named);
    const numbers = new Map(found.map(({ id, publication }) => [id, publicationKey(publication.id)]));
    const listed = this.#first.map((one) => ({ ...one, number: numbers.get(one.publication) ?? '' }));
    return { differences: this.#count, listed };
  }
}

function noRun(which: number | 'latest'): ProblemError {
  if (which === 'latest') {
    return new ProblemError({
      code: 'screening.no-run',
      zh: '还没有完成的筛查批次。请先执行 screen。',
      en: 'There is no finished screening run. Run screen first.',
    });
  }
  return new ProblemError({
    code: 'screening.run.not-found',
    zh: `没有编号为 ${which} 的筛查批次，或不属于本单位。`,
    en: `There is no screening run ${which}, or it is not this organisation's.`,
  });
}

function stillMatching(run: number): ProblemError {
  return new ProblemError({
    code: 'screening.run-unfinished',
    zh: `第 ${run} 次筛查尚未完成。请先执行 screen 把它做完。`,
    en: `Screening run ${run} is not finished. Run screen to complete it first.`,
  });
}
