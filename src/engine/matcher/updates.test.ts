import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publications, queries } from '../../../test/support/arbitraries/index.ts';
import { evaluatePrepared } from '../evaluator/evaluate.ts';
import { prepare } from '../evaluator/prepare.ts';
import type { Publication } from '../publication.ts';
import type { Query } from '../query/tree.ts';
import { imageBytes, Matcher, type MatcherOptions, readImage } from './index.ts';

const context = { today: '2024-03-31' };

/** Merges are under way nearly always, and often for many updates. */
const tiers = fc.record({
  sealedAt: fc.integer({ min: 1, max: 4 }),
  fanOut: fc.integer({ min: 2, max: 3 }),
  slice: fc.integer({ min: 1, max: 3 }),
});

const change = fc.oneof(
  { weight: 12, arbitrary: fc.record({ type: fc.constant('put' as const), id: fc.nat(14), query: queries() }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('remove' as const), id: fc.nat(14) }) },
  { weight: 1, arbitrary: fc.constantFrom({ type: 'compact' as const }, { type: 'image' as const }) },
  { weight: 3, arbitrary: fc.constantFrom({ type: 'match a batch' as const }, { type: 'match one' as const }) },
);
type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;

type Pairs = string[];

function byBatch(matcher: Matcher, documents: readonly Publication[]): Pairs {
  const { profileIds, offsets, documents: found } = matcher.matchBatch(documents, context);
  return Array.from(profileIds, (id, row) => `${id}: ${found.subarray(offsets[row], offsets[row + 1]).join()}`);
}

function oneByOne(matcher: Matcher, documents: readonly Publication[]): Pairs {
  const found = new Map<number, number[]>();
  documents.forEach((document, index) => {
    for (const id of matcher.matchOne(document, context)) found.set(id, [...(found.get(id) ?? []), index]);
  });
  return written(found);
}

function written(found: ReadonlyMap<number, readonly number[]>): Pairs {
  const matched = [...found].filter(([, documents]) => documents.length > 0).sort(([one], [other]) => one - other);
  return matched.map(([id, documents]) => `${id}: ${documents.join()}`);
}

function takenUp(image: readonly Uint8Array[], options: MatcherOptions): Matcher {
  return new Matcher(options, readImage(new Uint8Array(Buffer.concat(image)).buffer));
}

/** A matcher that is changed, and beside it what has to be in it. */
class Changed {
  matcher: Matcher;
  readonly wanted = new Map<number, Query>();
  private readonly options: MatcherOptions;
  private readonly documents: readonly Publication[];
  private readonly prepared: ReturnType<typeof prepare>[];

  constructor(options: MatcherOptions, documents: readonly Publication[]) {
    this.options = options;
    this.documents = documents;
    this.prepared = documents.map(prepare);
    this.matcher = new Matcher(options);
  }

  apply(given: Change): void {
    const { matcher, wanted } = this;
    switch (given.type) {
      case 'put':
        if (wanted.has(given.id)) matcher.replace(given.id, given.query);
        else matcher.insert(given.id, given.query);
        wanted.set(given.id, given.query);
        break;
      case 'remove':
        expect(matcher.remove(given.id)).toBe(wanted.delete(given.id));
        break;
      case 'compact':
        matcher.compact();
        break;
      case 'image':
        this.matcher = takenUp(imageBytes(matcher.image()), this.options);
        break;
      case 'match a batch':
        expect(byBatch(matcher, this.documents)).toEqual(this.expected());
        break;
      case 'match one':
        expect(oneByOne(matcher, this.documents)).toEqual(this.expected());
        break;
    }
    expect(this.matcher.size).toBe(wanted.size);
    for (let id = 0; id < 15; id++) expect(this.matcher.has(id)).toBe(wanted.has(id));
  }

  /** What the evaluator finds. */
  expected(): Pairs {
    const holds = (query: Query): number[] =>
      this.prepared.flatMap((document, index) => (evaluatePrepared(document, query, context) === null ? [] : [index]));
    return written(new Map([...this.wanted].map(([id, query]) => [id, holds(query)])));
  }
}

const documents = fc.array(publications(), { minLength: 1, maxLength: 6 });

describe('updates', () => {
  it('in any order, with merges interrupted everywhere, leave what a matcher made anew has and the evaluator finds', () => {
    fc.assert(
      fc.property(
        tiers,
        fc.constantFrom({}, { fewestOfShelf: 1 }),
        fc.array(change, { maxLength: 60, size: 'max' }),
        documents,
        (sizes, blocks, changes, given) => {
          const changed = new Changed({ ...blocks, tiers: sizes }, given);
          for (const each of changes) changed.apply(each);
          const anew = new Matcher();
          for (const [id, query] of changed.wanted) anew.insert(id, query);
          const expected = changed.expected();
          for (const matcher of [changed.matcher, anew]) {
            expect(byBatch(matcher, given)).toEqual(expected);
            expect(oneByOne(matcher, given)).toEqual(expected);
          }
          expect(byBatch(takenUp(imageBytes(changed.matcher.image()), {}), given)).toEqual(expected);
        },
      ),
      { numRuns: 150 },
    );
  });
});
