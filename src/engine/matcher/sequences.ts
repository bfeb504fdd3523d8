import type { Blocks } from './image.ts';
import { IntegerList, withRoom } from './integer-list.ts';
import { JOINED, PATTERN, WORD } from './label.ts';
import type { WordChanges } from './word-changes.ts';

/**
 * The sequences of positions that the profiles' text leaves want, as one trie: a node is a label wanted after the labels
 * of its parent. A document follows it from each of its positions, and every node it reaches is an occurrence of that
 * sequence, exactly; so a term of any length, a word and a phrase each become one literal, rarer than any of their parts.
 *
 * Nodes are numbered from 1, 0 is the root. A node is handed about with flags in its lowest bits (`number << FLAG_BITS | flags`),
 * so that most nodes, where nothing ends, need not be looked at again. Its record is kept in the table by which it is looked up, and
 * the records of those below the root in `roots`, by label: each step of a document costs one read outside the cache at most.
 */
export class Sequences {
  /** Two integers by Han character of the Basic Multilingual Plane: the node of the sequence that is it alone, with flags, and its ending. */
  roots = new Uint32Array(2 * ROOTS);
  /**
   * Records of all nodes by hash of parent and label, open addressing, at most three quarters full; index 0 is never used.
   */
  table = new Uint32Array(RECORD * INITIAL);
  /**
   * A bit for each hash that some node has, five to eleven times as many bits as nodes. Most lookups from a document find nothing, and this
   * small table, which stays in the cache, tells so.
   */
  private present = new Uint32Array((INITIAL * BITS_PER_RECORD) / 32);
  /** By node, for reading sequences backwards. */
  private parents = new IntegerList(INITIAL);
  private labels = new IntegerList(INITIAL);
  private readonly wordChanges: WordChanges;

  /** `wordChanges` is told whenever more is asked of what begins a sequence. */
  constructor(wordChanges: WordChanges) {
    this.wordChanges = wordChanges;
    this.parents.push(0);
    this.labels.push(0);
  }

  /** Takes up what `store` put. */
  static from(blocks: Blocks, wordChanges: WordChanges): Sequences {
    const sequences = new Sequences(wordChanges);
    sequences.roots = blocks.take('sequences.roots');
    sequences.table = blocks.take('sequences.table');
    sequences.present = blocks.take('sequences.present');
    const [count] = blocks.take('sequences.count');
    sequences.parents = IntegerList.over(blocks.take('sequences.parents'), count!);
    sequences.labels = IntegerList.over(blocks.take('sequences.labels'), count!);
    return sequences;
  }

  store(blocks: Blocks): void {
    blocks.put('sequences.roots', this.roots);
    blocks.put('sequences.table', this.table);
    blocks.put('sequences.present', this.present);
    blocks.put('sequences.count', Uint32Array.of(this.parents.length));
    blocks.put('sequences.parents', this.parents.roomy);
    blocks.put('sequences.labels', this.labels.roomy);
  }

  get bytes(): number {
    const arrays = [this.table, this.present, this.roots, this.parents.items, this.labels.items];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** The record of the node of a whole sequence of labels, made where it is not here. It stands there until the next is made. */
  intern({ items, length }: IntegerList): number {
    this.makeRoomFor(this.parents.length + length);
    // The roots of Han characters stay in the cache, the table of all nodes does not.
    let node = length > 1 && items[0]! < ROOTS ? this.roots[2 * items[0]!]! >>> FLAG_BITS : 0;
    let record = 0;
    for (let i = node === 0 ? 0 : 1; i < length; i++) {
      const label = items[i]!;
      const parentRecord = record;
      record = this.placeOf(node, label);
      if (this.nodeAt(record) === 0) this.add(node, parentRecord, label, record);
      node = this.nodeAt(record) >>> FLAG_BITS;
    }
    return record;
  }

  /** The record of the node that wants `label` after the node with the number `parent`, or 0. */
  find(parent: number, label: number): number {
    const home = this.homeOf(parent, label);
    return home === 0 ? 0 : this.findFrom(home, parent, label);
  }

  /** Where the search for a record begins; 0 where there is certainly none. */
  homeOf(parent: number, label: number): number {
    const hash = hashOf(parent, label);
    return this.isPresent(hash) ? this.home(hash) : 0;
  }

  findFrom(home: number, parent: number, label: number): number {
    const { table } = this;
    const mask = table.length - 1;
    for (let record = home; ; record = (record + RECORD) & mask) {
      if (table[record + LABEL] === label && table[record + PARENT] === parent) return record;
      if (table[record + NODE] === 0 && record !== 0) return 0;
    }
  }

  /** The node (with flags) of a record; 0 for record 0, that is for none, since nothing is ever written there. */
  nodeAt(record: number): number {
    return this.table[record + NODE]!;
  }

  /**
   * The first literal of the sequences that end at a record, with the fields it looks at: `literal << MASK_BITS | mask`. Without fields
   * where several literals end: then each has to be asked for its own.
   */
  endingAt(record: number): number {
    return this.table[record + ENDING]!;
  }

  labelOf(node: number): number {
    return this.labels.items[node]!;
  }

  parentOf(node: number): number {
    return this.parents.items[node]!;
  }

  /** The first of the literals that end at the node, 0 for none. */
  firstLiteral(node: number): number {
    return this.endingAt(this.recordOf(node)) >>> MASK_BITS;
  }

  /** The node (with flags) of the sequence that is one label alone, 0 where there is none. */
  beginning(label: number): number {
    return this.nodeAt(this.find(0, label));
  }

  /** Makes `literal`, which looks at the fields of `mask`, the first that ends at the record; gives the one that was, 0 for none. */
  putLiteral(record: number, literal: number, mask: number): number {
    const before = this.endingAt(record) >>> MASK_BITS;
    this.table[record + ENDING] = (literal << MASK_BITS) | (before === 0 ? mask : 0);
    this.setFlags(record, ENDS_HERE);
    return before;
  }

  /** Sees to it that reading keeps where the sequence of the node stands. */
  keepOccurrencesOf(node: number): void {
    const record = this.recordOf(node);
    if ((this.nodeAt(record) & POSITIONED) === 0) this.setFlags(record, POSITIONED);
  }

  /** Index 0 is left out, so that it can say that there is no record. */
  private home(hash: number): number {
    return (hash << RECORD_SHIFT) & (this.table.length - 1) || RECORD;
  }

  private isPresent(hash: number): boolean {
    const bit = hash & (this.present.length * 32 - 1);
    return ((this.present[bit >>> 5]! >>> (bit & 31)) & 1) !== 0;
  }

  private recordOf(node: number): number {
    return this.find(this.parentOf(node), this.labelOf(node));
  }

  /** Adds a node with its record at `record`. The record of the node before it is looked for where it is not known (0). */
  private add(parent: number, parentRecord: number, label: number, record: number): void {
    const node = this.parents.push(parent);
    this.labels.push(label);
    this.putRecord(record, parent, label, node << FLAG_BITS, 0);
    this.setFlags(record, 0);
    if (parent === 0) return;
    this.setFlags(parentRecord || this.recordOf(parent), wantsAnyHan(label) ? GOES_ON | GOES_ON_ANY_HAN : GOES_ON);
  }

  private putRecord(record: number, parent: number, label: number, node: number, ending: number): void {
    const { table } = this;
    table[record + PARENT] = parent;
    table[record + LABEL] = label;
    table[record + NODE] = node;
    table[record + ENDING] = ending;
    const bit = hashOf(parent, label) & (this.present.length * 32 - 1);
    this.present[bit >>> 5]! |= 1 << (bit & 31);
  }

  /** Sets flags in a node's record, and brings the roots up to date where it is one. */
  private setFlags(record: number, flags: number): void {
    const { table } = this;
    // A second literal that ends here is a change as well, though the flag stands already.
    const known = (table[record + NODE]! & flags) === flags && flags !== ENDS_HERE;
    table[record + NODE]! |= flags;
    if (table[record + PARENT] !== 0) return;
    const label = table[record + LABEL]!;
    if ((label & (WORD | PATTERN)) !== 0 && !known) this.wordChanges.push(label);
    if (label >= ROOTS) return;
    this.roots[2 * label] = this.nodeAt(record);
    this.roots[2 * label + 1] = this.endingAt(record);
  }

  /** Where the record of the node that wants `label` after `parent` stands; where it is to stand, when it is not here. */
  private placeOf(parent: number, label: number): number {
    const { table } = this;
    const mask = table.length - 1;
    for (let record = this.home(hashOf(parent, label)); ; record = (record + RECORD) & mask) {
      if (record === 0) continue;
      if (table[record + NODE] === 0 || (table[record + LABEL] === label && table[record + PARENT] === parent))
        return record;
    }
  }

  /** Sees to it that a quarter more nodes can be added without moving the others. */
  makeRoom(): void {
    this.parents.makeRoom();
    this.labels.makeRoom();
    this.makeRoomFor(withRoom(this.parents.length));
  }

  /** Sees to it that there can be as many nodes without moving a record. */
  private makeRoomFor(nodes: number): void {
    while (RECORD * 4 * nodes > 3 * this.table.length) this.doubleTable();
  }

  private doubleTable(): void {
    const old = this.table;
    this.table = new Uint32Array(2 * old.length);
    this.present = new Uint32Array(2 * this.present.length);
    for (let record = 0; record < old.length; record += RECORD) {
      const node = old[record + NODE]!;
      if (node === 0) continue;
      const parent = old[record + PARENT]!;
      const label = old[record + LABEL]!;
      this.putRecord(this.placeOf(parent, label), parent, label, node, old[record + ENDING]!);
    }
  }
}

/** Flags of a node: a sequence ends here; one goes on; one goes on with the first character of another Han element; where it stands is kept. */
export const ENDS_HERE = 1;
export const GOES_ON = 2;
export const GOES_ON_ANY_HAN = 4;
export const POSITIONED = 8;
export const FLAG_BITS = 4;

/** Of `endingAt`: as many as there are base fields. */
export const MASK_BITS = 6;
export const ALL_FIELDS = (1 << MASK_BITS) - 1;
/** A literal and a mask of fields are one integer. */
export const MOST_LITERALS = 1 << (32 - MASK_BITS);

/** Integers of a record, and what they are; NODE, the node with flags, is 0 where the record is free. */
const RECORD_SHIFT = 2;
const RECORD = 1 << RECORD_SHIFT;
const PARENT = 0;
const LABEL = 1;
const NODE = 2;
const ENDING = 3;

/** A power of two. */
const INITIAL = 1024;
const BITS_PER_RECORD = 4;
/** Labels that have a root: the characters of the Basic Multilingual Plane. */
export const ROOTS = 0x1_0000;

function wantsAnyHan(label: number): boolean {
  return (label & (WORD | PATTERN | JOINED)) === 0;
}

function hashOf(parent: number, label: number): number {
  const mixed = Math.imul(parent, 0x9e37_79b1) ^ Math.imul(label, 0x85eb_ca6b);
  return mixed ^ (mixed >>> 15);
}
