import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Positions } from '../text/positions.ts';
import { AsciiText, KEY, KEY_CHARACTERS } from './ascii-text.ts';

const ascii = fc.oneof(
  fc.string({ unit: 'binary-ascii', maxLength: 80 }),
  fc
    .array(fc.oneof(fc.stringMatching(/^[A-Za-z0-9]{0,40}$/), fc.constantFrom(' ', '. ', '-', '\n', '\0', '_')))
    .map((parts) => parts.join('')),
);

describe('a text of ASCII characters', () => {
  const text = new AsciiText();

  it('is read to the words that the general analysis finds', () => {
    const positions = new Positions();
    fc.assert(
      fc.property(ascii, (written) => {
        positions.read(written);
        expect(text.read(written)).toBe(true);
        const expected = Array.from({ length: positions.count }, (_, i) => positions.word(i));
        expect(Array.from({ length: text.count }, (_, word) => wordOf(text, word))).toEqual(expected);
      }),
    );
  });

  it('is not taken where there is another character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (written) => {
        expect(text.read(written)).toBe([...written].every((char) => char.codePointAt(0)! < 0x80));
      }),
    );
  });
});

function wordOf({ keys, bytes }: AsciiText, word: number): string {
  const key = keys.slice(KEY * word, KEY * (word + 1));
  if (key[0] === 0) {
    const long = bytes.subarray(key[1], key[2]).toString().toLowerCase();
    expect(long.length).toBeGreaterThan(KEY_CHARACTERS);
    return long;
  }
  return Buffer.from(key.buffer).toString().replaceAll('\0', '');
}
