import { symbolFits } from '../evaluator/metadata.ts';
import type { ClassLevels } from '../numbers/index.ts';
import type { ClassLeaf } from '../query/tree.ts';

/**
 * The class leaves of one scheme. Which of them a symbol of a document answers is asked of the evaluator's own rule once for each
 * symbol and kept, for a scheme has some hundred thousand symbols and a year of documents repeats them.
 */
export class ClassLiterals {
  /** Leaves by the first letters of their symbol, up to the subclass: only these can want a symbol that begins so. */
  private readonly filed = new Map<string, { leaf: ClassLeaf; literal: number }[]>();
  private readonly literals = { under: new Map<string, number>(), prefix: new Map<string, number>() };
  private readonly answers = new Map<string, Uint32Array>();
  private levels: ClassLevels | undefined;

  get all(): readonly { leaf: ClassLeaf; literal: number }[] {
    return [...this.filed.values()].flat();
  }

  get count(): number {
    return this.literals.under.size + this.literals.prefix.size;
  }

  intern(leaf: ClassLeaf, newLiteral: () => number): number {
    const literals = this.literals[leaf.mode];
    const known = literals.get(leaf.symbol);
    if (known !== undefined) return known;
    const literal = newLiteral();
    literals.set(leaf.symbol, literal);
    const letters = leaf.symbol.slice(0, SUBCLASS);
    const others = this.filed.get(letters);
    if (others === undefined) this.filed.set(letters, [{ leaf, literal }]);
    else others.push({ leaf, literal });
    this.forgetAnswers(letters);
    return literal;
  }

  /** The literals of all class leaves that hold for a document with this symbol. */
  wantedBy(symbol: string, levels: ClassLevels | undefined): Uint32Array {
    if (levels !== this.levels || this.answers.size > ANSWERS_KEPT) {
      this.answers.clear();
      this.levels = levels;
    }
    const known = this.answers.get(symbol);
    if (known !== undefined) return known;
    const answer = Uint32Array.from(
      this.candidates(symbol).filter(({ leaf }) => symbolFits(symbol, leaf, levels)),
      ({ literal }) => literal,
    );
    this.answers.set(symbol, answer);
    return answer;
  }

  private candidates(symbol: string): { leaf: ClassLeaf; literal: number }[] {
    const lengths = Array.from({ length: Math.min(SUBCLASS, symbol.length) + 1 }, (_, length) => length);
    return lengths.flatMap((length) => this.filed.get(symbol.slice(0, length)) ?? []);
  }

  /** A new leaf makes the answers of the symbols under its letters stale; letters above the subclass, those of all. */
  private forgetAnswers(letters: string): void {
    for (const symbol of this.answers.keys()) if (symbol.startsWith(letters)) this.answers.delete(symbol);
  }
}

/** Letters of a subclass symbol such as `H01M`. */
const SUBCLASS = 4;
const ANSWERS_KEPT = 200_000;
