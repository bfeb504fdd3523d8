import { singular } from '../text/plural.ts';
import { wordOf } from '../text/positions.ts';
import { IntegerList, roomFor } from './integer-list.ts';
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
  /** Labels of words as they are written. */
  private readonly labels = new WordTable();
  /**
   * What truncated words fit a word, one run for each word that has some: a number and as many endings (their own literals, see
   * Sequences), a number and as many patterns. A passing word's label has as its number where its run stands, a known word's
   * run stands at `knownRuns`. In one block, because a document asks for it at every other word.
   */
  private readonly runs = new IntegerList(1024);
  private knownRuns = new Uint32Array(1024);
  private edition = -1;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** To be called before the first document of a batch. */
  beginBatch(): void {
    const isFull = this.labels.count > MOST_WORDS || this.runs.length > MOST_IN_RUNS;
    if (this.edition === this.vocabulary.wordEdition && !isFull) return;
    this.edition = this.vocabulary.wordEdition;
    this.labels.clear();
    this.runs.clear();
    this.knownRuns = roomFor(this.knownRuns, this.vocabulary.words.count + 1);
  }

  /** The label of the word that `units[start]` up to `end` write, whose hash the caller has. */
  label(units: Uint16Array, start: number, end: number, hash: number): number {
    const known = this.labels.find(units, start, end, hash);
    return known >= 0 ? known : this.newLabel(units, start, end, hash);
  }

  /** Where `fitting` tells the truncated words that fit the word with this label, which is TRUNCATED. */
  runOf(label: number): number {
    return (label & PASSING) === 0 ? this.knownRuns[label & NUMBER]! : label & NUMBER;
  }

  get fitting(): Uint32Array {
    return this.runs.items;
  }

  /** Whether the pattern fits the word with this label, which is TRUNCATED. */
  fits(pattern: number, label: number): boolean {
    const { items } = this.runs;
    const run = this.runOf(label);
    const patterns = run + 1 + items[run]!;
    for (let i = 1; i <= items[patterns]!; i++) if (items[patterns + i] === pattern) return true;
    return false;
  }

  private newLabel(units: Uint16Array, start: number, end: number, hash: number): number {
    const label = this.labelOf(singular(wordOf(units, start, end)));
    this.labels.add(units, start, end, hash, label);
    return label;
  }

  private labelOf(word: string): number {
    const known = Math.max(0, this.vocabulary.words.findWord(word));
    const patterns = this.vocabulary.patterns.fitting(word);
    if (patterns.length === 0) return WORD | known;
    const run = this.pushRun(patterns);
    if (run > NUMBER) throw new RangeError('too many truncated words fit the words of one batch');
    if (known === 0) return WORD | TRUNCATED | PASSING | run;
    this.knownRuns[known] = run;
    return WORD | TRUNCATED | known;
  }

  private pushRun(patterns: readonly number[]): number {
    const endings = this.vocabulary.endingsOf(patterns);
    const run = this.runs.push(endings.length);
    for (const ending of endings) this.runs.push(ending);
    this.runs.push(patterns.length);
    for (const pattern of patterns) this.runs.push(pattern);
    return run;
  }
}

const MOST_WORDS = 1_000_000;
const MOST_IN_RUNS = 1 << 25;
