import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Blocks } from './image.ts';
import { WordTable } from './word-table.ts';

describe('a table of words', () => {
  it('gives back the value of each word, and tells apart words of one hash', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 50 }), (words) => {
        const table = new WordTable();
        const units = words.map((word) => Uint16Array.from({ length: word.length }, (_, i) => word.charCodeAt(i)));
        units.forEach((word, i) => {
          expect(table.find(word, 0, word.length, 7)).toBe(-1);
          table.add(word, 0, word.length, 7, i);
        });
        expect(units.map((word) => table.find(word, 0, word.length, 7))).toEqual([...words.keys()]);
      }),
    );
  });

  it('grows', () => {
    const table = new WordTable();
    const words = Array.from({ length: 5000 }, (_, i) => `word${i}`);
    words.forEach((word, i) => {
      table.addWord(word, i);
    });
    expect(words.map((word) => table.findWord(word))).toEqual([...words.keys()]);
    expect(table.count).toBe(5000);
  });

  it('is stored with room for a quarter more words, none of which moves the others', () => {
    const words = Array.from({ length: 5000 }, (_, i) => `word${1000 + i}`);
    const table = new WordTable();
    words.slice(0, 4000).forEach((word, i) => {
      table.addWord(word, i);
    });
    table.makeRoom();
    const blocks = new Blocks();
    table.store(blocks);
    const takenUp = WordTable.from(blocks);
    const { bytes } = takenUp;
    words.slice(4000).forEach((word, i) => {
      takenUp.addWord(word, 4000 + i);
    });
    expect(takenUp.bytes).toBe(bytes);
    expect(takenUp.count).toBe(5000);
    expect(words.map((word) => takenUp.findWord(word))).toEqual([...words.keys()]);
  });
});
