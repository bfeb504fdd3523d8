import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analyse.ts';
import { singular } from './plural.ts';
import { CODE_POINT, hashOfUnits, JOINED, Positions, WORD } from './positions.ts';

const SNIPPETS = ['锂', '離', '𠮷', '㍿', '㎜', '电池', 'Batteries', 'é', 'e\u0301', 'İ', 'ﬁ', '𝐀', 'ｱﾞ', '\u0301'];
const BREAKS = [' ', '\n', '\u2028', '\u00a0', '，', '-', "'", '\u0000', '\ud800'];
const writing = fc
  .array(fc.oneof(fc.constantFrom(...SNIPPETS, ...BREAKS), fc.string({ unit: 'binary', maxLength: 3 })))
  .map((parts) => parts.join(''));

/** The positions as `analyse` tells them, read from the labels. */
function told(positions: Positions): unknown[] {
  return Array.from(positions.labels.subarray(0, positions.count), (label, i) => {
    const place = { start: positions.starts[i]!, end: positions.ends[i]! };
    if (label >= WORD) return { term: singular(positions.word(i)), ...place, han: false, joined: false };
    return { term: String.fromCodePoint(label & CODE_POINT), ...place, han: true, joined: (label & JOINED) !== 0 };
  });
}

function read(text: string, positions = new Positions()): Positions {
  positions.read(text);
  return positions;
}

describe('positions', () => {
  it('are those of the analysis, whatever the buffers held before', () => {
    const used = new Positions();
    fc.assert(
      fc.property(writing, (text) => {
        expect(told(read(text, used))).toEqual(analyse(text));
      }),
    );
  });

  it('label a word with the hash of its own units only', () => {
    const positions = read('Ｌithium-ION，𠮷lithium');
    const words = [0, 1, 3].map((i) => [positions.word(i), positions.labels[i]! & ~WORD]);
    expect(words.map(([word]) => word)).toEqual(['lithium', 'ion', 'lithium']);
    expect(words[0]![1]).toBe(words[2]![1]);
    const units = Uint16Array.from('lithium', (char) => char.charCodeAt(0));
    expect(words[0]![1]).toBe(hashOfUnits(units, 0, units.length));
    expect(words[1]![1]).not.toBe(words[0]![1]);
  });

  it('grow with the text, and beyond it where one character folds to many', () => {
    const long = read(`${'㍿'.repeat(3000)} ${'㎜'.repeat(3000)}`);
    expect(long.count).toBe(12_001);
    expect(long.word(12_000)).toBe('mm'.repeat(3000));
  });
});
