import type { Batch } from './batch.ts';
import type { Conditions } from './conditions.ts';
import { IntegerList } from './integer-list.ts';
import type { ProfileSet } from './profile-set.ts';
import { CLAUSE_END, CLAUSE_LITERAL, CLAUSES_END } from './record.ts';
import { isDead, type Records } from './records.ts';
import type { Segment } from './segment.ts';
import { EVERY_DOCUMENT } from './vocabulary.ts';

/**
 * Matches a batch of one document: instead of all sealed records, only those on the shelves of its subclasses, and of those on none, only
 * those that have one of the document's literals in their first clause; and all open ones, of which there are few. The first document
 * waits until the first clauses of each segment are put in order by literal (see Anchors).
 */
export class SingleDocument {
  private readonly batch: Batch;
  private readonly conditions: Conditions;
  private readonly found = new IntegerList();

  constructor(batch: Batch, conditions: Conditions) {
    this.batch = batch;
    this.conditions = conditions;
  }

  /** The profiles that match document 0, ascending. */
  matching(profiles: ProfileSet): Uint32Array {
    this.found.clear();
    profiles.anchor();
    for (const segment of profiles.sealed) {
      for (const shelf of segment.shelves) {
        if (shelf.literal === EVERY_DOCUMENT) this.considerByAnchor(segment);
        else if (this.batch.count(shelf.literal) !== 0) this.considerAll(segment, shelf.from, shelf.to);
      }
    }
    this.considerAll(profiles.open, 0, profiles.open.count);
    return this.found.packed().sort();
  }

  private considerByAnchor(segment: Segment): void {
    for (const literal of this.batch.literals) {
      segment.anchorIndex.visit(literal, (index) => {
        if (this.isFirstPresent(segment, index, literal)) this.consider(segment, index);
      });
    }
  }

  private considerAll(records: Records, from: number, to: number): void {
    for (let index = from; index < to; index++) this.consider(records, index);
  }

  private consider(records: Records, index: number): void {
    const { words, starts, ids } = records;
    const conditionsStart = this.afterSatisfiedClauses(words, starts[index]!);
    if (conditionsStart < 0 || isDead(records, index)) return;
    if (this.conditions.allHold(words, conditionsStart, starts[index + 1]!, 0)) this.found.push(ids[index]!);
  }

  /** A record is met under every literal of its first clause that the document has; it is taken at the first of them only. */
  private isFirstPresent({ words, starts }: Records, index: number, literal: number): boolean {
    let at = starts[index]!;
    while (this.batch.count(words[at]! & CLAUSE_LITERAL) === 0) at += 1;
    return (words[at]! & CLAUSE_LITERAL) === literal;
  }

  /** Where the conditions begin, or -1 when the document misses a clause. */
  private afterSatisfiedClauses(words: Uint32Array, start: number): number {
    let satisfied = false;
    for (let at = start; ; at++) {
      const word = words[at]!;
      satisfied ||= this.batch.count(word & CLAUSE_LITERAL) !== 0;
      if ((word & CLAUSE_END) === 0) continue;
      if (!satisfied) return -1;
      if ((word & CLAUSES_END) !== 0) return at + 1;
      satisfied = false;
    }
  }
}
