import { prepare } from '../../../engine/evaluator/index.ts';
import type { AuditStratum } from '../../../shared/screening.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { publicationsAtVersions } from '../patents/index.ts';
import { storedQuery, versionsById } from '../profiles/index.ts';
import { DenseLeaves, needsSecondLook } from './audit-profiles.ts';
import type { Compared, RecordedMatches } from './recorded.ts';
import { newVersionsOf, type Run, type RunProfile } from './runs.ts';
import { sampleOf } from './sample.ts';

/** Publications, each with the profile versions that it is to be compared with, and why. */
export type Pairs = ReadonlyMap<number, ReadonlyMap<number, AuditStratum>>;

export interface Population {
  readonly run: Run;
  readonly compared: readonly Compared[];
  readonly profiles: readonly RunProfile[];
  readonly recorded: RecordedMatches;
}

type Random = (bound: number) => number;

/** Profiles drawn to be told apart by their queries, and those of them whose leaves are counted, in so many publications. */
const CLASSIFIED = 2_000;
const COUNTED = 300;
const COUNTED_IN = 24;

/**
 * Chooses the pairs of an audit. A quarter are matches that the ledger records, since among pairs taken blindly hardly any matches; an
 * eighth each goes to where a miss could hide: profiles decided by a second look, profiles with a dense term, profiles that take part for
 * the first time, publications at the borders of batches. All the rest is taken blindly.
 */
export async function choosePairs(
  db: Db,
  scope: Scope,
  population: Population,
  sample: number,
  random: Random,
): Promise<Pairs> {
  const { compared, profiles, recorded, run } = population;
  const chosen = new ChosenPairs(sample, random);
  chosen.takeRecorded(recorded, Math.ceil(sample / 4));
  const share = Math.floor(sample / 8);
  const { conditions, dense } = await byTheirQueries(db, scope, population, random);
  const fresh = await newVersionsOf(db, scope, run.id);
  const changed = profiles.filter(({ versionId }) => fresh.has(versionId));
  chosen.take('conditions', conditions, compared, share);
  chosen.take('dense-terms', dense, compared, share);
  chosen.take('changed-profiles', changed, compared, share);
  chosen.take(
    'batch-borders',
    profiles,
    compared.filter(({ atBorder }) => atBorder),
    share,
  );
  chosen.take('random', profiles, compared, sample);
  return chosen.pairs;
}

class ChosenPairs {
  readonly pairs = new Map<number, Map<number, AuditStratum>>();
  #left: number;
  #taken = 0;
  readonly #random: Random;

  constructor(sample: number, random: Random) {
    this.#left = sample;
    this.#random = random;
  }

  takeRecorded(recorded: RecordedMatches, count: number): void {
    const matches = [...recorded].flatMap(([versionId, its]) => [...its.keys()].map((id) => ({ id, versionId })));
    for (const { id, versionId } of sampleOf(matches, count, this.#random)) this.#add('recorded', id, versionId);
  }

  /** Few profiles on many publications, as many of each as make the count, so that few publications have to be read. */
  take(stratum: AuditStratum, profiles: readonly RunProfile[], publications: readonly Compared[], most: number): void {
    let left = Math.min(most, this.#left);
    if (profiles.length === 0 || publications.length === 0) return;
    // Pairs taken before may all lie among these, and still there have to be enough.
    const enough = (left + this.#taken) / publications.length;
    const few = sampleOf(profiles, Math.ceil(Math.max(Math.sqrt(left), enough)), this.#random);
    for (const { id, sequence } of shuffled(publications, this.#random)) {
      for (const { versionId, from } of few) {
        if (left <= 0) return;
        if (sequence > from && this.#add(stratum, id, versionId)) left -= 1;
      }
    }
  }

  #add(stratum: AuditStratum, id: number, versionId: number): boolean {
    const its = this.pairs.get(id) ?? new Map<number, AuditStratum>();
    if (its.has(versionId) || this.#left <= 0) return false;
    this.pairs.set(id, its.set(versionId, stratum));
    this.#left -= 1;
    this.#taken += 1;
    return true;
  }
}

/** Of the profiles drawn, those that a second look decides, and those with a dense term. */
async function byTheirQueries(
  db: Db,
  scope: Scope,
  { run, compared, profiles }: Population,
  random: Random,
): Promise<{ readonly conditions: RunProfile[]; readonly dense: RunProfile[] }> {
  const drawn = sampleOf(profiles, CLASSIFIED, random);
  const versions = await versionsById(
    db,
    scope,
    drawn.map(({ versionId }) => versionId),
  );
  const queries = new Map(versions.map(({ versionId, query }) => [versionId, storedQuery(query)]));
  const counted = await publicationsAtVersions(db, scope, sampleOf(compared, COUNTED_IN, random));
  const leaves = new DenseLeaves(
    counted.map(({ publication }) => prepare(publication)),
    run.today,
  );
  const queryOf = ({ versionId }: RunProfile) => queries.get(versionId)!;
  return {
    conditions: drawn.filter((profile) => needsSecondLook(queryOf(profile))),
    dense: sampleOf(drawn, COUNTED, random).filter((profile) => leaves.isIn(queryOf(profile))),
  };
}

function* shuffled<T>(items: readonly T[], random: Random): Generator<T> {
  const rest = [...items];
  while (rest.length > 0) {
    const at = random(rest.length);
    yield rest[at]!;
    rest[at] = rest.at(-1)!;
    rest.pop();
  }
}
