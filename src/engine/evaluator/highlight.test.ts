import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Publication } from '../publication.ts';
import { and, or, phrase } from '../query/build.ts';
import type { Query } from '../query/tree.ts';
import { evaluate } from './evaluate.ts';
import { type HighlightedText, highlight } from './highlight.ts';

function marked(query: Query, publication: Publication): HighlightedText[] {
  return highlight(publication, evaluate(publication, query, { today: '2024-01-01' })!);
}

function titled(title: string): Publication {
  return {
    id: { country: 'CN', number: '113914863', kind: 'A' },
    source: { format: 'test', part: 'whole' },
    titles: [{ lang: 'zh', text: title }],
    abstracts: [{ lang: 'zh', text: '另有隔膜' }],
  };
}

function pieces({ text, ranges }: HighlightedText): string[] {
  return ranges.map(({ start, end }) => text.slice(start, end));
}

describe('highlight', () => {
  it('makes overlapping and touching places one', () => {
    const [title] = marked(
      or(phrase('ta', '锂离子'), phrase('ta', '离子电'), phrase('ta', '池组')),
      titled('锂离子电池组与锂离子'),
    );
    expect(pieces(title!)).toEqual(['锂离子电池组', '锂离子']);
  });

  it('marks words as they were written, and names their texts', () => {
    const texts = marked(and(phrase('ta', 'battery'), phrase('ta', '隔膜')), titled('Two BATTERIES'));
    expect(texts.map(({ field, index }) => [field, index])).toEqual([
      ['ti', 0],
      ['ab', 0],
    ]);
    expect(texts.flatMap(pieces)).toEqual(['BATTERIES', '隔膜']);
  });

  it('covers every place, in order, without touching ranges', () => {
    const syllables = fc.array(fc.constantFrom('电', '池', ' ', 'cell'), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(syllables, (parts) => {
        const publication = titled(parts.join(''));
        const query = or(phrase('ti', '电'), phrase('ti', '电池'), phrase('ti', '池电'), phrase('ti', 'cell'));
        const match = evaluate(publication, query, { today: '2024-01-01' });
        if (match === null) return;
        const { ranges } = highlight(publication, match)[0]!;
        for (const { start, end } of match.places) {
          expect(ranges.some((range) => range.start <= start && end <= range.end)).toBe(true);
        }
        ranges.slice(1).forEach((range, at) => {
          expect(range.start).toBeGreaterThan(ranges[at]!.end);
        });
        expect(
          ranges.every(
            ({ start, end }) =>
              match.places.some((place) => place.start === start) && match.places.some((place) => place.end === end),
          ),
        ).toBe(true);
      }),
    );
  });
});
