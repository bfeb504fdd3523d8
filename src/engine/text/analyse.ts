import { CharacterClass, classify, classOf, foldCharacter, foldOf } from './characters.ts';
import { singular } from './plural.ts';

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
 * The one analysis of text, of documents and of queries alike (query language, “Text, before anything is compared”).
 * Search, matching, highlighting and the evaluator all stand on it.
 *
 * Invariants: each Han character and each word counts one position and nothing else does; white space that contains a
 * line break leaves a run of Han characters open; all other white space and every punctuation mark closes it.
 */
export function scan(text: string, sink: PositionSink): void {
  let word = '';
  let wordStart = 0;
  let wordEnd = 0;
  let composed = false;
  let runOpen = false;
  let space = false;
  let lineBreak = false;

  const closeWord = (): void => {
    if (word === '') return;
    sink.word(singular(composed ? word.normalize('NFKC') : word), wordStart, wordEnd);
    word = '';
    composed = false;
  };

  const take = (cls: CharacterClass, codePoint: number, start: number, end: number): void => {
    switch (cls) {
      case CharacterClass.Word:
        if (word === '') wordStart = start;
        word += String.fromCodePoint(codePoint);
        wordEnd = end;
        if (codePoint >= 0x80) composed = true;
        runOpen = false;
        return;
      case CharacterClass.Han:
        closeWord();
        sink.han(codePoint, start, end, runOpen && (lineBreak || !space));
        runOpen = true;
        space = lineBreak = false;
        return;
      case CharacterClass.Space:
        closeWord();
        space = true;
        return;
      case CharacterClass.LineBreak:
        closeWord();
        space = lineBreak = true;
        return;
      default:
        closeWord();
        runOpen = false;
    }
  };

  const { length } = text;
  for (let at = 0; at < length; ) {
    const unit = text.charCodeAt(at);
    const folded = foldOf[unit]!;
    if (folded !== 0) {
      take(classOf[unit] as CharacterClass, folded, at, at + 1);
      at += 1;
      continue;
    }
    const written = String.fromCodePoint(text.codePointAt(at)!);
    const end = at + written.length;
    for (const char of foldCharacter(written)) take(classify(char), char.codePointAt(0)!, at, end);
    at = end;
  }
  closeWord();
}

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
