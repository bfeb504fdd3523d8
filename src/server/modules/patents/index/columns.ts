import type { Facts } from './facts.ts';
import { SlotSet } from './slot-set.ts';
import { ListColumn, NameColumn, NameListColumn, NumberColumn } from './typed-columns.ts';

/** That the date of a publication changed: with the batch of this sequence, and what it was before. */
export interface Move {
  readonly sequence: number;
  readonly published: number;
}

/** The facts of all publications of the index, by slot, as typed arrays. */
export class Columns {
  readonly docId = new NumberColumn((length) => new Float64Array(length));
  /** Sequence of the batch with which the publication came in first. */
  readonly added = new NumberColumn((length) => new Float64Array(length));
  readonly published = new NumberColumn((length) => new Int32Array(length));
  readonly filed = new NumberColumn((length) => new Int32Array(length));
  readonly priorities = new ListColumn();
  readonly country = new NameColumn();
  readonly kind = new NameColumn();
  readonly applicants = new NameListColumn();
  readonly subclasses = new NameListColumn();
  /** Of the few publications whose dates ever changed, in the order in which they did. */
  readonly #moves = new Map<number, readonly Move[]>();
  #present = new SlotSet(0);
  #withdrawn = new SlotSet(0);
  #capacity = 0;

  set(slot: number, docId: number, added: number, facts: Facts, moves: readonly Move[] = []): void {
    this.#makeRoom(slot);
    this.#present.add(slot);
    if (facts.withdrawn) this.#withdrawn.add(slot);
    else this.#withdrawn.delete(slot);
    this.docId.set(slot, docId);
    this.added.set(slot, added);
    this.published.set(slot, facts.published);
    this.filed.set(slot, facts.filed);
    this.priorities.set(slot, facts.priorities);
    this.country.set(slot, facts.country);
    this.kind.set(slot, facts.kind);
    this.applicants.set(slot, facts.applicants);
    this.subclasses.set(slot, facts.subclasses);
    if (moves.length > 0) this.#moves.set(slot, moves);
    else this.#moves.delete(slot);
  }

  /** The date of publication as it was after the batch of a sequence. */
  publishedAt(slot: number, sequence: number): number {
    const next = this.#moves.get(slot)?.find((move) => move.sequence > sequence);
    return next?.published ?? this.published.get(slot);
  }

  remove(slot: number): void {
    this.#present.delete(slot);
    this.#withdrawn.delete(slot);
  }

  /** Slots are below this. */
  get capacity(): number {
    return this.#capacity;
  }

  has(slot: number): boolean {
    return this.#present.has(slot);
  }

  /** A set of its own of all publications. */
  present(): SlotSet {
    return this.#present.copy();
  }

  get withdrawn(): SlotSet {
    return this.#withdrawn;
  }

  #makeRoom(slot: number): void {
    if (slot < this.#capacity) return;
    this.#capacity = Math.max(1024, this.#capacity * 2, slot + 1);
    this.#present = this.#present.grown(this.#capacity);
    this.#withdrawn = this.#withdrawn.grown(this.#capacity);
  }
}
