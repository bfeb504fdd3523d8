import type { BatchOccurrences } from './batch-occurrences.ts';
import type { Endings } from './endings.ts';
import { roomFor } from './integer-list.ts';
import { JOINED, TRUNCATED, WORD } from './label.ts';
import { ENDS_HERE, FLAG_BITS, GOES_ON, GOES_ON_ANY_HAN, POSITIONED, type Sequences } from './sequences.ts';

/**
 * The sequences of the vocabulary that have begun in a text, followed to their ends: all of them by one position, then all that are left by
 * the next. A step is three short loops instead of one long way for each beginning, since what a step reads lies far apart outside the
 * cache: in the first two loops, where no read waits for another, the processor reads ahead, and the third finds all of it there.
 */
export class BegunSequences {
  private readonly sequences: Sequences;
  private readonly endings: Endings;
  private readonly occurrences: BatchOccurrences;
  /** The nodes (with flags) reached, and where the next label stands. */
  private nodes = new Uint32Array(1024);
  private nextAt = new Uint32Array(1024);
  private count = 0;
  /** Of those that may go on: where the search for the record begins, the parent, the label, and where the label stands. */
  private homes = new Uint32Array(2048);
  private parents = new Uint32Array(2048);
  private wanted = new Uint32Array(2048);
  private wantedAt = new Uint32Array(2048);

  constructor(sequences: Sequences, endings: Endings, occurrences: BatchOccurrences) {
    this.sequences = sequences;
    this.endings = endings;
    this.occurrences = occurrences;
  }

  /** Nothing has begun yet in the text in hand, which has room for as many beginnings. */
  begin(most: number): void {
    this.count = 0;
    this.makeRoom(most);
  }

  /** A node (with flags) that goes on, reached before the label at `next`. */
  push(node: number, next: number): void {
    this.nodes[this.count] = node;
    this.nextAt[this.count++] = next;
  }

  /** Follows all to their ends in a text whose labels end at `end`, and emits what ends on the way. */
  follow(labels: Uint32Array, end: number, mask: number): void {
    for (let reached = 1; this.count > 0; reached++) {
      const left = this.thoseThatMayGoOn(labels);
      this.touch(left);
      this.step(left, end, mask, reached);
    }
  }

  private thoseThatMayGoOn(labels: Uint32Array): number {
    const { sequences, nodes, nextAt, homes, parents, wanted, wantedAt, count } = this;
    let left = 0;
    for (let i = 0; i < count; i++) {
      const node = nodes[i]!;
      const at = nextAt[i]!;
      const parent = node >>> FLAG_BITS;
      const label = labels[at]! & ~TRUNCATED;
      const home = sequences.homeOf(parent, label);
      if (home !== 0) {
        homes[left] = home;
        parents[left] = parent;
        wanted[left] = label;
        wantedAt[left++] = at;
      }
      // A character that continues a run may also be the first of another Han element.
      if ((node & GOES_ON_ANY_HAN) === 0 || label >= WORD || (label & JOINED) === 0) continue;
      const other = sequences.homeOf(parent, label & ~JOINED);
      if (other === 0) continue;
      homes[left] = other;
      parents[left] = parent;
      wanted[left] = label & ~JOINED;
      wantedAt[left++] = at;
    }
    return left;
  }

  /** Brings the records into the cache. The sum is kept, by nobody read, so that the reads are not left out as useless. */
  private touch(left: number): void {
    const { homes } = this;
    const { table } = this.sequences;
    let sum = 0;
    for (let i = 0; i < left; i++) sum ^= table[homes[i]!]!;
    touched[0] = sum;
  }

  /** `reached`: how many positions the sequences had before this step. */
  private step(left: number, end: number, mask: number, reached: number): void {
    const { sequences, endings, occurrences, homes, parents, wanted, wantedAt } = this;
    this.count = 0;
    this.makeRoom(left);
    for (let i = 0; i < left; i++) {
      const record = sequences.findFrom(homes[i]!, parents[i]!, wanted[i]!);
      if (record === 0) continue;
      const node = sequences.nodeAt(record);
      const at = wantedAt[i]!;
      if ((node & ENDS_HERE) !== 0) endings.emit(sequences.endingAt(record), mask);
      if ((node & POSITIONED) !== 0) occurrences.push(node >>> FLAG_BITS, at - reached, at);
      if ((node & GOES_ON) !== 0 && at + 1 < end) this.push(node, at + 1);
    }
  }

  private makeRoom(most: number): void {
    this.nodes = roomFor(this.nodes, most);
    this.nextAt = roomFor(this.nextAt, most);
    this.homes = roomFor(this.homes, 2 * most);
    this.parents = roomFor(this.parents, 2 * most);
    this.wanted = roomFor(this.wanted, 2 * most);
    this.wantedAt = roomFor(this.wantedAt, 2 * most);
  }
}

const touched = new Uint32Array(1);
