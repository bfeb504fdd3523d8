import { hashOfUnits } from '../text/positions.ts';
import type { Blocks } from './image.ts';
import { resized, roomFor, withRoom } from './integer-list.ts';

/**
 * A value for each of a set of words: an open-addressing hash over code units, so that a word is looked up where it stands in a
 * buffer, without making a string of it.
 *
 * Invariants: a slot is four integers, one cache line for all that a lookup needs before it compares units: hash, value, and
 * where the word's units begin and end in `units` (an end of 0 is an empty slot, for no word is empty). At most half of the
 * slots are taken, so that probing ends. Equal hashes are told apart by the units.
 */
export class WordTable {
  count = 0;
  private slots = new Uint32Array(SLOT * INITIAL_SLOTS);
  private units = new Uint16Array(4 * INITIAL_SLOTS);
  private unitCount = 0;

  /** Takes up what `store` put. */
  static from(blocks: Blocks): WordTable {
    const table = new WordTable();
    table.slots = blocks.take('words.slots');
    table.units = blocks.take('words.units');
    const [count, unitCount] = blocks.take('words.counts');
    table.count = count!;
    table.unitCount = unitCount!;
    return table;
  }

  store(blocks: Blocks): void {
    blocks.put('words.slots', this.slots);
    blocks.put('words.units', this.units.subarray(0, withRoom(this.unitCount)));
    blocks.put('words.counts', Uint32Array.of(this.count, this.unitCount));
  }

  /** Sees to it that a quarter more words, as long as those that are here, can be added without moving the others. */
  makeRoom(): void {
    while (2 * SLOT * withRoom(this.count) > this.slots.length) this.doubleSlots();
    this.units = resized(this.units, withRoom(this.unitCount));
  }

  get bytes(): number {
    return this.slots.byteLength + this.units.byteLength;
  }

  /** The value of the word `units[start]` up to `end`, whose hash the caller has; -1 where it is not here. */
  find(units: Uint16Array, start: number, end: number, hash: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    for (let at = (hash << SLOT_SHIFT) & mask; ; at = (at + SLOT) & mask) {
      if (slots[at + END] === 0) return -1;
      if (slots[at + HASH] === hash && this.isWord(at, units, start, end)) return slots[at + VALUE]!;
    }
  }

  /** Adds a word that is not here yet. */
  add(units: Uint16Array, start: number, end: number, hash: number, value: number): void {
    const from = this.unitCount;
    this.unitCount += end - start;
    this.units = roomFor(this.units, this.unitCount);
    for (let at = start, to = from; at < end; at++) this.units[to++] = units[at]!;
    this.count += 1;
    if (2 * SLOT * this.count > this.slots.length) this.doubleSlots();
    this.place(hash, value, from, this.unitCount);
  }

  findWord(word: string): number {
    const units = unitsOf(word);
    return this.find(units, 0, word.length, hashOfUnits(units, 0, word.length));
  }

  addWord(word: string, value: number): void {
    const units = unitsOf(word);
    this.add(units, 0, word.length, hashOfUnits(units, 0, word.length), value);
  }

  private isWord(slot: number, units: Uint16Array, start: number, end: number): boolean {
    let own = this.slots[slot + START]!;
    if (this.slots[slot + END]! - own !== end - start) return false;
    for (let at = start; at < end; at++) if (this.units[own++] !== units[at]) return false;
    return true;
  }

  private place(hash: number, value: number, start: number, end: number): void {
    const { slots } = this;
    const mask = slots.length - 1;
    let at = (hash << SLOT_SHIFT) & mask;
    while (slots[at + END] !== 0) at = (at + SLOT) & mask;
    slots[at + HASH] = hash;
    slots[at + VALUE] = value;
    slots[at + START] = start;
    slots[at + END] = end;
  }

  private doubleSlots(): void {
    const old = this.slots;
    this.slots = new Uint32Array(2 * old.length);
    for (let at = 0; at < old.length; at += SLOT) {
      if (old[at + END] !== 0) this.place(old[at + HASH]!, old[at + VALUE]!, old[at + START]!, old[at + END]!);
    }
  }
}

/** Integers per slot, and what they are. */
const SLOT_SHIFT = 2;
const SLOT = 1 << SLOT_SHIFT;
const HASH = 0;
const VALUE = 1;
const START = 2;
const END = 3;

/** A power of two. */
const INITIAL_SLOTS = 1024;

/** The code units of a word, in a buffer that is used again for the next. */
function unitsOf(word: string): Uint16Array {
  unitsOfWord = roomFor(unitsOfWord, word.length);
  for (let i = 0; i < word.length; i++) unitsOfWord[i] = word.charCodeAt(i);
  return unitsOfWord;
}

let unitsOfWord = new Uint16Array(64);
