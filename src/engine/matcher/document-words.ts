import { singular } from '../text/plural.ts';
import { hashOfUnits, wordOf } from '../text/positions.ts';
import { type AsciiText, KEY, KEY_CHARACTERS, LAST_ASCII } from './ascii-text.ts';
import { IntegerList, roomFor } from './integer-list.ts';
import { NUMBER, PASSING, PATTERN, TRUNCATED, WORD } from './label.ts';
import type { Vocabulary } from './vocabulary.ts';
import { WordTable } from './word-table.ts';

/**
 * The words of documents as they are written, each with all that reading needs of it, so that a word seen before is neither made a string
 * nor folded nor compared with truncated words again. Only a cache: between two batches it is emptied when it has grown too large, or when the vocabulary asks
 * more of many words. When it asks more of a few, a record that was not met since is brought up to date as it is met, which happens before anything else is
 * read of it; so within a batch no label changes.
 *
 * `records` is a hash with open addressing, at most half full. A record is eight integers, half a cache line, so that whoever has found it has
 * read all of it: four of the word's key (see AsciiText; any other word has 0, its number in `odd`, 0, 0), then WORD_LABEL, WORD_NODE, WORD_ENDINGS and
 * WORD_SEEN. A record whose label is 0 is free.
 */
export class DocumentWords {
  records = new Int32Array(0);
  private count = 0;
  private readonly vocabulary: Vocabulary;
  /** Numbers of the words that are no short ASCII ones, from 1. */
  private odd = new WordTable();
  /** These by number, as they are written. */
  private oddWritten: string[] = [];
  /** The literals of words and truncated words, one run for each word that has some: a number and as many endings (see Sequences). */
  private readonly endingRuns = new IntegerList(1024);
  /** The truncated words that fit a word, one run for each: a number and as many patterns. */
  private readonly patternRuns = new IntegerList(1024);
  /** By number of a word of the vocabulary; the label of a passing word has as its number where its run stands. */
  private knownRuns = new Uint32Array(1024);
  /** How many of the vocabulary's changes there were when they were last looked at. */
  private changesKnown = 0;
  /** What is asked of words has changed since the fields below this number. */
  private staleBelow = 0;
  private units = new Uint16Array(1024);
  private readonly key = new Int32Array(KEY);
  private field = 0;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
    this.clear();
  }

  get bytes(): number {
    const runs = [this.endingRuns.items, this.patternRuns.items, this.knownRuns];
    return runs.reduce((sum, { byteLength }) => sum + byteLength, this.records.byteLength + this.odd.bytes);
  }

  /** To be called before the first document of a batch. */
  beginBatch(): void {
    const { wordChanges, words } = this.vocabulary;
    if (wordChanges.areMany || this.isFull) {
      this.clear();
      wordChanges.forget();
    } else if (wordChanges.count > this.changesKnown) {
      this.staleBelow = this.beginField();
    }
    this.changesKnown = wordChanges.count;
    this.knownRuns = roomFor(this.knownRuns, words.count + 1);
  }

  private get isFull(): boolean {
    const inRuns = this.endingRuns.length + this.patternRuns.length;
    return this.count > MOST_WORDS || inRuns > MOST_IN_RUNS || this.field > MOST_FIELDS;
  }

  /** A number for the next field of a document, that is in no record's WORD_SEEN. */
  beginField(): number {
    this.field += 1;
    return this.field;
  }

  /** Makes sure that records stay where they are while so many words are looked up. */
  makeRoom(words: number): void {
    while (2 * RECORD * (this.count + words) > this.records.length) this.doubleRecords();
  }

  /**
   * WORD and where the record stands, of each word of a text, into `tokens`. A loop of its own, because its reads, far apart, then run side by
   * side; it leaves only for a word that is long, new, or not where it is looked for first.
   */
  findAll(text: AsciiText, tokens: Int32Array): void {
    const { keys, count } = text;
    const { records } = this;
    const mask = records.length - 1;
    for (let word = 0; word < count; word++) {
      const key = KEY * word;
      const k0 = keys[key]!;
      const k1 = keys[key + 1]!;
      const k2 = keys[key + 2]!;
      const k3 = keys[key + 3]!;
      const home = (hashOf(k0, k1, k2, k3) << RECORD_SHIFT) & mask;
      // 0 where the record has this very key. A free record has none; a long word's key is where it stands, so it is looked up otherwise.
      const difference =
        (records[home]! ^ k0) | (records[home + 1]! ^ k1) | (records[home + 2]! ^ k2) | (records[home + 3]! ^ k3);
      tokens[word] = WORD | (difference === 0 && k0 !== 0 ? home : this.findOne(text, key));
    }
  }

  private findOne({ keys, bytes }: AsciiText, key: number): number {
    const [k0, k1, k2, k3] = [keys[key]!, keys[key + 1]!, keys[key + 2]!, keys[key + 3]!];
    return k0 === 0 ? this.findOdd(this.unitsOf(bytes, k1, k2), k2 - k1) : this.find(k0, k1, k2, k3);
  }

  /** Where the record of the word stands that `units[start]` up to `end` write. */
  findWord(units: Uint16Array, start: number, end: number): number {
    const key = this.key.fill(0);
    if (end - start > KEY_CHARACTERS) return this.findOdd(units.subarray(start, end), end - start);
    for (let at = start; at < end; at++) {
      const unit = units[at]!;
      if (unit > LAST_ASCII) return this.findOdd(units.subarray(start, end), end - start);
      key[(at - start) >>> 2]! |= unit << (8 * ((at - start) & 3));
    }
    return this.find(key[0]!, key[1]!, key[2]!, key[3]!);
  }

  /** The endings of a record, `endings[at + 1]` up to `at + endings[at]`; `at` stands in the record. */
  get endings(): Uint32Array {
    return this.endingRuns.items;
  }

  /** Whether the pattern fits the word with this label, which is TRUNCATED. */
  fits(pattern: number, label: number): boolean {
    const { items } = this.patternRuns;
    const run = (label & PASSING) === 0 ? this.knownRuns[label & NUMBER]! : label & NUMBER;
    for (let i = 1; i <= items[run]!; i++) if (items[run + i] === pattern) return true;
    return false;
  }

  /** Says that the word is met in the field in hand, for the first time; to be called before anything is read of its record. */
  meet(record: number): void {
    if (this.records[record + WORD_SEEN]! < this.staleBelow) this.bringUpToDate(record);
    this.records[record + WORD_SEEN] = this.field;
  }

  private bringUpToDate(record: number): void {
    const word = singular(this.writtenAt(record));
    if (this.hasChanged(word, this.records[record + WORD_LABEL]!)) this.describe(record, word);
  }

  private hasChanged(word: string, label: number): boolean {
    const { words, patterns, wordChanges } = this.vocabulary;
    const number = (label & PASSING) === 0 ? label & NUMBER : 0;
    if (number === 0 ? words.findWord(word) >= 0 : wordChanges.has(WORD | number)) return true;
    return wordChanges.ofTruncated && patterns.fitting(word).some((pattern) => wordChanges.has(PATTERN | pattern));
  }

  private writtenAt(record: number): string {
    const key = this.records.subarray(record, record + KEY);
    return key[0] === 0 ? this.oddWritten[key[1]!]! : wordOfKey(key);
  }

  private find(k0: number, k1: number, k2: number, k3: number): number {
    const place = this.placeOf(k0, k1, k2, k3);
    if (this.records[place + WORD_LABEL] === 0) this.add(place, k0, k1, k2, k3);
    return place;
  }

  private findOdd(units: Uint16Array, length: number): number {
    const hash = hashOfUnits(units, 0, length);
    let number = this.odd.find(units, 0, length, hash);
    if (number < 0) {
      number = this.odd.count + 1;
      this.odd.add(units, 0, length, hash, number);
      this.oddWritten[number] = wordOf(units, 0, length);
    }
    const place = this.placeOf(0, number, 0, 0);
    if (this.records[place + WORD_LABEL] === 0) this.add(place, 0, number, 0, 0);
    return place;
  }

  /** Where the record with the key stands, or the free one where it is to stand. */
  private placeOf(k0: number, k1: number, k2: number, k3: number): number {
    const { records } = this;
    const mask = records.length - 1;
    let place = (hashOf(k0, k1, k2, k3) << RECORD_SHIFT) & mask;
    while (
      (records[place] !== k0 || records[place + 1] !== k1 || records[place + 2] !== k2 || records[place + 3] !== k3) &&
      records[place + WORD_LABEL] !== 0
    )
      place = (place + RECORD) & mask;
    return place;
  }

  private add(place: number, k0: number, k1: number, k2: number, k3: number): void {
    this.records.set([k0, k1, k2, k3], place);
    this.records[place + WORD_SEEN] = this.field - 1;
    this.describe(place, singular(this.writtenAt(place)));
    this.count += 1;
  }

  private describe(record: number, word: string): void {
    const { vocabulary, records } = this;
    const known = Math.max(0, vocabulary.words.findWord(word));
    const patterns = vocabulary.patterns.fitting(word);
    const asked = [...(known === 0 ? [] : [WORD | known]), ...patterns.map((pattern) => PATTERN | pattern)];
    const endings = asked.flatMap((label) => vocabulary.endingsOf(label));
    records[record + WORD_LABEL] = this.labelOf(known, patterns);
    records[record + WORD_NODE] = known === 0 ? 0 : vocabulary.sequences.beginning(WORD | known);
    records[record + WORD_ENDINGS] = this.pushEndings(endings);
  }

  private labelOf(known: number, patterns: readonly number[]): number {
    if (patterns.length === 0) return WORD | known;
    const run = this.patternRuns.push(patterns.length);
    for (const pattern of patterns) this.patternRuns.push(pattern);
    if (run > NUMBER) throw new RangeError('too many truncated words fit the words of one batch');
    if (known === 0) return WORD | TRUNCATED | PASSING | run;
    this.knownRuns[known] = run;
    return WORD | TRUNCATED | known;
  }

  /** Where the run stands; 0 for none. */
  private pushEndings(endings: readonly number[]): number {
    if (endings.length === 0) return 0;
    const run = this.endingRuns.push(endings.length);
    for (const ending of endings) this.endingRuns.push(ending);
    return run;
  }

  /** In lower case. */
  private unitsOf(bytes: Uint8Array, start: number, end: number): Uint16Array {
    this.units = roomFor(this.units, end - start);
    for (let at = start; at < end; at++) this.units[at - start] = bytes[at]! | LOWER_CASE;
    return this.units;
  }

  /** The tables are let go rather than emptied: where they are large that would take longer than to match one document. */
  private clear(): void {
    this.records = new Int32Array(RECORD * INITIAL);
    this.count = 0;
    this.odd = new WordTable();
    this.oddWritten = [''];
    this.endingRuns.clear();
    this.endingRuns.push(0);
    this.patternRuns.clear();
    this.field = this.staleBelow = 0;
  }

  private doubleRecords(): void {
    const old = this.records;
    this.records = new Int32Array(2 * old.length);
    for (let from = 0; from < old.length; from += RECORD) {
      if (old[from + WORD_LABEL] === 0) continue;
      const place = this.placeOf(old[from]!, old[from + 1]!, old[from + 2]!, old[from + 3]!);
      this.records.set(old.subarray(from, from + RECORD), place);
    }
  }
}

/** Of a record, behind the key: the word's label, never 0. */
export const WORD_LABEL = 4;
/** The node (with flags) of the sequences that begin with the word, 0 for none. */
export const WORD_NODE = 5;
/** Where its endings stand, see `endings`. */
export const WORD_ENDINGS = 6;
/** The number of the field in which the word was met last. */
export const WORD_SEEN = 7;
const RECORD_SHIFT = 3;
const RECORD = 1 << RECORD_SHIFT;

/** A power of two. */
const INITIAL = 1024;
const MOST_WORDS = 1_000_000;
const MOST_IN_RUNS = 1 << 25;
const MOST_FIELDS = 1 << 30;
/** Of one character. */
const LOWER_CASE = 0x20;

function hashOf(k0: number, k1: number, k2: number, k3: number): number {
  const mixed =
    Math.imul(k0, 0x9e37_79b1) ^ Math.imul(k1, 0x85eb_ca6b) ^ Math.imul(k2, 0xc2b2_ae35) ^ Math.imul(k3, 0x27d4_eb2f);
  return mixed ^ (mixed >>> 15);
}

function wordOfKey(key: Int32Array): string {
  const characters = Array.from(key)
    .flatMap((four) => [four, four >>> 8, four >>> 16, four >>> 24])
    .map((code) => code & 0xff);
  return String.fromCharCode(...characters.filter((code) => code !== 0));
}
