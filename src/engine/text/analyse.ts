import { singular } from './plural.ts';
import { CODE_POINT, JOINED, Positions, WORD } from './positions.ts';

/** Receives the positions of a text in order; offsets are UTF-16 units of the text as it was given. */
export interface PositionSink {
  /**
   * A Han character, folded. `joined` tells that it continues the run of the position before it: a Chinese term
   * matches only along joined characters.
   */
  han(codePoint: number, start: number, end: number, joined: boolean): void;
  /** A word, folded to lower case and English singular. */
  word(term: string, start: number, end: number): void;
}

/**
 * The one analysis of text, of documents and of queries alike (query language, “Text, before anything is compared”), with
 * folded words as strings. Search, matching, highlighting and the evaluator all stand on it; its rules are `Positions`'.
 */
export function scan(text: string, sink: PositionSink): void {
  const positions = spare.pop() ?? new Positions();
  positions.read(text);
  const { count, labels, starts, ends } = positions;
  for (let i = 0; i < count; i++) {
    const label = labels[i]!;
    if (label >= WORD) sink.word(singular(positions.word(i)), starts[i]!, ends[i]!);
    else sink.han(label & CODE_POINT, starts[i]!, ends[i]!, (label & JOINED) !== 0);
  }
  spare.push(positions);
}

/** Buffers kept for the next text; more than one only where a sink scans in its turn. */
const spare: Positions[] = [];

/** One position of a text. `start` and `end` are offsets into the text as it was given (UTF-16 units). */
export interface Token {
  readonly term: string;
  readonly start: number;
  readonly end: number;
  readonly han: boolean;
  readonly joined: boolean;
}

/** `analyse(text)[i]` is position i of the text. */
export function analyse(text: string): Token[] {
  const tokens: Token[] = [];
  scan(text, {
    han: (codePoint, start, end, joined) =>
      tokens.push({ term: String.fromCodePoint(codePoint), start, end, han: true, joined }),
    word: (term, start, end) => tokens.push({ term, start, end, han: false, joined: false }),
  });
  return tokens;
}
