import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandPattern, patternMatches } from './pattern.ts';

const letters = (chars: string[]) => fc.string({ unit: fc.constantFrom(...chars), maxLength: 12 });

describe('patternMatches', () => {
  it('agrees with the regular expression of the same meaning', () => {
    fc.assert(
      fc.property(letters(['a', 'b', '𝒳', '*', '?']), letters(['a', 'b', '𝒳']), (pattern, word) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'su');
        expect(patternMatches(pattern, word)).toBe(expression.test(word));
      }),
      { numRuns: 3_000 },
    );
  });

  it('is not slowed by many stars', () => {
    expect(patternMatches(`${'a*'.repeat(5_000)}b`, 'a'.repeat(20_000))).toBe(false);
  });
});

describe('expandPattern', () => {
  const vocabulary = ['ion', 'cation', 'anion', 'cell'];

  it('gives every word that fits', () => {
    expect(expandPattern('*ion', vocabulary, 3)).toEqual({ ok: true, value: ['ion', 'cation', 'anion'] });
  });

  it('refuses with the count instead of cutting', () => {
    const result = expandPattern('*ion', vocabulary, 2);
    expect(result).toMatchObject({ ok: false, problem: { code: 'query.pattern-too-wide' } });
    expect(!result.ok && result.problem.zh).toContain('3 个不同的词');
    expect(!result.ok && result.problem.en).toContain('3 different words');
  });
});
