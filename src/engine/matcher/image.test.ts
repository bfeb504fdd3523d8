import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateProfiles } from '../../../bench/generate/profiles.ts';
import { generatePublications } from '../../../bench/generate/publications.ts';
import { publications, queries } from '../../../test/support/arbitraries/index.ts';
import type { Query } from '../query/tree.ts';
import { imageBytes, Matcher, readImage } from './index.ts';

const context = { today: '2024-03-31' };

function matcherOf(profiles: Iterable<Query>): Matcher {
  const matcher = new Matcher();
  let id = 0;
  for (const query of profiles) matcher.insert(3 * id++, query);
  return matcher;
}

/** As it would come from a file, in memory that threads can share. */
function stored(matcher: Matcher): SharedArrayBuffer {
  const parts = imageBytes(matcher.image());
  const bytes = new Uint8Array(new SharedArrayBuffer(parts.reduce((sum, { length }) => sum + length, 0)));
  parts.reduce((at, part) => {
    bytes.set(part, at);
    return at + part.length;
  }, 0);
  return bytes.buffer;
}

describe('the image of a matcher', () => {
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

  it('of nothing is nothing', () => {
    expect(new Matcher({}, readImage(stored(new Matcher()))).size).toBe(0);
  });

  it('is refused when it is cut off, or none', () => {
    const whole = new Uint8Array(stored(matcherOf(generateProfiles({ seed: 3, count: 10, breadth: 'broad' }))));
    expect(() => readImage(whole.slice(0, whole.length - 4).buffer)).toThrow(/cut off/);
    expect(() => readImage(new Uint8Array(64).buffer)).toThrow(/no image/);
  });
});
