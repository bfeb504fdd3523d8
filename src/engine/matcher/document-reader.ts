import { symbolsOf } from '../evaluator/metadata.ts';
import type { ClassLevels } from '../numbers/index.ts';
import type { Publication } from '../publication.ts';
import { Positions } from '../text/positions.ts';
import { textsOf } from '../text/texts.ts';
import { AsciiText, LAST_ASCII } from './ascii-text.ts';
import type { Batch } from './batch.ts';
import type { BatchOccurrences } from './batch-occurrences.ts';
import type { BatchTexts } from './batch-texts.ts';
import { BegunSequences } from './begun-sequences.ts';
import { type DocumentWords, WORD_ENDINGS, WORD_LABEL, WORD_NODE, WORD_SEEN } from './document-words.ts';
import { Endings } from './endings.ts';
import { CODE_POINT, WORD } from './label.ts';
import { ENDS_HERE, FLAG_BITS, GOES_ON, POSITIONED, ROOTS } from './sequences.ts';
import { BIT_OF, EVERY_DOCUMENT, type Vocabulary } from './vocabulary.ts';

/** Reads publications into a batch: emits every literal that a publication has, and keeps the texts that are needed by position. */
export class DocumentReader {
  private readonly vocabulary: Vocabulary;
  private readonly words: DocumentWords;
  private readonly batch: Batch;
  private readonly texts: BatchTexts;
  private readonly occurrences: BatchOccurrences;
  private readonly endings: Endings;
  private readonly begun: BegunSequences;
  private readonly positions = new Positions();
  private readonly ascii = new AsciiText();
  /** What stands at each position of the text in hand: the label of a Han character, or WORD | the place of a word's record. */
  private tokens = new Int32Array(1024);
  /** The number of the field in hand, to know a word that was met in it before. */
  private field = 0;

  constructor(
    vocabulary: Vocabulary,
    words: DocumentWords,
    batch: Batch,
    texts: BatchTexts,
    occurrences: BatchOccurrences,
  ) {
    this.vocabulary = vocabulary;
    this.words = words;
    this.batch = batch;
    this.texts = texts;
    this.occurrences = occurrences;
    this.endings = new Endings(vocabulary, batch);
    this.begun = new BegunSequences(vocabulary.sequences, this.endings, occurrences);
  }

  read(publication: Publication, levels: ClassLevels | undefined): void {
    this.batch.emit(EVERY_DOCUMENT);
    let last = 0;
    for (const { field, text } of textsOf(publication)) {
      const mask = BIT_OF[field];
      if ((mask & this.vocabulary.textMask) === 0) continue;
      if (mask !== last) this.field = this.words.beginField();
      last = mask;
      this.readText(text, mask);
    }
    this.readClasses(publication, levels);
    this.readNumbersAndCodes(publication);
    this.texts.endDocument();
    this.occurrences.endDocument();
    this.batch.endDocument();
  }

  private readText(text: string, mask: number): void {
    const { texts } = this;
    const start = texts.labels.length;
    const count =
      text.charCodeAt(0) <= LAST_ASCII && this.ascii.read(text) ? this.findAsciiWords() : this.findPositions(text);
    this.begin(count, mask);
    this.begun.follow(texts.labels.items, start + count, mask);
    this.occurrences.endText(mask);
    if ((mask & this.vocabulary.positionMask) !== 0) texts.endText(mask);
    else texts.dropText();
  }

  private findAsciiWords(): number {
    const { count } = this.ascii;
    this.prepare(count);
    this.words.findAll(this.ascii, this.tokens);
    return count;
  }

  private findPositions(text: string): number {
    const { positions, words } = this;
    positions.read(text);
    const { count, labels, units, unitStarts, unitEnds } = positions;
    this.prepare(count);
    const { tokens } = this;
    for (let i = 0; i < count; i++) {
      const label = labels[i]!;
      tokens[i] = label < WORD ? label : WORD | words.findWord(units, unitStarts[i]!, unitEnds[i]!);
    }
    return count;
  }

  /** For a text of so many positions, in which nothing has begun yet. */
  private prepare(count: number): void {
    if (this.tokens.length < count) this.tokens = new Int32Array(2 * count);
    this.words.makeRoom(count);
    this.texts.labels.reserve(count);
    this.begun.begin(count);
  }

  /** From each position: its label, what begins and ends there, and the sequences that begin there and go on. */
  private begin(count: number, mask: number): void {
    const { tokens, begun, occurrences } = this;
    const { records } = this.words;
    const { labels } = this.texts;
    const { roots } = this.vocabulary.sequences;
    const start = labels.length;
    const last = start + count - 1;
    for (let i = 0; i < count; i++) {
      const token = tokens[i]!;
      const at = start + i;
      let node = 0;
      if (token < WORD) {
        labels.items[at] = token;
        const codePoint = token & CODE_POINT;
        node = codePoint < ROOTS ? roots[2 * codePoint]! : this.meetRareCharacter(codePoint, mask);
        if ((node & ENDS_HERE) !== 0 && codePoint < ROOTS) this.endings.emit(roots[2 * codePoint + 1]!, mask);
      } else {
        const record = token & ~WORD;
        // First, since it may bring up to date what is read after it.
        if (records[record + WORD_SEEN] !== this.field) this.meetWord(record, mask);
        labels.items[at] = records[record + WORD_LABEL]!;
        node = records[record + WORD_NODE]!;
      }
      if ((node & POSITIONED) !== 0) occurrences.push(node >>> FLAG_BITS, at, at);
      if ((node & GOES_ON) !== 0 && at < last) begun.push(node, at + 1);
    }
    labels.length = start + count;
  }

  private meetWord(record: number, mask: number): void {
    this.words.meet(record);
    const { records, endings: runs } = this.words;
    const run = records[record + WORD_ENDINGS]!;
    const end = run + runs[run]!;
    for (let i = run + 1; i <= end; i++) this.endings.emit(runs[i]!, mask);
  }

  /** Emits what ends at a Han character beyond the Basic Multilingual Plane, as `begin` does for all others; gives its node. */
  private meetRareCharacter(codePoint: number, mask: number): number {
    const { sequences } = this.vocabulary;
    const record = sequences.find(0, codePoint);
    if (record === 0) return 0;
    const node = sequences.nodeAt(record);
    if ((node & ENDS_HERE) !== 0) this.endings.emit(sequences.endingAt(record), mask);
    return node;
  }

  private readClasses(publication: Publication, levels: ClassLevels | undefined): void {
    for (const scheme of ['ipc', 'cpc'] as const) {
      const classes = this.vocabulary.classes[scheme];
      if (classes.count === 0) continue;
      for (const symbol of symbolsOf(publication, scheme)) {
        for (const literal of classes.wantedBy(symbol, levels)) this.batch.emit(literal);
      }
    }
  }

  private readNumbersAndCodes(publication: Publication): void {
    for (const numbers of this.vocabulary.numbersInUse) numbers.emitFor(publication, this.emit);
    for (const codes of this.vocabulary.codesInUse) codes.emitFor(publication, this.emit);
  }

  private readonly emit = (literal: number): void => this.batch.emit(literal);
}
