import { imageBytes, Matcher, readImage } from '../../src/engine/matcher/index.ts';
import { type Spent, spentOn, startClock } from './clock.ts';
import { profilesOf, type Work } from './work.ts';

/** The compiled profiles in memory that threads share, and what it took to make them. */
export interface CompiledProfiles {
  readonly image: SharedArrayBuffer;
  /** CPU seconds, without making the trees. */
  readonly compileS: number;
  /** From the image to a matcher that can be used. */
  readonly load: Spent;
  readonly bytesPerProfile: number;
  readonly vocabularyBytes: number;
}

export function compileProfiles(work: Work, profiles: number): CompiledProfiles {
  const { matcher, compileS } = compiledMatcher(work, profiles);
  const image = shared(imageBytes(matcher.image()));
  const { bytes } = matcher;
  return {
    image,
    compileS,
    load: spentOn(() => new Matcher({}, readImage(image))),
    bytesPerProfile: bytes.profiles / profiles,
    vocabularyBytes: bytes.vocabulary,
  };
}

/** From trees, which are made in portions, so that a million need not be held at once. */
export function compiledMatcher(work: Work, profiles: number): { matcher: Matcher; compileS: number } {
  const matcher = new Matcher();
  let seconds = 0;
  for (let first = 0; first < profiles; first += PORTION) {
    const queries = [...profilesOf(work, first, Math.min(PORTION, profiles - first))];
    const stop = startClock();
    queries.forEach((query, i) => {
      matcher.insert(first + i, query);
    });
    seconds += stop().cpuS;
  }
  return { matcher, compileS: seconds + spentOn(() => matcher.compact()).cpuS };
}

function shared(parts: readonly Uint8Array[]): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(parts.reduce((sum, { length }) => sum + length, 0));
  const bytes = new Uint8Array(buffer);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return buffer;
}

const PORTION = 20_000;
