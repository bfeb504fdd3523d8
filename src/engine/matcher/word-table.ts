import { hashOfUnits } from '../text/positions.ts';
import { IntegerList, roomFor } from './integer-list.ts';

/**
 * Words numbered from 1 in the order in which they came: an open-addressing hash over code units, so that a word is
 * looked up where it stands in a buffer, without making a string of it.
 *
 * Invariants: `slots` holds pairs (hash, number), number 0 for an empty slot, at most half of them taken, so that probing
 * ends; the units of word `n` are `units[ends[n - 1]]` up to `ends[n]`. Equal hashes are told apart by the units.
 */
export class WordTable {
  private slots = new Uint32Array(2 * INITIAL_SLOTS);
  private units = new Uint16Array(4 * INITIAL_SLOTS);
  private readonly ends = new IntegerList(INITIAL_SLOTS);

  constructor() {
    this.ends.push(0);
  }

  /** The number of words; the numbers run from 1 to it. */
  get count(): number {
    return this.ends.length - 1;
  }

  get bytes(): number {
    return this.slots.byteLength + this.units.byteLength + this.ends.items.byteLength;
  }

  /** The number of the word `units[start]` up to `end`, whose hash the caller has; 0 where it is not here. */
  find(units: Uint16Array, start: number, end: number, hash: number): number {
    const { slots } = this;
    const mask = slots.length / 2 - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = slots[2 * slot + 1]!;
      if (number === 0) return 0;
      if (slots[2 * slot] === hash && this.isWord(number, units, start, end)) return number;
    }
  }

  /** Adds a word that is not here yet, and gives its number. */
  add(units: Uint16Array, start: number, end: number, hash: number): number {
    const from = this.ends.items[this.count]!;
    const to = from + end - start;
    this.units = roomFor(this.units, to);
    this.units.set(units.subarray(start, end), from);
    this.ends.push(to);
    if (4 * this.count > this.slots.length) this.doubleSlots();
    this.place(this.count, hash);
    return this.count;
  }

  findWord(word: string): number {
    const units = unitsOf(word);
    return this.find(units, 0, units.length, hashOfUnits(units, 0, units.length));
  }

  /** The number of the word, which is added where it is not here. */
  internWord(word: string): number {
    const units = unitsOf(word);
    const hash = hashOfUnits(units, 0, units.length);
    return this.find(units, 0, units.length, hash) || this.add(units, 0, units.length, hash);
  }

  clear(): void {
    this.slots.fill(0);
    this.ends.length = 1;
  }

  private isWord(number: number, units: Uint16Array, start: number, end: number): boolean {
    const { items } = this.ends;
    let own = items[number - 1]!;
    if (items[number]! - own !== end - start) return false;
    for (let at = start; at < end; at++) if (this.units[own++] !== units[at]) return false;
    return true;
  }

  private place(number: number, hash: number): void {
    const { slots } = this;
    const mask = slots.length / 2 - 1;
    let slot = hash & mask;
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
    slots[2 * slot] = hash;
    slots[2 * slot + 1] = number;
  }

  private doubleSlots(): void {
    const old = this.slots;
    this.slots = new Uint32Array(2 * old.length);
    for (let at = 0; at < old.length; at += 2) if (old[at + 1] !== 0) this.place(old[at + 1]!, old[at]!);
  }
}

/** A power of two. */
const INITIAL_SLOTS = 1024;

function unitsOf(word: string): Uint16Array {
  const units = new Uint16Array(word.length);
  for (let i = 0; i < word.length; i++) units[i] = word.charCodeAt(i);
  return units;
}
