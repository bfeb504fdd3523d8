import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateProfiles } from '../../../bench/generate/profiles.ts';
import { generatePublications } from '../../../bench/generate/publications.ts';
import { publications, queries } from '../../../test/support/arbitraries/index.ts';
import { and, near, not, phrase } from '../query/build.ts';
import type { Query } from '../query/tree.ts';
import { imageBytes, Matcher, readImage } from './index.ts';

const context = { today: '2024-03-31' };

function matcherOf(profiles: Iterable<Query>): Matcher {
  const matcher = new Matcher();
  let id = 0;
  for (const query of profiles) matcher.insert(3 * id++, query);
  return matcher;
}

/** As it would come from a file. */
function stored(matcher: Matcher): ArrayBuffer {
  return new Uint8Array(Buffer.concat(imageBytes(matcher.image()))).buffer;
}

/** The same in memory that threads can share. */
function shared(bytes: ArrayBuffer): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(bytes.byteLength);
  new Uint8Array(buffer).set(new Uint8Array(bytes));
  return buffer;
}

describe('the image of a matcher', () => {
  it('takes exclusions by proximity of words that are new to it, wherever its lists of literals have to move for them', () => {
    const [publication] = generatePublications({ seed: 1, count: 1 });
    const words = Array.from({ length: 3_000 }, (_, i) => `word${i}`);
    const title = { lang: 'en', text: words.map((word) => `${word} electrolyte`).join('. ') };
    const electrolyte = phrase('ta', 'electrolyte');
    const matcher = new Matcher({}, readImage(stored(matcherOf([electrolyte]))));
    words.forEach((word, i) => {
      matcher.insert(1 + i, and(electrolyte, not(near(phrase('ta', word), electrolyte, 0))));
    });
    expect([...matcher.matchOne({ ...publication!, titles: [title] }, context)]).toEqual([0]);
  });

  it('matches what the matcher matched, and goes on as that would with what is inserted, replaced and removed', () => {
    const documents = fc.array(publications(), { minLength: 1, maxLength: 8 });
    const lists = fc.array(queries(), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(lists, lists, documents, (before, after, given) => {
        const matcher = matcherOf(before);
        const taken = new Matcher({ fewestOfShelf: 1 }, readImage(stored(matcher)));
        expect(taken.matchBatch(given, context)).toEqual(matcher.matchBatch(given, context));
        for (const one of [matcher, taken]) {
          after.forEach((query, i) => {
            if (one.has(i)) one.replace(i, query);
            else one.insert(i, query);
          });
          one.remove(3);
        }
        expect(taken.size).toBe(matcher.size);
        expect(taken.matchBatch(given, context)).toEqual(matcher.matchBatch(given, context));
        for (const document of given) {
          expect(taken.matchOne(document, context)).toEqual(matcher.matchOne(document, context));
        }
      }),
      { numRuns: 80 },
    );
  });

  it('holds thousands of profiles, and nobody who was removed', () => {
    const given = [...generatePublications({ seed: 3, count: 200 })];
    const matcher = matcherOf(generateProfiles({ seed: 3, count: 10_000, breadth: 'broad' }));
    for (let id = 0; id < 3000; id += 3) matcher.remove(id);
    const taken = new Matcher({}, readImage(stored(matcher)));
    expect(taken.size).toBe(9000);
    const rows = matcher.matchBatch(given, context);
    expect(rows.documents.length).toBeGreaterThan(100);
    expect(taken.matchBatch(given, context)).toEqual(rows);
  });

  it('in shared memory is never written into: who takes it up matches, and removes for himself alone', () => {
    const given = [...generatePublications({ seed: 3, count: 100 })];
    const bytes = stored(matcherOf(generateProfiles({ seed: 3, count: 3000, breadth: 'broad' })));
    const memory = shared(bytes);
    const [one, other] = [new Matcher({}, readImage(memory)), new Matcher({}, readImage(memory))];
    const rows = other.matchBatch(given, context);
    const [query] = generateProfiles({ seed: 4, count: 1, breadth: 'broad' });
    expect(() => one.insert(1, query!)).toThrow(/shared/);
    expect(() => one.replace(3, query!)).toThrow(/shared/);
    for (let id = 0; id < 6000; id += 3) expect(one.remove(id)).toBe(true);
    for (const document of given) one.matchOne(document, context);
    one.compact();
    expect(one.matchBatch(given, context).profileIds.every((id) => id >= 6000)).toBe(true);
    expect(other.matchBatch(given, context)).toEqual(rows);
    expect(Buffer.from(memory).equals(Buffer.from(bytes))).toBe(true);
  });

  it('of nothing is nothing', () => {
    expect(new Matcher({}, readImage(stored(new Matcher()))).size).toBe(0);
  });

  it('is refused when it is cut off, or none', () => {
    const whole = new Uint8Array(stored(matcherOf(generateProfiles({ seed: 3, count: 10, breadth: 'broad' }))));
    expect(() => readImage(whole.slice(0, whole.length - 4).buffer)).toThrow(/cut off/);
    expect(() => readImage(new Uint8Array(64).buffer)).toThrow(/no image/);
  });
});
