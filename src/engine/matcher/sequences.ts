import { IntegerList, roomFor } from './integer-list.ts';
import { JOINED, NUMBER, PATTERN, WORD } from './label.ts';

/**
 * The sequences of positions that the profiles' text leaves want, as one trie: a node is a label wanted after the labels
 * of its parent. A document follows it from each of its positions, and every node it reaches is an occurrence of that
 * sequence, exactly; so a term of any length, a word and a phrase each become one literal, rarer than any of their parts.
 *
 * Nodes are numbered from 1; 0 is the root, and “no such node” of every lookup. Lookups give a node with its flags in the
 * lowest bits (`number << FLAG_BITS | flags`), so that most nodes reached by a document, at which nothing ends, cost no look at
 * their record.
 */
export class Sequences {
  /** Four integers a node, see PARENT, LABEL, LITERAL, FLAGS. */
  readonly nodes = new IntegerList(NODE * INITIAL);
  /** Nodes by hash of (parent, label), open addressing, at most half full. */
  private slots = new Uint32Array(2 * INITIAL);
  /**
   * A bit for each hash that some node has, sixteen times as many as nodes at most. Most lookups from a document find nothing, and
   * this small table, which stays in the cache, tells so in one read.
   */
  private present = new Uint32Array((2 * INITIAL * BITS_PER_SLOT) / 32);
  /** Roots with flags by their label's number: Han characters of the Basic Multilingual Plane, words, patterns. */
  private readonly hanRoots = new Uint32Array(0x1_0000);
  private wordRoots = new Uint32Array(INITIAL);
  private patternRoots = new Uint32Array(64);

  constructor() {
    this.pushNode(0, 0);
  }

  get bytes(): number {
    const arrays = [this.nodes.items, this.slots, this.present, this.hanRoots, this.wordRoots, this.patternRoots];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** The number of the node of a whole sequence of labels, made where it is not here. */
  intern(labels: readonly number[]): number {
    let node = 0;
    for (const label of labels) node = this.child(node, label) >>> FLAG_BITS || this.add(node, label);
    return node;
  }

  /** The node (with flags) that wants `label` after the node with the number `parent`, or 0. */
  child(parent: number, label: number): number {
    const { slots, present } = this;
    const nodes = this.nodes.items;
    const hash = hashOf(parent, label);
    const bit = hash & (BITS_PER_SLOT * slots.length - 1);
    if (((present[bit >>> 5]! >>> (bit & 31)) & 1) === 0) return 0;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const node = slots[slot]!;
      if (node === 0) return 0;
      const record = NODE * node;
      if (nodes[record + LABEL] === label && nodes[record + PARENT] === parent) {
        return (node << FLAG_BITS) | (nodes[record + FLAGS]! & LOOKUP_FLAGS);
      }
    }
  }

  /** The node (with flags) at which sequences begin that want this label first, or 0. */
  hanRoot(codePoint: number): number {
    return codePoint < 0x1_0000 ? this.hanRoots[codePoint]! : this.child(0, codePoint);
  }

  wordRoot(word: number): number {
    return word < this.wordRoots.length ? this.wordRoots[word]! : 0;
  }

  patternRoot(pattern: number): number {
    return pattern < this.patternRoots.length ? this.patternRoots[pattern]! : 0;
  }

  labelOf(node: number): number {
    return this.nodes.items[NODE * node + LABEL]!;
  }

  parentOf(node: number): number {
    return this.nodes.items[NODE * node + PARENT]!;
  }

  /** The first of the literals that end at the node, 0 for none. */
  firstLiteral(node: number): number {
    return this.nodes.items[NODE * node + LITERAL]!;
  }

  /** Whether the first literal of the node looks at one of these fields. Kept here since most nodes have but one. */
  firstLooksAt(node: number, mask: number): boolean {
    return ((this.nodes.items[NODE * node + FLAGS]! >>> MASK_SHIFT) & mask) !== 0;
  }

  endsSeveral(node: number): boolean {
    return (this.nodes.items[NODE * node + FLAGS]! & SEVERAL) !== 0;
  }

  /** Makes `literal`, which looks at the fields of `mask`, the first of the node; gives the one that was, 0 for none. */
  putLiteral(node: number, literal: number, mask: number): number {
    const nodes = this.nodes.items;
    const before = nodes[NODE * node + LITERAL]!;
    nodes[NODE * node + LITERAL] = literal;
    nodes[NODE * node + FLAGS]! &= (1 << MASK_SHIFT) - 1;
    this.setFlags(node, ENDS_HERE | (before === 0 ? 0 : SEVERAL) | (mask << MASK_SHIFT));
    return before;
  }

  private add(parent: number, label: number): number {
    const node = this.pushNode(parent, label);
    if (parent !== 0) this.setFlags(parent, wantsAnyHan(label) ? GOES_ON | GOES_ON_ANY_HAN : GOES_ON);
    if (2 * node > this.slots.length) this.doubleSlots();
    else this.place(node);
    this.setFlags(node, 0);
    return node;
  }

  private pushNode(parent: number, label: number): number {
    const at = this.nodes.push(parent);
    this.nodes.push(label);
    this.nodes.push(0);
    this.nodes.push(0);
    return at / NODE;
  }

  /** Sets flags on a node, and in the table of roots where it is one. */
  private setFlags(node: number, flags: number): void {
    const nodes = this.nodes.items;
    nodes[NODE * node + FLAGS]! |= flags;
    if (nodes[NODE * node + PARENT] !== 0) return;
    const label = nodes[NODE * node + LABEL]!;
    const root = (node << FLAG_BITS) | (nodes[NODE * node + FLAGS]! & LOOKUP_FLAGS);
    if ((label & WORD) !== 0) {
      this.wordRoots = roomFor(this.wordRoots, (label & NUMBER) + 1);
      this.wordRoots[label & NUMBER] = root;
    } else if ((label & PATTERN) !== 0) {
      this.patternRoots = roomFor(this.patternRoots, (label & NUMBER) + 1);
      this.patternRoots[label & NUMBER] = root;
    } else if (label < 0x1_0000) {
      this.hanRoots[label] = root;
    }
  }

  private place(node: number): void {
    const { slots, present } = this;
    const mask = slots.length - 1;
    const hash = hashOf(this.parentOf(node), this.labelOf(node));
    const bit = hash & (BITS_PER_SLOT * slots.length - 1);
    present[bit >>> 5]! |= 1 << (bit & 31);
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = node;
  }

  private doubleSlots(): void {
    this.slots = new Uint32Array(2 * this.slots.length);
    this.present = new Uint32Array((this.slots.length * BITS_PER_SLOT) / 32);
    for (let node = 1; NODE * node < this.nodes.length; node++) this.place(node);
  }
}

/** Flags of a node: a sequence ends here; one goes on; one goes on with the first character of another Han element. */
export const ENDS_HERE = 1;
export const GOES_ON = 2;
export const GOES_ON_ANY_HAN = 4;
export const FLAG_BITS = 3;
const LOOKUP_FLAGS = ENDS_HERE | GOES_ON | GOES_ON_ANY_HAN;
/** Further flags, in the record only: several literals end here. Above stands the field mask of the first literal. */
const SEVERAL = 8;
const MASK_SHIFT = 4;

/** Integers of a node, and what they are. */
const NODE = 4;
const PARENT = 0;
const LABEL = 1;
const LITERAL = 2;
const FLAGS = 3;

/** A power of two. */
const INITIAL = 1024;
const BITS_PER_SLOT = 4;

function wantsAnyHan(label: number): boolean {
  return (label & (WORD | PATTERN | JOINED)) === 0;
}

function hashOf(parent: number, label: number): number {
  const mixed = Math.imul(parent, 0x9e37_79b1) ^ Math.imul(label, 0x85eb_ca6b);
  return mixed ^ (mixed >>> 15);
}
