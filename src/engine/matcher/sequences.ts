import { IntegerList, roomFor } from './integer-list.ts';
import { JOINED, NUMBER, PATTERN, WORD } from './label.ts';

/**
 * The sequences of positions that the profiles' text leaves want, as one trie: a node is a label wanted after the labels
 * of its parent. A document follows it from each of its positions, and every node it reaches is an occurrence of that
 * sequence, exactly; so a term of any length, a word and a phrase each become one literal, rarer than any of their parts.
 *
 * Nodes are numbered from 1, 0 is the root. Their records are kept in the table by which they are looked up, so that a step costs one read
 * outside the cache. A lookup gives a place: the index of the record and, in the lowest bits, what a document must know of it
 * (`index << FLAG_BITS | flags`), so that most places, where nothing ends, need not be looked at again. 0 is no place. Places
 * hold until the next `intern` only.
 */
export class Sequences {
  /** Records by hash of (parent, label), open addressing, at most three quarters full; the record at index 0 is never used. */
  private table = new Uint32Array(RECORD * INITIAL);
  /**
   * A bit for each hash that some node has, some six times as many as nodes. Most lookups from a document find nothing, and this small table,
   * which stays in the cache, tells so in one read.
   */
  private present = new Uint32Array((INITIAL * BITS_PER_RECORD) / 32);
  /** By node, for reading sequences backwards. */
  private readonly parents = new IntegerList(INITIAL);
  private readonly labels = new IntegerList(INITIAL);
  /** Places of the nodes below the root, by their label's number: Han characters of the Basic Multilingual Plane, words. */
  private readonly hanRoots = new Uint32Array(0x1_0000);
  private wordRoots = new Uint32Array(INITIAL);

  constructor() {
    this.parents.push(0);
    this.labels.push(0);
  }

  get bytes(): number {
    const lists = [this.parents.items, this.labels.items];
    const arrays = [this.table, this.present, ...lists, this.hanRoots, this.wordRoots];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** The node of a whole sequence of labels, made where it is not here. */
  intern(labels: readonly number[]): number {
    let node = 0;
    for (const label of labels) {
      const place = this.childOf(node, label);
      node = place === 0 ? this.add(node, label) : this.nodeAt(place);
    }
    return node;
  }

  /** The place that wants `label` after a place, or 0. */
  child(place: number, label: number): number {
    return this.childOf(this.nodeAt(place), label);
  }

  /** The places at which sequences begin that want this label first, or 0. */
  hanRoot(codePoint: number): number {
    return codePoint < 0x1_0000 ? this.hanRoots[codePoint]! : this.childOf(0, codePoint);
  }

  wordRoot(word: number): number {
    return word < this.wordRoots.length ? this.wordRoots[word]! : 0;
  }

  /** The node of the sequence that is this pattern alone, 0 where there is none. */
  patternNode(pattern: number): number {
    const place = this.childOf(0, PATTERN | pattern);
    return place === 0 ? 0 : this.nodeAt(place);
  }

  /** The first literal of a place at which sequences end, with the fields it looks at: `literal << MASK_BITS | mask`; see `putLiteral`. */
  ending(place: number): number {
    return this.table[RECORD * (place >>> FLAG_BITS) + ENDING]!;
  }

  labelOf(node: number): number {
    return this.labels.items[node]!;
  }

  parentOf(node: number): number {
    return this.parents.items[node]!;
  }

  /** The first of the literals that end at the node, 0 for none. */
  firstLiteral(node: number): number {
    return this.ending(this.placeOf(node)) >>> MASK_BITS;
  }

  /**
   * Makes `literal`, which looks at the fields of `mask`, the first of the node; gives the one that was, 0 for none. With more than one
   * the mask kept in the record is 0, and the caller goes by his own.
   */
  putLiteral(node: number, literal: number, mask: number): number {
    if (literal >= MOST_LITERALS) throw new RangeError('the vocabulary of the matcher is full');
    const before = this.firstLiteral(node);
    const record = RECORD * (this.placeOf(node) >>> FLAG_BITS);
    this.table[record + ENDING] = (literal << MASK_BITS) | (before === 0 ? mask : 0);
    this.setFlags(node, ENDS_HERE);
    return before;
  }

  private nodeAt(place: number): number {
    return this.table[RECORD * (place >>> FLAG_BITS) + NODE]! >>> FLAG_BITS;
  }

  private childOf(parent: number, label: number): number {
    const { table, present } = this;
    const records = table.length / RECORD;
    const hash = hashOf(parent, label);
    const bit = hash & (BITS_PER_RECORD * records - 1);
    if (((present[bit >>> 5]! >>> (bit & 31)) & 1) === 0) return 0;
    for (let index = hash & (records - 1); ; index = (index + 1) & (records - 1)) {
      const record = RECORD * index;
      const node = table[record + NODE]!;
      if (table[record + LABEL] === label && table[record + PARENT] === parent && node !== 0) {
        return (index << FLAG_BITS) | (node & FLAGS);
      }
      if (node === 0 && index !== 0) return 0;
    }
  }

  private placeOf(node: number): number {
    return this.childOf(this.parentOf(node), this.labelOf(node));
  }

  private add(parent: number, label: number): number {
    const node = this.parents.push(parent);
    this.labels.push(label);
    if (RECORD * 4 * node > 3 * this.table.length) this.doubleTable();
    const index = this.freeIndex(hashOf(parent, label));
    this.table.set([parent, label, node << FLAG_BITS, 0], RECORD * index);
    this.setFlags(node, 0);
    if (parent !== 0) this.setFlags(parent, wantsAnyHan(label) ? GOES_ON | GOES_ON_ANY_HAN : GOES_ON);
    return node;
  }

  private freeIndex(hash: number): number {
    const records = this.table.length / RECORD;
    const bit = hash & (BITS_PER_RECORD * records - 1);
    this.present[bit >>> 5]! |= 1 << (bit & 31);
    let index = hash & (records - 1);
    while (index === 0 || this.table[RECORD * index + NODE] !== 0) index = (index + 1) & (records - 1);
    return index;
  }

  private setFlags(node: number, flags: number): void {
    const record = RECORD * (this.placeOf(node) >>> FLAG_BITS);
    this.table[record + NODE]! |= flags;
    if (this.parentOf(node) === 0) this.setRoot(this.labelOf(node), this.placeOf(node));
  }

  private setRoot(label: number, place: number): void {
    if ((label & WORD) !== 0) {
      this.wordRoots = roomFor(this.wordRoots, (label & NUMBER) + 1);
      this.wordRoots[label & NUMBER] = place;
    } else if (label < 0x1_0000) {
      this.hanRoots[label] = place;
    }
  }

  private doubleTable(): void {
    const old = this.table;
    this.table = new Uint32Array(2 * old.length);
    this.present = new Uint32Array((this.table.length / RECORD) * (BITS_PER_RECORD / 32));
    for (let record = 0; record < old.length; record += RECORD) {
      if (old[record + NODE] === 0) continue;
      const index = this.freeIndex(hashOf(old[record + PARENT]!, old[record + LABEL]!));
      this.table.set(old.subarray(record, record + RECORD), RECORD * index);
      if (old[record + PARENT] === 0)
        this.setRoot(old[record + LABEL]!, (index << FLAG_BITS) | (old[record + NODE]! & FLAGS));
    }
  }
}

/** Flags of a place: a sequence ends here; one goes on; one goes on with the first character of another Han element. */
export const ENDS_HERE = 1;
export const GOES_ON = 2;
export const GOES_ON_ANY_HAN = 4;
const FLAG_BITS = 3;
const FLAGS = (1 << FLAG_BITS) - 1;

/** Of `ending`: as many as there are base fields. */
export const MASK_BITS = 6;
const MOST_LITERALS = 1 << (32 - MASK_BITS);

/** Integers of a record, and what they are; NODE is the node's number with its flags, 0 where the record is free. */
const RECORD = 4;
const PARENT = 0;
const LABEL = 1;
const NODE = 2;
const ENDING = 3;

/** A power of two. */
const INITIAL = 1024;
const BITS_PER_RECORD = 4;

function wantsAnyHan(label: number): boolean {
  return (label & (WORD | PATTERN | JOINED)) === 0;
}

function hashOf(parent: number, label: number): number {
  const mixed = Math.imul(parent, 0x9e37_79b1) ^ Math.imul(label, 0x85eb_ca6b);
  return mixed ^ (mixed >>> 15);
}
