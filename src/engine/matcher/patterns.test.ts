import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternMatches } from '../query/pattern.ts';
import { Patterns } from './patterns.ts';

describe('patterns', () => {
  it('finds for a word all that fit it, wherever their wildcards stand', () => {
    const pattern = fc.array(fc.constantFrom('a', 'b', '𠮷', '*', '?'), { minLength: 1, maxLength: 6 });
    const word = fc.array(fc.constantFrom('a', 'b', '𠮷'), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 20 }), word, (wanted, letters) => {
        const patterns = new Patterns();
        const texts = new Map(wanted.map((parts) => [patterns.intern(parts.join('')), parts.join('')]));
        const given = letters.join('');
        const fitting = [...texts].filter(([, text]) => patternMatches(text, given)).map(([number]) => number);
        expect(patterns.fitting(given).sort()).toEqual(fitting.sort());
      }),
      { numRuns: 1000 },
    );
  });
});
