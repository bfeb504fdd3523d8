import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Publication } from '../publication.ts';
import { arbitraryLeaf, arbitraryQuery, type QueryMaterial } from '../query/arbitrary.test-support.ts';
import { and, near, not, or, phrase } from '../query/build.ts';
import type { Query } from '../query/tree.ts';
import { evaluate } from './evaluate.ts';

const context = { today: '2024-01-01' };
const material: QueryMaterial = {
  words: ['锂', '离子', '电池', 'solid', 'cells', 'ion', '与'],
  patterns: ['so*', '*ll', 'i?n'],
  fields: ['ti', 'ab', 'ta', 'tac', 'ft'],
};

const title = fc
  .array(fc.constantFrom('锂', '离子', '電池', ' ', ' ', '，', '\n', 'solid ', 'Cell ', 'ions '), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.join(''));
const publication: fc.Arbitrary<Publication> = fc.array(title, { minLength: 1, maxLength: 3 }).map((texts) => ({
  id: { country: 'CN', number: '113914863', kind: 'A' },
  source: { format: 'test', part: 'whole' },
  titles: texts.slice(0, 1).map((text) => ({ lang: 'zh', text })),
  ...(texts.length > 1 ? { abstracts: texts.slice(1).map((text) => ({ lang: 'zh', text })) } : {}),
}));

const holds = (from: Publication, query: Query): boolean => evaluate(from, query, context) !== null;

describe('the laws of the language', () => {
  const query = arbitraryQuery(material);

  it('NOT is the opposite, AND and OR are those of logic', () => {
    fc.assert(
      fc.property(publication, query, query, (from, one, other) => {
        const [p, q] = [holds(from, one), holds(from, other)];
        expect(holds(from, not(one))).toBe(!p);
        expect(holds(from, and(one, other))).toBe(p && q);
        expect(holds(from, or(one, other))).toBe(p || q);
        expect(holds(from, not(and(one, other)))).toBe(holds(from, or(not(one), not(other))));
      }),
      { numRuns: 1_000 },
    );
  });

  it('an OR beside NEAR is the OR of the NEARs', () => {
    const leaf = arbitraryLeaf(material, 'ta');
    fc.assert(
      fc.property(publication, leaf, leaf, leaf, fc.nat(4), fc.boolean(), (from, a, b, c, distance, ordered) => {
        const options = { ordered };
        const together = near(or(a, b), c, distance, options);
        const apart = or(near(a, c, distance, options), near(b, c, distance, options));
        expect(holds(from, together)).toBe(holds(from, apart));
      }),
      { numRuns: 1_000 },
    );
  });

  it('NEAR is ADJ in either order, and wider the larger its distance', () => {
    const leaf = arbitraryLeaf(material, 'ta');
    fc.assert(
      fc.property(publication, leaf, leaf, fc.nat(4), (from, a, b, distance) => {
        const ordered = { ordered: true };
        const either = or(near(a, b, distance, ordered), near(b, a, distance, ordered));
        expect(holds(from, near(a, b, distance))).toBe(holds(from, either));
        if (holds(from, near(a, b, distance))) expect(holds(from, near(a, b, distance + 1))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('two leaves at ADJ/0 are one phrase, but for Han characters that must join', () => {
    const words = fc.constantFrom('solid', 'cell', 'ion', 'solid ion');
    fc.assert(
      fc.property(publication, words, words, (from, one, other) => {
        const adjacent = near(phrase('ta', one), phrase('ta', other), 0, { ordered: true });
        expect(holds(from, adjacent)).toBe(holds(from, phrase('ta', `${one} ${other}`)));
      }),
    );
  });

  it('a place is text that matches the leaf by itself', () => {
    fc.assert(
      fc.property(publication, query, (from, one) => {
        for (const { field, text, start, end, leaf } of evaluate(from, one, context)?.places ?? []) {
          const written = (field === 'ti' ? from.titles : from.abstracts)![text]!.text.slice(start, end);
          const alone: Publication = { id: from.id, source: from.source, titles: [{ lang: 'zh', text: written }] };
          expect(holds(alone, { ...leaf, field: 'ti' })).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('a Han term is a substring of a run, line breaks not counted', () => {
    const text = fc.string({
      unit: fc.constantFrom('锂', '电', '池', '，', ' ', '\n', 'a'),
      minLength: 1,
      maxLength: 16,
    });
    const term = fc.string({ unit: fc.constantFrom('锂', '电', '池'), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(text, term, (written, wanted) => {
        const runs = written.replace(/(?<=\p{Script=Han})\s*\n\s*(?=\p{Script=Han})/gu, '').split(/\P{Script=Han}+/u);
        const from: Publication = {
          id: { country: 'CN', number: '113914863', kind: 'A' },
          source: { format: 'test', part: 'whole' },
          titles: [{ lang: 'zh', text: written }],
        };
        expect(holds(from, phrase('ti', wanted))).toBe(runs.some((run) => run.includes(wanted)));
      }),
      { numRuns: 2_000 },
    );
  });
});
