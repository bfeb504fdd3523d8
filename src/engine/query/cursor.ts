import type { QueryToken } from './tokens.ts';

/** Goes through the tokens of a query from left to right; the last one, `end`, stays. */
export class Cursor {
  readonly #tokens: readonly QueryToken[];
  #at = 0;

  constructor(tokens: readonly QueryToken[]) {
    this.#tokens = tokens;
  }

  /** The next token, not taken. */
  peek(): QueryToken {
    return this.#tokens[this.#at]!;
  }

  /** The token after the next. */
  peekSecond(): QueryToken {
    return this.#tokens[this.#at + 1] ?? this.peek();
  }

  /** The tokens from the next on, as far as they are words. */
  wordsAhead(): string[] {
    const words: string[] = [];
    for (const token of this.#tokens.slice(this.#at, this.#at + 3)) {
      if (token.type !== 'word') break;
      words.push(token.text);
    }
    return words;
  }

  take(): QueryToken {
    const token = this.peek();
    if (token.type !== 'end') this.#at += 1;
    return token;
  }

  /** Takes the token if it is this operator. */
  takeOperator(operator: 'and' | 'or' | 'not'): boolean {
    const token = this.peek();
    const here = token.type === 'operator' && token.operator === operator;
    if (here) this.#at += 1;
    return here;
  }
}
