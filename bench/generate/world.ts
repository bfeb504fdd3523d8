import type { Random } from './random.ts';

export type Language = 'zh' | 'en';

/**
 * The made-up world of the benchmarks: words of two languages, technical fields and firms, all from numbers, so that any amount of
 * it is the same everywhere. Frequencies follow Zipf's law; every field of technology has words of its own, as real ones have,
 * so that the words of a profile occur together far more often than chance would have it.
 */
export const FIELDS = 620;
export const WORDS_OF_FIELD = 1500;
const GENERAL_WORDS = 120_000;
const FIRMS = 30_000;

const generalRanks = zipf(GENERAL_WORDS, 1);
const fieldRanks = zipf(FIELDS, 0.7);
const fieldWordRanks = zipf(WORDS_OF_FIELD, 0.9);
const firmRanks = zipf(FIRMS, 0.8);

export function anyField(random: Random): number {
  return rank(fieldRanks, random);
}

/** A word of everyday or of all technology; rank 0 is the most frequent. */
export function anyWord(language: Language, random: Random): string {
  return word(language, rank(generalRanks, random));
}

export function anyFieldWord(language: Language, field: number, random: Random): string {
  return fieldWord(language, field, rank(fieldWordRanks, random));
}

/** The word that is number `rank` of the field's own; fields share some of them. */
export function fieldWord(language: Language, field: number, rank: number): string {
  return word(language, 200 + (mixed(field * WORDS_OF_FIELD + rank) % (GENERAL_WORDS - 200)));
}

export function anyFirm(language: Language, random: Random): string {
  const number = rank(firmRanks, random);
  return language === 'zh'
    ? `${chinese(number + 7)}科技有限公司`
    : `${english(number + 7)} ${english(number % 97)} Ltd`;
}

/** `H01M` and the like; each field of technology is one subclass. Section D has too few classes to make up more. */
export function subclassOf(field: number): string {
  const section = 'ABCEFGH'[field % 7]!;
  const number = 1 + (Math.floor(field / 7) % 20);
  return `${section}${String(number).padStart(2, '0')}${'BCDFGHJKLM'[Math.floor(field / 140)]!}`;
}

/** A symbol under the field's subclass, its first main groups the most frequent. */
export function anySymbol(field: number, random: Random): string {
  const group = 1 + 2 * Math.floor(12 * random.fraction() ** 2);
  const subgroup = Math.floor(40 * random.fraction() ** 2);
  return `${subclassOf(field)}${group}/${String(2 * subgroup).padStart(2, '0')}`;
}

function word(language: Language, rank: number): string {
  return language === 'zh' ? chinese(rank) : english(rank);
}

const ONSETS = ['b', 'c', 'd', 'f', 'g', 'h', 'l', 'm', 'n', 'p', 'r', 't', 'v', 'st', 'tr', 'pl'];
const RHYMES = ['an', 'el', 'ir', 'or', 'um', 'a', 'e', 'i', 'o', 'ent', 'ol', 'ar', 'in', 'ade', 'ive', 'ure'];

/** Syllables to the base of 256: one for the most frequent words, two for the rest, a third where two are not enough. */
function english(rank: number): string {
  let text = '';
  for (let rest = rank; ; rest = Math.floor(rest / 256) - 1) {
    text = ONSETS[(rest * 7) % 16]! + RHYMES[Math.floor(rest / 16) % 16]! + text;
    if (rest < 256) return text;
  }
}

const FIRST_CHARACTER = 0x4e00;
const CHARACTERS = 3500;

/** Two characters, or three or four for every third rare word; some characters are in far more words than others. */
function chinese(rank: number): string {
  const length = rank < 3000 || rank % 3 !== 0 ? 2 : 3 + (rank % 2);
  return Array.from({ length }, (_, place) => {
    const share = mixed(rank * 4 + place) / 0x1_0000_0000;
    return String.fromCharCode(FIRST_CHARACTER + 5 * Math.floor(CHARACTERS * share * share));
  }).join('');
}

/** Scatters a number over 32 bits. */
function mixed(number: number): number {
  let state = Math.imul(number ^ (number >>> 16), 0x85eb_ca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2_ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

/** Sums of the weights 1 / (rank + 2.7) ** exponent (Zipf, as Mandelbrot bent it), scaled to end with 1. */
function zipf(count: number, exponent: number): Float64Array {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum += (i + 2.7) ** -exponent;
    sums[i] = sum;
  }
  return sums.map((partial) => partial / sum);
}

function rank(sums: Float64Array, random: Random): number {
  const wanted = random.fraction();
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sums[middle]! <= wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
