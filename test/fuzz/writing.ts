import TSCharacters from 'opencc-js/dict/TSCharacters';
import type { Random } from '../../bench/generate/random.ts';
import { ODDITIES } from './oddities.ts';

type Change = (text: string, random: Random) => string;

/** The same text, a little different: as another office, another keyboard or a damaged file would have it. */
export function changed(text: string, random: Random): string {
  return random
    .several(random.whole(1, 4), () => random.pick(CHANGES))
    .reduce((given, one) => one(given, random), text);
}

const CHANGES: readonly Change[] = [
  (text, random) => atPiece(text, random, 2, (piece) => [...piece].reverse().join('')),
  (text, random) => atPiece(text, random, 12, () => ''),
  (text, random) => atPiece(text, random, 12, (piece) => piece + piece),
  (text, random) => atPiece(text, random, 0, () => random.pick(ODDITIES)),
  (text, random) => atPiece(text, random, 0, () => random.several(3, () => random.pick(ODDITIES)).join('')),
  (text, random) => atPiece(text, random, 1, () => random.pick(ODDITIES)),
  (text, random) => atPiece(text, random, 0, () => random.pick(['\n', '\n  ', ' ', '，', '-', '.', '\r\n'])),
  (text, random) => atPiece(text, random, 40, fullWidth),
  (text, random) => atPiece(text, random, 40, (piece) => piece.toUpperCase()),
  (text, random) => atPiece(text, random, 40, traditional),
  (text, random) => atPiece(text, random, 40, (piece) => piece.normalize(random.pick(['NFD', 'NFKD', 'NFC', 'NFKC']))),
  (text, random) =>
    atPiece(text, random, 40, (piece) => piece.replace(/[ \p{P}]+/gu, random.pick(['', ' ', '，', '\n']))),
  (text, random) =>
    atPiece(text, random, 40, (piece) => piece.replace(/[a-z]{2,}/i, (word) => otherNumber(word, random))),
  (text, random) =>
    atPiece(text, random, 40, (piece) => piece.replace(/[a-z]{4,}/i, (word) => word.slice(0, random.whole(1, 4)))),
  (text, random) => (random.chance(0.05) ? '' : text),
];

/** Changes up to `most` code points somewhere in the text; halves of surrogate pairs count as one each. */
function atPiece(text: string, random: Random, most: number, change: (piece: string) => string): string {
  const points = [...text];
  const from = random.whole(0, points.length);
  const to = Math.min(points.length, from + (most < 3 ? most : random.whole(1, most)));
  return points.slice(0, from).join('') + change(points.slice(from, to).join('')) + points.slice(to).join('');
}

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).replaceAll(' ', '　');
}

function traditional(text: string): string {
  return [...text].map((character) => TRADITIONAL.get(character) ?? character).join('');
}

/** Simplified characters with one of those that are folded to them. */
const TRADITIONAL: ReadonlyMap<string, string> = new Map(
  TSCharacters.split('|').map((entry) => entry.split(' ').slice(0, 2).reverse() as [string, string]),
);

function otherNumber(word: string, random: Random): string {
  const one = word.replace(/(ies|es|s)$/i, '');
  return random.pick([`${word}s`, `${word}es`, `${one}ies`, `${one}y`, one === '' ? word : one, `${word}'s`]);
}
