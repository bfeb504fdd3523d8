import { numberHolds, numbersOf } from '../evaluator/metadata.ts';
import type { Publication } from '../publication.ts';
import type { NumberField, NumberLeaf } from '../query/tree.ts';

/**
 * The number leaves of one field, found by the digits of a document's numbers, whole or as a beginning. Country and kind are left to
 * the evaluator's rule, which is asked for every leaf so found.
 */
export class NumberLiterals {
  private readonly whole = new Map<string, Entry[]>();
  private readonly beginnings = new Map<string, Entry[]>();
  private longestBeginning = 0;
  private readonly field: NumberField;

  constructor(field: NumberField) {
    this.field = field;
  }

  get all(): readonly { leaf: NumberLeaf; literal: number }[] {
    return [...this.whole.values(), ...this.beginnings.values()].flat();
  }

  get isEmpty(): boolean {
    return this.whole.size === 0 && this.beginnings.size === 0;
  }

  intern(leaf: NumberLeaf, newLiteral: () => number): number {
    const entries = leaf.prefix ? this.beginnings : this.whole;
    const filed = entries.get(leaf.number) ?? [];
    const known = filed.find((entry) => entry.leaf.country === leaf.country && entry.leaf.kind === leaf.kind);
    if (known !== undefined) return known.literal;
    const literal = newLiteral();
    entries.set(leaf.number, [...filed, { leaf, literal }]);
    if (leaf.prefix) this.longestBeginning = Math.max(this.longestBeginning, leaf.number.length);
    return literal;
  }

  /** Calls `emit` with the literal of every leaf that holds for the publication; with one and the same perhaps twice. */
  emitFor(publication: Publication, emit: (literal: number) => void): void {
    for (const { number } of numbersOf(publication, this.field)) {
      this.emitHolding(this.whole.get(number), publication, emit);
      const longest = Math.min(this.longestBeginning, number.length);
      for (let length = 0; length <= longest && this.beginnings.size > 0; length++) {
        this.emitHolding(this.beginnings.get(number.slice(0, length)), publication, emit);
      }
    }
  }

  private emitHolding(entries: Entry[] | undefined, publication: Publication, emit: (literal: number) => void): void {
    for (const { leaf, literal } of entries ?? []) if (numberHolds(publication, leaf)) emit(literal);
  }
}

interface Entry {
  readonly leaf: NumberLeaf;
  readonly literal: number;
}
