import { Random } from '../../bench/generate/random.ts';
import { imageBytes, Matcher, type MatcherOptions, type MatchRows, readImage } from '../../src/engine/matcher/index.ts';
import type { Publication } from '../../src/engine/publication.ts';
import type { Query } from '../../src/engine/query/index.ts';
import { type Case, contextOf, type Found, type Profile } from './case.ts';
import { addedToCrowd, spreadInCrowd } from './crowd.ts';
import { parsedAgain } from './printed.ts';

/** A way through the matcher that has to find what the evaluator finds. */
export type MatcherPath = (given: Case) => Found;

/**
 * All ways: how profiles came in, how they lie, how documents are given. A case that goes wrong is shrunk on the first that does, so blocks,
 * which many profiles are joined by without being asked, stand first: there one profile is enough.
 */
export const MATCHER_PATHS: Readonly<Record<string, MatcherPath>> = {
  'batch by blocks, as inserted': (given) => batch(matcherOf(given.profiles, BLOCKS), given),
  'batch by blocks, compacted': (given) => batch(compacted(matcherOf(given.profiles, BLOCKS)), given),
  'batch, profiles as inserted': (given) => batch(matcherOf(given.profiles), given),
  'batch, compacted': (given) => batch(compacted(matcherOf(given.profiles)), given),
  'batch sorted by what was read': (given) => {
    const matcher = matcherOf(given.profiles);
    batch(matcher, given);
    return batch(compacted(matcher), given);
  },
  'one by one, as inserted': (given) => oneByOne(matcherOf(given.profiles), given),
  'one by one, compacted': (given) => oneByOne(compacted(matcherOf(given.profiles)), given),
  'batch after changes': (given) => batch(changedTo(given, new Matcher()), given),
  'one by one after changes': (given) => oneByOne(changedTo(given, new Matcher()), given),
  'batch by blocks after changes': (given) => batch(changedTo(given, new Matcher(BLOCKS)), given),
  'batch by blocks after changes, compacted': (given) => batch(compacted(changedTo(given, new Matcher(BLOCKS))), given),
  'batch by blocks after changes, put together bit by bit': (given) =>
    batch(changedTo(given, new Matcher({ ...BLOCKS, ...SMALL_TIERS })), given),
  'one by one after changes, put together bit by bit': (given) =>
    oneByOne(changedTo(given, new Matcher(SMALL_TIERS)), given),
  'batch through an image': (given) => batch(throughImage(matcherOf(given.profiles)), given),
  'batch by blocks through an image': (given) => batch(throughImage(matcherOf(given.profiles), BLOCKS), given),
  'one by one through an image': (given) => oneByOne(throughImage(changedTo(given, new Matcher())), given),
  'batch in shared memory': (given) => batch(inSharedMemory(matcherOf(given.profiles)), given),
  'batch by blocks in shared memory': (given) => batch(inSharedMemory(matcherOf(given.profiles), BLOCKS), given),
  'one by one in shared memory': (given) => oneByOne(inSharedMemory(changedTo(given, new Matcher())), given),
  'batch after changes to an image': (given) => batch(changedTo(given, imageOfOthers(given)), given),
  'one by one after changes to an image': (given) => oneByOne(changedTo(given, imageOfOthers(given)), given),
  'several batches in one call': (given) => acrossBorder(compacted(matcherOf(given.profiles)), given),
  'several batches by blocks in one call': (given) => acrossBorder(compacted(matcherOf(given.profiles, BLOCKS)), given),
  'one by one after a batch and more profiles': (given) => {
    const half = given.profiles.length >>> 1;
    const matcher = matcherOf(given.profiles.slice(0, half));
    matcher.matchBatch(given.documents, contextOf(given));
    insertAll(matcher, given.profiles.slice(half));
    return oneByOne(matcher, given);
  },
  'batch as each of the last profiles comes in': (given) => {
    const matcher = matcherOf(given.profiles.slice(0, -LAST));
    const found = new Map(batch(matcher, given));
    for (const profile of given.profiles.slice(-LAST)) {
      insertAll(matcher, [profile]);
      const documents = batch(matcher, given).get(profile.id);
      if (documents !== undefined) found.set(profile.id, documents);
    }
    return found;
  },
  'batch among thousands from an image': (given) => batch(addedToCrowd(given), given),
  'one by one among thousands from an image, compacted': (given) => oneByOne(compacted(addedToCrowd(given)), given),
  'batch by blocks among thousands from an image, compacted': (given) =>
    batch(compacted(addedToCrowd(given, BLOCKS)), given),
  'batch among thousands, sealed and open': (given) => batch(spreadInCrowd(given), given),
  'one by one among thousands, sealed and open': (given) => oneByOne(spreadInCrowd(given), given),
  'batch of what was printed and parsed': (given) =>
    batch(matcherOf(given.profiles.map(({ id, query }) => ({ id, query: parsedAgain(query) }))), given),
};

/** Paths on which thousands of other profiles are inserted or moved: some hundred milliseconds each, so they are not taken in every round. */
export const SELDOM: ReadonlyMap<string, number> = new Map(
  Object.keys(MATCHER_PATHS)
    .filter((path) => path.includes('among thousands'))
    .map((path) => [path, path.includes('sealed') ? 24 : 8]),
);

const LAST = 6;

const BLOCKS: MatcherOptions = { fewestOfShelf: 1 };
const SMALL_TIERS: MatcherOptions = { tiers: { sealedAt: 2, fanOut: 2, slice: 1 } };

function matcherOf(profiles: readonly Profile[], options: MatcherOptions = {}): Matcher {
  const matcher = new Matcher(options);
  insertAll(matcher, profiles);
  return matcher;
}

function insertAll(matcher: Matcher, profiles: readonly Profile[]): void {
  for (const { id, query } of profiles) matcher.insert(id, query);
}

function compacted(matcher: Matcher): Matcher {
  matcher.compact();
  return matcher;
}

function throughImage(matcher: Matcher, options: MatcherOptions = {}): Matcher {
  return new Matcher(options, readImage(new Uint8Array(Buffer.concat(imageBytes(matcher.image()))).buffer));
}

/** As threads that match from the same memory take it up. */
function inSharedMemory(matcher: Matcher, options: MatcherOptions = {}): Matcher {
  const bytes = Buffer.concat(imageBytes(matcher.image()));
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return new Matcher(options, readImage(shared));
}

/** An image with decoys in the place of some profiles. */
function imageOfOthers({ profiles, decoys, seed }: Case): Matcher {
  const random = new Random(seed);
  const others =
    decoys.length === 0
      ? []
      : profiles.filter(() => random.chance(0.5)).map(({ id }) => ({ id, query: random.pick(decoys) }));
  return throughImage(matcherOf(others), random.pick([{}, BLOCKS]));
}

/**
 * Brings a matcher to exactly the profiles of the case, by way of decoys that are replaced and removed, with compacting in between, and with
 * matching, also on another day and with other levels. What happens to a profile hangs on the seed and its id alone, so that others can be
 * left out.
 */
function changedTo({ seed, profiles, decoys, documents, ...given }: Case, matcher: Matcher): Matcher {
  const contexts = [contextOf(given), contextOf({ today: '2019-06-30', levels: !given.levels })];
  const strangers: number[] = [];
  const put = (id: number, query: Query): void =>
    matcher.has(id) ? matcher.replace(id, query) : matcher.insert(id, query);
  for (const { id, query } of profiles) {
    const random = new Random(seed ^ Math.imul(id + 1, 0x9e37_79b1));
    if (decoys.length > 0 && random.chance(0.5)) put(id, random.pick(decoys));
    const stranger = random.whole(0, 0xffff_ffff);
    if (
      decoys.length > 0 &&
      random.chance(0.3) &&
      !matcher.has(stranger) &&
      profiles.every((each) => each.id !== stranger)
    ) {
      matcher.insert(stranger, random.pick(decoys));
      strangers.push(stranger);
    }
    if (random.chance(0.05)) matcher.matchOne(documents[0] ?? NOTHING, random.pick(contexts));
    if (random.chance(0.05)) matcher.matchBatch(documents.slice(0, 5), random.pick(contexts));
    if (random.chance(0.05)) matcher.compact();
    if (random.chance(0.2)) matcher.remove(id);
    put(id, query);
  }
  for (const stranger of strangers) if (!matcher.remove(stranger)) throw new Error(`profile ${stranger} was lost`);
  if (matcher.size !== profiles.length) throw new Error(`${matcher.size} profiles instead of ${profiles.length}`);
  if (new Random(seed).chance(0.5)) matcher.matchBatch(documents, contexts[1]!);
  return matcher;
}

/** The documents where one batch ends and the next begins, after as many that say nothing. */
function acrossBorder(matcher: Matcher, given: Case): Found {
  const { documents, seed } = given;
  const before = DOCUMENTS_OF_A_BATCH - new Random(seed ^ 0x0b0d).whole(0, documents.length);
  const filled = [...Array.from({ length: before }, () => NOTHING), ...documents];
  const found = rowsOf(matcher.matchBatch(filled, contextOf(given)));
  const own = [...found].map(([id, indexes]): [number, number[]] => [
    id,
    indexes.filter((index) => index >= before).map((index) => index - before),
  ]);
  return new Map(own.filter(([, indexes]) => indexes.length > 0));
}

const DOCUMENTS_OF_A_BATCH = 10_000;

const NOTHING: Publication = {
  id: { country: 'XX', number: '0', kind: '' },
  source: { format: 'test', part: 'whole' },
};

function batch(matcher: Matcher, given: Case): Found {
  return ofCase(given, rowsOf(matcher.matchBatch(given.documents, contextOf(given))));
}

/** Without what profiles of the crowd found. */
function ofCase({ profiles }: Case, found: Found): Found {
  return new Map(profiles.flatMap(({ id }) => (found.has(id) ? [[id, found.get(id)!]] : [])));
}

function rowsOf({ profileIds, offsets, documents }: MatchRows): Found {
  expectAscending(profileIds, 'profiles');
  const found = Array.from(profileIds, (id, row): [number, number[]] => [
    id,
    [...documents.subarray(offsets[row], offsets[row + 1])],
  ]);
  for (const [id, indexes] of found) expectAscending(indexes, `documents of profile ${id}`);
  return new Map(found);
}

function oneByOne(matcher: Matcher, given: Case): Found {
  const context = contextOf(given);
  const found = new Map<number, number[]>();
  given.documents.forEach((document, index) => {
    const ids = matcher.matchOne(document, context);
    expectAscending(ids, `profiles of document ${index}`);
    for (const id of ids) found.set(id, [...(found.get(id) ?? []), index]);
  });
  return ofCase(given, found);
}

function expectAscending(numbers: ArrayLike<number>, what: string): void {
  for (let i = 1; i < numbers.length; i++)
    if (numbers[i]! <= numbers[i - 1]!) throw new Error(`${what} not ascending, each once`);
}
