import { Matcher } from '../../../engine/matcher/index.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import type { StoredVersion } from '../patents/index.ts';
import { storedQuery, versionsById } from '../profiles/index.ts';
import type { RunProfile } from './runs.ts';

/** The matches of a batch, one entry for each: profile version and place in the batch, ascending by both. */
export interface BatchMatches {
  readonly versionIds: readonly number[];
  readonly places: readonly number[];
}

/**
 * The standing queries of a run. A profile version takes part once the reading has come past the sequence up to which it was
 * compared before; batches are given in the order of their sequences.
 */
export class RunMatcher {
  private readonly matcher = new Matcher();
  private readonly from: ReadonlyMap<number, number>;
  /** Those not yet in the matcher, the one that joins next at the end. */
  private readonly waiting: { readonly profile: RunProfile; readonly query: string }[];
  private readonly today: string;

  private constructor(today: string, waiting: { readonly profile: RunProfile; readonly query: string }[]) {
    this.today = today;
    this.waiting = waiting.toSorted((a, b) => b.profile.from - a.profile.from);
    this.from = new Map(waiting.map(({ profile }) => [profile.versionId, profile.from]));
  }

  static async of(db: Db, scope: Scope, profiles: readonly RunProfile[], today: string): Promise<RunMatcher> {
    const versions = await versionsById(
      db,
      scope,
      profiles.map(({ versionId }) => versionId),
    );
    const queries = new Map(versions.map(({ versionId, query }) => [versionId, query]));
    return new RunMatcher(
      today,
      profiles.map((profile) => ({ profile, query: queries.get(profile.versionId)! })),
    );
  }

  match(batch: readonly StoredVersion[]): BatchMatches {
    this.admitUpTo(batch.at(-1)?.sequence ?? 0);
    const publications = batch.map(({ publication }) => publication);
    const { profileIds, offsets, documents } = this.matcher.matchBatch(publications, { today: this.today });
    const versionIds: number[] = [];
    const places: number[] = [];
    for (const [row, versionId] of profileIds.entries()) {
      const from = this.from.get(versionId)!;
      for (const place of documents.subarray(offsets[row], offsets[row + 1])) {
        if (batch[place]!.sequence <= from) continue;
        versionIds.push(versionId);
        places.push(place);
      }
    }
    return { versionIds, places };
  }

  private admitUpTo(sequence: number): void {
    for (let next = this.waiting.at(-1); next && next.profile.from < sequence; next = this.waiting.at(-1)) {
      this.matcher.insert(next.profile.versionId, storedQuery(next.query));
      this.waiting.pop();
    }
  }
}
