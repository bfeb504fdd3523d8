import { generateProfiles } from '../../bench/generate/profiles.ts';
import { Random } from '../../bench/generate/random.ts';
import { imageBytes, Matcher, type MatcherOptions, readImage } from '../../src/engine/matcher/index.ts';
import type { Query } from '../../src/engine/query/index.ts';
import type { Case, Profile } from './case.ts';

/** More than are sealed into one segment. */
const SIZE = 8500;
/** Where the ids of the crowd begin; a profile of the case that has one of them takes its place. */
const FIRST = 2_000_000_000;

let queries: readonly Query[] | undefined;
let image: Uint8Array | undefined;

function crowd(): readonly Query[] {
  queries ??= [...generateProfiles({ seed: 7, count: SIZE, breadth: 'broad' })];
  return queries;
}

/** The case's profiles, added to thousands of others that came from an image. */
export function addedToCrowd({ profiles }: Case, options: MatcherOptions = {}): Matcher {
  image ??= imageOfCrowd();
  const matcher = new Matcher(options, readImage(image.slice().buffer));
  for (const profile of profiles) put(matcher, profile);
  return matcher;
}

/** The case's profiles, inserted somewhere among thousands of others, so that some are sealed and some open. */
export function spreadInCrowd({ profiles, seed }: Case): Matcher {
  const random = new Random(seed ^ 0x0c0d);
  const others = crowd().map((query, i): Profile => ({ id: FIRST + i, query }));
  const matcher = new Matcher();
  for (const profile of others) matcher.insert(profile.id, profile.query);
  const late = profiles.filter((profile) => {
    if (random.chance(0.5)) return true;
    put(matcher, profile);
    return false;
  });
  for (const { id } of others) if (random.chance(0.3)) matcher.remove(id);
  for (const { id, query } of others) if (!matcher.has(id)) matcher.insert(id, query);
  for (const profile of late) put(matcher, profile);
  return matcher;
}

function put(matcher: Matcher, { id, query }: Profile): void {
  if (matcher.has(id)) matcher.replace(id, query);
  else matcher.insert(id, query);
}

function imageOfCrowd(): Uint8Array {
  const matcher = new Matcher();
  crowd().forEach((query, i) => {
    matcher.insert(FIRST + i, query);
  });
  const parts = imageBytes(matcher.image());
  return new Uint8Array(Buffer.concat(parts));
}
