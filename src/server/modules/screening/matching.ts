import type { Matcher } from '../../../engine/matcher/index.ts';
import type { StoredVersion } from '../patents/index.ts';
import type { CompiledProfiles } from './compiled-profiles.ts';
import type { RunProfile } from './runs.ts';

/** The matches of a batch, one entry for each: profile version and place in the batch, ascending by both. */
export interface BatchMatches {
  readonly versionIds: readonly number[];
  readonly places: readonly number[];
}

/**
 * The standing queries of a run. A profile version takes part once the reading has come past the sequence up to which it was compared
 * before. Batches may come in any order; those who join late are left out of the matcher until a batch comes that reaches them, so
 * that a long backlog for a few new profiles is not compared with all the others.
 */
export class RunMatcher {
  private readonly compiled: CompiledProfiles;
  private readonly from: ReadonlyMap<number, number>;
  private readonly today: string;
  private matcher: Matcher | undefined;
  /** Profile versions that are compared from a sequence below this one on are in the matcher. */
  private reached = -1;

  constructor(compiled: CompiledProfiles, profiles: readonly RunProfile[], today: string) {
    this.compiled = compiled;
    this.from = new Map(profiles.map(({ versionId, from }) => [versionId, from]));
    this.today = today;
  }

  async match(batch: readonly StoredVersion[]): Promise<BatchMatches> {
    const matcher = await this.matcherUpTo(batch.at(-1)?.sequence ?? 0);
    const publications = batch.map(({ publication }) => publication);
    const { profileIds, offsets, documents } = matcher.matchBatch(publications, { today: this.today });
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

  /** A matcher with all who take part below a sequence at least; one that reached further serves as well. */
  private async matcherUpTo(sequence: number): Promise<Matcher> {
    if (this.matcher !== undefined && !this.joinsBefore(sequence)) return this.matcher;
    this.matcher = undefined;
    const matcher = await this.compiled();
    for (const [versionId, from] of this.from) if (from >= sequence) matcher.remove(versionId);
    this.reached = Math.max(this.reached, sequence);
    this.matcher = matcher;
    return matcher;
  }

  private joinsBefore(sequence: number): boolean {
    if (sequence <= this.reached) return false;
    for (const from of this.from.values()) if (from >= this.reached && from < sequence) return true;
    return false;
  }
}
