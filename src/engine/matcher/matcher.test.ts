import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publications, queries } from '../../../test/support/arbitraries/index.ts';
import { type EvaluationContext, evaluate } from '../evaluator/index.ts';
import type { ClassLevels } from '../numbers/index.ts';
import type { Publication } from '../publication.ts';
import { classUnder, dated } from '../query/build.ts';
import type { Query } from '../query/tree.ts';
import { Matcher, type MatcherOptions } from './index.ts';

/** H01M10/0525 stands below H01M10/05, as in the scheme. */
const levels: ClassLevels = {
  isBelow: (symbol, ancestor) => symbol === 'H01M10/0525' && ancestor === 'H01M10/05',
};
const context = { today: '2024-03-31', levels };

type Pairs = [profile: number, documents: number[]][];

function byEvaluator(profiles: ReadonlyMap<number, Query>, documents: readonly Publication[]): Pairs {
  return [...profiles]
    .sort(([one], [other]) => one - other)
    .map(([id, query]): Pairs[number] => [
      id,
      documents.flatMap((document, index) => (evaluate(document, query, context) === null ? [] : [index])),
    ])
    .filter(([, found]) => found.length > 0);
}

function byBatch(matcher: Matcher, documents: readonly Publication[]): Pairs {
  const { profileIds, offsets, documents: found } = matcher.matchBatch(documents, context);
  return Array.from(profileIds, (id, row) => [id, [...found.subarray(offsets[row]!, offsets[row + 1]!)]]);
}

function one(matcher: Matcher, documents: readonly Publication[]): Pairs {
  const found = new Map<number, number[]>();
  documents.forEach((document, index) => {
    for (const id of matcher.matchOne(document, context)) found.set(id, [...(found.get(id) ?? []), index]);
  });
  return [...found].sort(([a], [b]) => a - b);
}

function matcherOf(profiles: ReadonlyMap<number, Query>, options: MatcherOptions = {}): Matcher {
  const matcher = new Matcher(options);
  for (const [id, query] of profiles) matcher.insert(id, query);
  return matcher;
}

const documents = fc.array(publications(), { minLength: 1, maxLength: 12 });
const profiles = fc
  .array(queries(), { minLength: 1, maxLength: 12 })
  .map((list) => new Map(list.map((query, index) => [index * 7, query])));

describe('matching', () => {
  it('a batch and a single document finds what the evaluator finds', () => {
    fc.assert(
      fc.property(profiles, documents, (wanted, given) => {
        const matcher = matcherOf(wanted);
        const expected = byEvaluator(wanted, given);
        expect(one(matcher, given)).toEqual(expected);
        expect(byBatch(matcher, given)).toEqual(expected);
        matcher.compact();
        expect(one(matcher, given)).toEqual(expected);
        expect(byBatch(matcher, given)).toEqual(expected);
        const byBlocks = matcherOf(wanted, { fewestOfShelf: 1 });
        byBlocks.compact();
        expect(byBatch(byBlocks, given)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('remains what it was for a matcher made anew, whatever was inserted, replaced and removed in between', () => {
    const change = fc.record({
      id: fc.integer({ min: 0, max: 5 }),
      query: queries(),
      remove: fc.boolean(),
      afterwards: fc.constantFrom('match a batch', 'match one', 'compact', 'nothing'),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), documents, (changes, given) => {
        const matcher = new Matcher();
        const wanted = new Map<number, Query>();
        for (const { id, query, remove, afterwards } of changes) {
          if (remove) expect(matcher.remove(id)).toBe(wanted.delete(id));
          else if (wanted.has(id)) matcher.replace(id, query);
          else matcher.insert(id, query);
          if (!remove) wanted.set(id, query);
          expect(matcher.size).toBe(wanted.size);
          if (afterwards === 'match a batch') expect(byBatch(matcher, given)).toEqual(byEvaluator(wanted, given));
          if (afterwards === 'match one') expect(one(matcher, given)).toEqual(byEvaluator(wanted, given));
          if (afterwards === 'compact') matcher.compact();
        }
        const anew = matcherOf(wanted);
        expect(matcher.matchBatch(given, context)).toEqual(anew.matchBatch(given, context));
        expect(one(matcher, given)).toEqual(one(anew, given));
      }),
      { numRuns: 150 },
    );
  });

  it('counts from the day and goes by the levels of each call', () => {
    const matcher = matcherOf(
      new Map<number, Query>([
        [1, dated('pd', { type: 'now', offset: -30, unit: 'd' }, undefined)],
        [2, classUnder('ipc', 'H01M10/05')],
      ]),
    );
    const document: Publication = {
      id: { country: 'CN', number: '1', kind: 'A' },
      source: { format: 'test', part: 'whole' },
      publicationDate: '2024-03-01',
      classifications: [{ scheme: 'ipc', symbol: 'H01M10/0525' }],
    };
    const found = (given: EvaluationContext): number[] => [...matcher.matchOne(document, given)];
    expect(found({ today: '2024-03-31', levels })).toEqual([1, 2]);
    expect(found({ today: '2024-04-01' })).toEqual([]);
    expect(found({ today: '2024-03-30' })).toEqual([1]);
    expect(found({ today: '2024-06-01', levels })).toEqual([2]);
  });
});
