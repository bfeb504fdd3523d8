import { codesOf } from '../evaluator/metadata.ts';
import type { Publication } from '../publication.ts';
import type { CodeField, CodeLeaf } from '../query/tree.ts';

/** The code leaves of one field, found by the codes that a document answers to. */
export class CodeLiterals {
  private readonly literals = new Map<string, number>();
  private readonly field: CodeField;

  constructor(field: CodeField) {
    this.field = field;
  }

  get all(): readonly { leaf: CodeLeaf; literal: number }[] {
    const { field } = this;
    return Array.from(this.literals, ([value, literal]) => ({ leaf: { type: 'code', field, value }, literal }));
  }

  get isEmpty(): boolean {
    return this.literals.size === 0;
  }

  intern(leaf: CodeLeaf, newLiteral: () => number): number {
    const known = this.literals.get(leaf.value);
    if (known !== undefined) return known;
    const literal = newLiteral();
    this.literals.set(leaf.value, literal);
    return literal;
  }

  emitFor(publication: Publication, emit: (literal: number) => void): void {
    for (const code of codesOf(publication, this.field)) {
      const literal = this.literals.get(code);
      if (literal !== undefined) emit(literal);
    }
  }
}
