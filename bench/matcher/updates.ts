import { Matcher, readImage } from '../../src/engine/matcher/index.ts';
import type { Publication } from '../../src/engine/publication.ts';
import { Random } from '../generate/random.ts';
import { median, quantile } from '../statistics.ts';
import { spentOn } from './clock.ts';
import { CONTEXT, profilesOf, type Work } from './work.ts';

/** Of single calls, in wall seconds. */
export interface CallTimes {
  readonly p50S: number;
  readonly p99S: number;
  readonly longestS: number;
}

const CALLS = ['insert', 'replace', 'remove', 'one'] as const;
type Call = (typeof CALLS)[number];

/** Times of updates, and of single documents matched in between; and what batches are then matched at. */
export interface LiveUpdates extends Readonly<Record<Call, CallTimes>> {
  readonly changes: number;
  /** Documents per CPU second as the changes have left the profiles, and with the same profiles compacted. */
  readonly changedDocsPerCpuS: number;
  readonly compactedDocsPerCpuS: number;
}

/** How often batches are matched. */
interface Runs {
  readonly runs: number;
  readonly warmUps: number;
}

/**
 * Changes a twentieth of the profiles one by one, and matches a document after every twentieth change. Then batches are matched by that matcher and
 * by another one which had the same changes and was compacted, in turn. Each call of `image` gives memory of its own.
 */
export function measureUpdates(
  work: Work,
  profiles: number,
  publications: readonly Publication[],
  image: () => ArrayBuffer,
  { runs, warmUps }: Runs,
): LiveUpdates {
  const changes = Math.ceil(profiles / 20);
  const times: Record<Call, number[]> = { insert: [], replace: [], remove: [], one: [] };
  const changed = new LiveProfiles(work, profiles, image());
  changed.change(Math.min(WARM_UP, profiles), publications, () => {});
  changed.change(changes, publications, (call, seconds) => times[call].push(seconds));
  const compacted = new LiveProfiles(work, profiles, image());
  compacted.change(Math.min(WARM_UP, profiles), [], () => {});
  compacted.change(changes, [], () => {});
  compacted.matcher.compact();
  const [before, after] = alternately([changed.matcher, compacted.matcher], publications, runs, warmUps);
  const calls = CALLS.map((call) => [call, callTimes(times[call])] as const);
  return {
    ...(Object.fromEntries(calls) as Record<Call, CallTimes>),
    changes,
    changedDocsPerCpuS: before!,
    compactedDocsPerCpuS: after!,
  };
}

/** A matcher whose profiles change: always the same way for the same work. */
class LiveProfiles {
  readonly matcher: Matcher;
  private readonly work: Work;
  private readonly profiles: number;
  private readonly random: Random;
  private changes = 0;

  constructor(work: Work, profiles: number, image: ArrayBuffer) {
    this.matcher = new Matcher({}, readImage(image));
    this.work = work;
    this.profiles = profiles;
    this.random = new Random(work.seed);
  }

  /** Of ten changes eight put another query in a profile's place, one brings a new profile and one takes one away. */
  change(count: number, publications: readonly Publication[], called: (call: Call, seconds: number) => void): void {
    const { matcher } = this;
    const timed = (call: Call, work: () => void): void => called(call, spentOn(work).wallS);
    for (let done = 0; done < count; done += PORTION) {
      for (const query of [...profilesOf(this.work, this.profiles + this.changes, Math.min(PORTION, count - done))]) {
        const change = this.changes++;
        const id = this.anyId();
        if (change % 10 === 0) timed('insert', () => matcher.insert(this.profiles + change, query));
        else if (change % 10 === 1) timed('remove', () => void matcher.remove(id));
        else timed('replace', () => matcher.replace(id, query));
        const publication = change % 20 === 0 ? publications[(change / 20) % publications.length] : undefined;
        if (publication !== undefined) timed('one', () => void matcher.matchOne(publication, CONTEXT));
      }
    }
  }

  private anyId(): number {
    for (;;) {
      const id = this.random.whole(0, this.profiles - 1);
      if (this.matcher.has(id)) return id;
    }
  }
}

/** Documents per CPU second, the medians of each. */
function alternately(
  matchers: readonly Matcher[],
  publications: readonly Publication[],
  runs: number,
  warmUps: number,
): number[] {
  const rounds = Array.from({ length: warmUps + runs }, () =>
    matchers.map((matcher) => spentOn(() => void matcher.matchBatch(publications, CONTEXT)).cpuS),
  );
  return matchers.map((_, i) => publications.length / median(rounds.slice(warmUps).map((round) => round[i]!)));
}

function callTimes(seconds: readonly number[]): CallTimes {
  return { p50S: quantile(seconds, 0.5), p99S: quantile(seconds, 0.99), longestS: quantile(seconds, 1) };
}

/** Changes that are not measured: the first ones build what single documents are looked up by, and are run by code that is still cold. */
const WARM_UP = 5000;
/** Queries are made in portions, so that few of them are held at a time. */
const PORTION = 500;
