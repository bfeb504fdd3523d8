import { evaluatePrepared, prepare } from '../../../engine/evaluator/index.ts';
import type { Query } from '../../../engine/query/index.ts';
import { type AuditResult, type AuditStratum, auditStratum } from '../../../shared/screening.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { publicationsAtVersions } from '../patents/index.ts';
import { storedQuery, versionsById } from '../profiles/index.ts';
import { choosePairs } from './audit-sample.ts';
import {
  type Compared,
  comparedIn,
  Differences,
  matchesRecordedIn,
  type RecordedMatches,
  recordedRun,
} from './recorded.ts';
import { profilesOfRun, type RunProfile } from './runs.ts';
import { randomBelow } from './sample.ts';

export interface AuditOptions {
  /** Pairs of publication and profile version to compare; fewer where the run has fewer. */
  readonly sample: number;
  /** The same seed chooses the same pairs of a run; 1 by default. */
  readonly seed?: number;
}

const PUBLICATIONS_AT_ONCE = 100;

/**
 * Holds a sample of a run's ledger against the reference evaluator, which shares nothing with the matcher but the analysis of text.
 * What it consists of is said at `choosePairs`; the result tells each part by its name.
 * @throws ProblemError when there is no such run, or it is not finished.
 */
export async function auditRun(
  db: Db,
  scope: Scope,
  which: number | 'latest',
  { sample, seed = 1 }: AuditOptions,
): Promise<AuditResult> {
  const run = await recordedRun(db, scope, which);
  const compared = await comparedIn(db, scope, run.id);
  const profiles = await profilesOfRun(db, scope, run.id);
  const recorded = await matchesRecordedIn(db, scope, run.id);
  const differences = new Differences();
  const strata = new Strata();
  for (const stray of takeStrays(compared, profiles, recorded)) {
    strata.count('recorded', true);
    differences.add({ ...stray, recorded: true, computed: false });
  }
  const pairs = await choosePairs(db, scope, { run, compared, profiles, recorded }, sample, randomBelow(seed));
  const queries = await queriesOf(db, scope, new Set([...pairs.values()].flatMap((its) => [...its.keys()])));
  const chosen = compared.filter(({ id }) => pairs.has(id));
  for (let at = 0; at < chosen.length; at += PUBLICATIONS_AT_ONCE) {
    for (const { id, version, publication } of await publicationsAtVersions(
      db,
      scope,
      chosen.slice(at, at + PUBLICATIONS_AT_ONCE),
    )) {
      const prepared = prepare(publication);
      for (const [profileVersion, stratum] of pairs.get(id)!) {
        const isRecorded = recorded.get(profileVersion)?.get(id) === version;
        const computed = evaluatePrepared(prepared, queries.get(profileVersion)!, { today: run.today }) !== null;
        strata.count(stratum, isRecorded !== computed);
        if (isRecorded !== computed) {
          differences.add({ profileVersion, publication: id, version, recorded: isRecorded, computed });
        }
      }
    }
  }
  return { run: run.id, seed, ...strata.counted, ...(await differences.listed(db, scope)) };
}

/** Counts pairs and differences by the part of the sample that they belong to. */
class Strata {
  readonly #byName = new Map(auditStratum.options.map((stratum) => [stratum, { stratum, sampled: 0, differences: 0 }]));

  count(stratum: AuditStratum, differs: boolean): void {
    const its = this.#byName.get(stratum)!;
    its.sampled += 1;
    if (differs) its.differences += 1;
  }

  get counted() {
    const strata = [...this.#byName.values()];
    return { sampled: strata.reduce((sum, { sampled }) => sum + sampled, 0), strata };
  }
}

/** Takes out of the ledger the matches of pairs that the run never compared, which are wrong without looking. */
function takeStrays(compared: readonly Compared[], profiles: readonly RunProfile[], recorded: RecordedMatches) {
  const inRun = new Map(compared.map((one) => [one.id, one]));
  const from = new Map(profiles.map((one) => [one.versionId, one.from]));
  const all = [...recorded].flatMap(([profileVersion, its]) =>
    [...its].map(([publication, version]) => ({ profileVersion, publication, version })),
  );
  const strays = all.filter(({ profileVersion, publication, version }) => {
    const one = inRun.get(publication);
    return one?.version !== version || one.sequence <= from.get(profileVersion)!;
  });
  for (const { profileVersion, publication } of strays) recorded.get(profileVersion)!.delete(publication);
  return strays;
}

async function queriesOf(db: Db, scope: Scope, versionIds: Iterable<number>): Promise<ReadonlyMap<number, Query>> {
  const versions = await versionsById(db, scope, [...versionIds]);
  return new Map(versions.map(({ versionId, query }) => [versionId, storedQuery(query)]));
}
