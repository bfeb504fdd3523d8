import { singular } from '../text/plural.ts';
import { wordOf } from '../text/positions.ts';
import { IntegerList } from './integer-list.ts';
import { NUMBER, PASSING, TRUNCATED, WORD } from './label.ts';
import type { Vocabulary } from './vocabulary.ts';
import { WordTable } from './word-table.ts';

/**
 * The words of documents as they are written, each with its label, so that a word seen before is neither made a string nor folded nor
 * compared with truncated words again. Only a cache: it is emptied between batches when profiles have brought new words or when it has
 * grown too large, never within one, for labels of passing words are its own.
 */
export class DocumentWords {
  private readonly vocabulary: Vocabulary;
  private readonly written = new WordTable();
  private readonly labels = new IntegerList(1024);
  /** By the word's number in the vocabulary, or here where it is passing; most words have none. */
  private readonly fittingKnown: FittingPatterns[] = [];
  private readonly fittingPassing: FittingPatterns[] = [];
  private edition = -1;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** To be called before the first document of a batch. */
  beginBatch(): void {
    if (this.edition === this.vocabulary.wordEdition && this.written.count < KEPT) return;
    this.edition = this.vocabulary.wordEdition;
    this.written.clear();
    this.labels.clear();
    this.labels.push(0);
    this.fittingKnown.length = this.fittingPassing.length = 0;
  }

  /** The label of the word that `units[start]` up to `end` write, whose hash the caller has. */
  label(units: Uint16Array, start: number, end: number, hash: number): number {
    const known = this.written.find(units, start, end, hash);
    if (known !== 0) return this.labels.items[known]!;
    const number = this.written.add(units, start, end, hash);
    return this.labels.items[this.labels.push(this.newLabel(singular(wordOf(units, start, end)), number))]!;
  }

  /** The patterns that fit the word with this label, which is TRUNCATED. */
  patternsOf(label: number): FittingPatterns {
    return ((label & PASSING) === 0 ? this.fittingKnown : this.fittingPassing)[label & NUMBER]!;
  }

  private newLabel(word: string, written: number): number {
    const known = this.vocabulary.words.findWord(word);
    const patterns = this.vocabulary.patterns.fitting(word);
    if (patterns.length === 0) return WORD | known;
    const fitting = { patterns, endings: this.vocabulary.endingsOf(patterns) };
    if (known !== 0) {
      this.fittingKnown[known] = fitting;
      return WORD | TRUNCATED | known;
    }
    this.fittingPassing[written] = fitting;
    return WORD | TRUNCATED | PASSING | written;
  }
}

export interface FittingPatterns {
  /** Numbers of patterns. */
  readonly patterns: readonly number[];
  /** Their own literals with the fields these look at: `literal << MASK_BITS | mask`. */
  readonly endings: Uint32Array;
}

const KEPT = 1_000_000;
