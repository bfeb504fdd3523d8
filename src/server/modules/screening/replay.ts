import type { ReplayResult } from '../../../shared/screening.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { publicationsAtVersions } from '../patents/index.ts';
import { compiledHere } from './compiled-profiles.ts';
import { RunMatcher } from './matching.ts';
import { type Compared, comparedIn, Differences, matchesRecordedIn, recordedRun } from './recorded.ts';
import { profilesOfRun } from './runs.ts';

/** Publications read and matched at once; any number gives the same result. */
const AT_ONCE = 500;

/**
 * Computes a run once more from the publication versions and profile versions that it recorded, on the day that it recorded, and
 * compares every pair with the ledger. A publication version that is no longer there counts as not matching.
 * @throws ProblemError when there is no such run, or it is not finished.
 */
export async function replayRun(db: Db, scope: Scope, which: number | 'latest'): Promise<ReplayResult> {
  const run = await recordedRun(db, scope, which);
  const profiles = await profilesOfRun(db, scope, run.id);
  const versionIds = profiles.map(({ versionId }) => versionId);
  const matcher = new RunMatcher(await compiledHere(db, scope, versionIds), profiles, run.today);
  const compared = await comparedIn(db, scope, run.id);
  const recorded = await matchesRecordedIn(db, scope, run.id);
  const differences = new Differences();
  let matches = 0;
  for (let at = 0; at < compared.length; at += AT_ONCE) {
    const batch = await readAgain(db, scope, compared.slice(at, at + AT_ONCE));
    const { versionIds, places } = await matcher.match(batch);
    matches += places.length;
    for (const [index, profileVersion] of versionIds.entries()) {
      const { id: publication, version } = batch[places[index]!]!;
      const its = recorded.get(profileVersion);
      if (its?.get(publication) === version) its.delete(publication);
      else differences.add({ profileVersion, publication, version, recorded: false, computed: true });
    }
  }
  for (const [profileVersion, left] of recorded) {
    for (const [publication, version] of left) {
      differences.add({ profileVersion, publication, version, recorded: true, computed: false });
    }
  }
  return {
    run: run.id,
    publications: compared.length,
    profiles: profiles.length,
    matches,
    ...(await differences.listed(db, scope)),
  };
}

async function readAgain(db: Db, scope: Scope, compared: readonly Compared[]) {
  const read = await publicationsAtVersions(db, scope, compared);
  const sequences = new Map(compared.map(({ id, sequence }) => [id, sequence]));
  return read.map((one) => ({ ...one, sequence: sequences.get(one.id)! }));
}
