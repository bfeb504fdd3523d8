import { evaluatePrepared, prepare } from '../../../engine/evaluator/index.ts';
import type { Query } from '../../../engine/query/index.ts';
import type { AuditResult } from '../../../shared/screening.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { publicationsAtVersions } from '../patents/index.ts';
import { storedQuery, versionsById } from '../profiles/index.ts';
import {
  type Compared,
  comparedIn,
  Differences,
  matchesRecordedIn,
  type RecordedMatches,
  recordedRun,
} from './recorded.ts';
import { profilesOfRun, type RunProfile } from './runs.ts';
import { randomBelow, sampleOf } from './sample.ts';

export interface AuditOptions {
  /** Pairs of publication and profile version to compare; fewer where the run has fewer. */
  readonly sample: number;
  /** The same seed chooses the same pairs of a run; 1 by default. */
  readonly seed?: number;
}

const PUBLICATIONS_AT_ONCE = 100;

/**
 * Holds a sample of a run's ledger against the reference evaluator, which shares nothing with the matcher but the analysis of text.
 * Half of the sample are pairs that the ledger records as matches, since among pairs taken blindly hardly any match; the other
 * half is taken blindly, to find what the ledger misses.
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
  const strays = takeStrays(compared, profiles, recorded);
  for (const stray of strays) differences.add({ ...stray, recorded: true, computed: false });
  const pairs = choosePairs(compared, profiles, recorded, sample, randomBelow(seed));
  const queries = await queriesOf(db, scope, new Set([...pairs.values()].flatMap((its) => [...its])));
  let sampled = strays.length;
  const chosen = compared.filter(({ id }) => pairs.has(id));
  for (let at = 0; at < chosen.length; at += PUBLICATIONS_AT_ONCE) {
    for (const { id, version, publication } of await publicationsAtVersions(
      db,
      scope,
      chosen.slice(at, at + PUBLICATIONS_AT_ONCE),
    )) {
      const prepared = prepare(publication);
      for (const profileVersion of pairs.get(id)!) {
        const isRecorded = recorded.get(profileVersion)?.get(id) === version;
        const computed = evaluatePrepared(prepared, queries.get(profileVersion)!, { today: run.today }) !== null;
        sampled += 1;
        if (isRecorded !== computed) {
          differences.add({ profileVersion, publication: id, version, recorded: isRecorded, computed });
        }
      }
    }
  }
  return { run: run.id, seed, sampled, ...(await differences.listed(db, scope)) };
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

/** Publications, each with the profile versions that it is to be compared with. */
type Pairs = ReadonlyMap<number, ReadonlySet<number>>;

function choosePairs(
  compared: readonly Compared[],
  profiles: readonly RunProfile[],
  recorded: RecordedMatches,
  sample: number,
  random: (bound: number) => number,
): Pairs {
  const pairs = new Map<number, Set<number>>();
  let left = sample;
  const take = (id: number, versionId: number): void => {
    const its = pairs.get(id) ?? new Set();
    pairs.set(id, its);
    if (its.has(versionId)) return;
    its.add(versionId);
    left -= 1;
  };
  const matches = [...recorded].flatMap(([versionId, its]) => [...its.keys()].map((id) => ({ id, versionId })));
  for (const { id, versionId } of sampleOf(matches, Math.ceil(sample / 2), random)) take(id, versionId);
  const enough = Math.max(Math.sqrt(left), left / compared.length);
  const few = sampleOf(profiles, Math.ceil(enough), random);
  for (const { id, sequence } of shuffled(compared, random)) {
    for (const { versionId, from } of few) {
      if (left <= 0) return pairs;
      if (sequence > from) take(id, versionId);
    }
  }
  return pairs;
}

function* shuffled<T>(items: readonly T[], random: (bound: number) => number): Generator<T> {
  const rest = [...items];
  while (rest.length > 0) {
    const at = random(rest.length);
    yield rest[at]!;
    rest[at] = rest.at(-1)!;
    rest.pop();
  }
}

async function queriesOf(db: Db, scope: Scope, versionIds: Iterable<number>): Promise<ReadonlyMap<number, Query>> {
  const versions = await versionsById(db, scope, [...versionIds]);
  return new Map(versions.map(({ versionId, query }) => [versionId, storedQuery(query)]));
}
