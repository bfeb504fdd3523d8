import { describe, expect, it } from 'vitest';
import { generateProfiles } from '../../../bench/generate/profiles.ts';
import { generatePublications } from '../../../bench/generate/publications.ts';
import { Random } from '../../../bench/generate/random.ts';
import { evaluatePrepared } from '../evaluator/evaluate.ts';
import { prepare } from '../evaluator/prepare.ts';
import type { Publication } from '../publication.ts';
import { and, not, or, phrase } from '../query/build.ts';
import type { Query } from '../query/tree.ts';
import { Matcher } from './index.ts';

const context = { today: '2024-03-31' };
const WORDS = ['alpha', 'beta', 'gamma', 'delta', '电池', '隔膜', '负极', '电解质'];

/** Some hundred different queries of few words, so that what thousands of profiles match can be told from a few evaluations. */
const QUERIES: Query[] = WORDS.flatMap((one, i) =>
  WORDS.flatMap((other, j): Query[] => {
    if (i === j) return [phrase('ta', one)];
    return i < j ? [or(phrase('ta', one), phrase('ti', other))] : [and(phrase('ta', one), not(phrase('ta', other)))];
  }),
);

function publicationOf(words: readonly string[], index: number): Publication {
  return {
    id: { country: 'CN', number: String(index), kind: 'A' },
    source: { format: 'test', part: 'whole' },
    titles: [{ lang: 'und', text: words.join(' ') }],
  };
}

/** All ways to write three of the words. */
const DIFFERENT = WORDS.flatMap((one) => WORDS.flatMap((two) => WORDS.map((three) => [one, two, three])));

describe('many profiles', () => {
  const random = new Random(5);
  const documents = DIFFERENT.map(publicationOf);
  const prepared = documents.map(prepare);
  const matching = new Map(
    QUERIES.map((query) => [
      query,
      prepared.flatMap((one, index) => (evaluatePrepared(one, query, context) === null ? [] : [index])),
    ]),
  );

  it('sealed, replaced, removed and put together match as profiles made anew', () => {
    const matcher = new Matcher();
    const wanted = new Map<number, Query>();
    for (let id = 0; id < 20_000; id++) {
      wanted.set(id, random.pick(QUERIES));
      matcher.insert(id, wanted.get(id)!);
    }
    for (let change = 0; change < 12_000; change++) {
      const id = random.whole(0, 25_000);
      if (random.chance(0.3)) {
        expect(matcher.remove(id)).toBe(wanted.delete(id));
        continue;
      }
      const query = random.pick(QUERIES);
      if (wanted.has(id)) matcher.replace(id, query);
      else matcher.insert(id, query);
      wanted.set(id, query);
    }
    expect(matcher.size).toBe(wanted.size);
    const expected = [...wanted].sort(([one], [other]) => one - other);
    for (const index of [0, 77, 300, 511]) {
      const ids = expected.flatMap(([id, query]) => (matching.get(query)!.includes(index) ? [id] : []));
      expect([...matcher.matchOne(documents[index]!, context)]).toEqual(ids);
    }
    const { profileIds, offsets, documents: found } = matcher.matchBatch(documents, context);
    expect([...profileIds]).toEqual(expected.flatMap(([id, query]) => (matching.get(query)!.length > 0 ? [id] : [])));
    const wrong = [...profileIds].filter(
      (id, row) => found.subarray(offsets[row], offsets[row + 1]).join() !== matching.get(wanted.get(id)!)!.join(),
    );
    expect(wrong).toEqual([]);
  });

  it('match more publications than are joined at a time, one row for each profile', () => {
    const matcher = new Matcher();
    QUERIES.forEach((query, id) => {
      matcher.insert(id, query);
    });
    const repeated = Array.from({ length: 45 }, () => documents).flat();
    const { profileIds, offsets, documents: found } = matcher.matchBatch(repeated, context);
    expect(repeated.length).toBeGreaterThan(20_000);
    const expected = QUERIES.map((query) =>
      Array.from({ length: 45 }, (_, round) =>
        matching.get(query)!.map((index) => round * documents.length + index),
      ).flat(),
    );
    expect([...profileIds]).toEqual([...QUERIES.keys()].filter((id) => expected[id]!.length > 0));
    const wrong = [...profileIds].filter(
      (id, row) => found.subarray(offsets[row], offsets[row + 1]).join() !== expected[id]!.join(),
    );
    expect(wrong).toEqual([]);
  });
});

describe('generated profiles and publications', () => {
  it.each(['narrow', 'broad'] as const)('%s: one by one, in one batch and in several, the same', (breadth) => {
    const publications = [...generatePublications({ seed: 3, count: 400 })];
    const matcher = new Matcher();
    let id = 0;
    for (const query of generateProfiles({ seed: 3, count: 12_000, breadth })) matcher.insert(id++, query);
    const whole = matcher.matchBatch(publications, context);
    const single = publications.flatMap((publication, index) =>
      Array.from(matcher.matchOne(publication, context), (profile) => profile * publications.length + index),
    );
    const batched = Array.from(whole.profileIds).flatMap((profile, row) =>
      Array.from(
        whole.documents.subarray(whole.offsets[row], whole.offsets[row + 1]),
        (index) => profile * publications.length + index,
      ),
    );
    expect(single.sort((one, other) => one - other)).toEqual(batched);
    expect(batched.length).toBeGreaterThan(100);
    matcher.compact();
    expect(matcher.matchBatch(publications, context)).toEqual(whole);
  });
});

describe('ids', () => {
  it('are refused where they are taken, missing or no 32-bit number', () => {
    const matcher = new Matcher();
    matcher.insert(0xffff_ffff, QUERIES[0]!);
    expect(() => matcher.insert(0xffff_ffff, QUERIES[0]!)).toThrow(RangeError);
    expect(() => matcher.replace(3, QUERIES[0]!)).toThrow(RangeError);
    for (const id of [-1, 0.5, 2 ** 32, Number.NaN]) expect(() => matcher.insert(id, QUERIES[0]!)).toThrow(RangeError);
    expect(matcher.remove(3)).toBe(false);
    expect([...matcher.matchOne(publicationOf(['alpha'], 1), context)]).toEqual([0xffff_ffff]);
  });
});
