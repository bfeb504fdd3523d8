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
  /** By the same letters, then by symbol. */
  private readonly answers = new Map<string, Map<string, Uint32Array>>();
  private answerCount = 0;
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
    if (levels !== this.levels || this.answerCount > ANSWERS_KEPT) {
      this.answers.clear();
      this.answerCount = 0;
      this.levels = levels;
    }
    const answers = this.answersUnder(symbol.slice(0, SUBCLASS));
    const known = answers.get(symbol);
    if (known !== undefined) return known;
    const answer = Uint32Array.from(
      this.candidates(symbol).filter(({ leaf }) => symbolFits(symbol, leaf, levels)),
      ({ literal }) => literal,
    );
    answers.set(symbol, answer);
    this.answerCount += 1;
    return answer;
  }

  private answersUnder(letters: string): Map<string, Uint32Array> {
    const known = this.answers.get(letters);
    if (known !== undefined) return known;
    const answers = new Map<string, Uint32Array>();
    this.answers.set(letters, answers);
    return answers;
  }

  private candidates(symbol: string): { leaf: ClassLeaf; literal: number }[] {
    const lengths = Array.from({ length: Math.min(SUBCLASS, symbol.length) + 1 }, (_, length) => length);
    return lengths.flatMap((length) => this.filed.get(symbol.slice(0, length)) ?? []);
  }

  /** A new leaf makes the answers of the symbols under its letters stale; letters above the subclass, those of all. */
  private forgetAnswers(letters: string): void {
    for (const [begun, answers] of this.answers) {
      if (!begun.startsWith(letters)) continue;
      this.answerCount -= answers.size;
      this.answers.delete(begun);
    }
  }
}

/** Letters of a subclass symbol such as `H01M`. */
const SUBCLASS = 4;
const ANSWERS_KEPT = 200_000;
