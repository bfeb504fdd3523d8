import { roomFor } from './integer-list.ts';
import { CODE_POINT, JOINED, NUMBER, PATTERN, WORD } from './label.ts';

/**
 * The sequences of positions that the profiles' text leaves want, as one trie: a node is a label wanted after the labels
 * of its parent. A document follows it from each of its positions, and every node it reaches is an occurrence of that
 * sequence, exactly; so a term of any length, a word and a phrase each become one literal, rarer than any of their parts.
 *
 * Nodes are numbered from 1; 0 is the root, and “no such node” of every lookup. A node is four integers side by side, one
 * cache line for all that following needs: parent, label, first literal (of a chain, 0 for none), flags.
 */
export class Sequences {
  /** See PARENT, LABEL, LITERAL, FLAGS. */
  nodes = new Uint32Array(NODE * INITIAL);
  /** Nodes by hash of (parent, label), open addressing, at most half full. */
  private slots = new Uint32Array(2 * INITIAL);
  private count = 1;
  /** Roots by their label's number, read for every position of a document: Han characters of the Basic Multilingual Plane, words, patterns. */
  private readonly hanRoots = new Uint32Array(0x1_0000);
  private wordRoots = new Uint32Array(INITIAL);
  private patternRoots = new Uint32Array(64);

  get bytes(): number {
    return (
      this.nodes.byteLength +
      this.slots.byteLength +
      this.hanRoots.byteLength +
      this.wordRoots.byteLength +
      this.patternRoots.byteLength
    );
  }

  /** The node of a whole sequence of labels, made where it is not here. */
  intern(labels: readonly number[]): number {
    let node = 0;
    for (const label of labels) node = this.child(node, label) || this.add(node, label);
    return node;
  }

  /** The node that wants `label` after `parent`, or 0. */
  child(parent: number, label: number): number {
    const { nodes, slots } = this;
    const mask = slots.length - 1;
    for (let slot = hashOf(parent, label) & mask; ; slot = (slot + 1) & mask) {
      const node = slots[slot]!;
      if (node === 0) return 0;
      if (nodes[NODE * node + LABEL] === label && nodes[NODE * node + PARENT] === parent) return node;
    }
  }

  hanRoot(codePoint: number): number {
    return codePoint < 0x1_0000 ? this.hanRoots[codePoint]! : this.child(0, codePoint);
  }

  wordRoot(word: number): number {
    return word < this.wordRoots.length ? this.wordRoots[word]! : 0;
  }

  patternRoot(pattern: number): number {
    return pattern < this.patternRoots.length ? this.patternRoots[pattern]! : 0;
  }

  private add(parent: number, label: number): number {
    const node = this.count++;
    this.nodes = roomFor(this.nodes, NODE * this.count);
    this.nodes[NODE * node + PARENT] = parent;
    this.nodes[NODE * node + LABEL] = label;
    if (parent === 0) this.addRoot(node, label);
    else this.nodes[NODE * parent + FLAGS]! |= wantsAnyHan(label) ? HAS_CHILD | HAS_ANY_HAN_CHILD : HAS_CHILD;
    if (2 * this.count > this.slots.length) this.doubleSlots();
    this.place(node);
    return node;
  }

  private addRoot(node: number, label: number): void {
    if (label >= WORD) {
      this.wordRoots = roomFor(this.wordRoots, (label & NUMBER) + 1);
      this.wordRoots[label & NUMBER] = node;
    } else if ((label & PATTERN) !== 0) {
      this.patternRoots = roomFor(this.patternRoots, (label & NUMBER) + 1);
      this.patternRoots[label & NUMBER] = node;
    } else if (label < 0x1_0000) {
      this.hanRoots[label & CODE_POINT] = node;
    }
  }

  private place(node: number): void {
    const { nodes, slots } = this;
    const mask = slots.length - 1;
    let slot = hashOf(nodes[NODE * node + PARENT]!, nodes[NODE * node + LABEL]!) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = node;
  }

  private doubleSlots(): void {
    this.slots = new Uint32Array(2 * this.slots.length);
    for (let node = 1; node < this.count; node++) this.place(node);
  }
}

/** Integers per node, and what they are. */
export const NODE = 4;
export const PARENT = 0;
export const LABEL = 1;
export const LITERAL = 2;
export const FLAGS = 3;

/** Some sequence goes on after this node. */
export const HAS_CHILD = 1;
/** Some sequence goes on with the first character of another Han element, which may be joined or not. */
export const HAS_ANY_HAN_CHILD = 2;

const INITIAL = 1024;

function wantsAnyHan(label: number): boolean {
  return label < WORD && (label & (PATTERN | JOINED)) === 0;
}

function hashOf(parent: number, label: number): number {
  const mixed = Math.imul(parent, 0x9e37_79b1) ^ Math.imul(label, 0x85eb_ca6b);
  return mixed ^ (mixed >>> 15);
}
