import { symbolsOf } from '../evaluator/metadata.ts';
import type { ClassLevels } from '../numbers/index.ts';
import type { Publication } from '../publication.ts';
import { Positions } from '../text/positions.ts';
import { textsOf } from '../text/texts.ts';
import type { Batch } from './batch.ts';
import type { BatchTexts } from './batch-texts.ts';
import type { DocumentWords } from './document-words.ts';
import { CODE_POINT, JOINED, NUMBER, PASSING, TRUNCATED, WORD } from './label.ts';
import { ENDS_HERE, GOES_ON, GOES_ON_ANY_HAN, MASK_BITS } from './sequences.ts';
import { BIT_OF, EVERY_DOCUMENT, type Vocabulary } from './vocabulary.ts';

/** Reads publications into a batch: emits every literal that a publication has, and keeps the texts that are needed by position. */
export class DocumentReader {
  private readonly vocabulary: Vocabulary;
  private readonly words: DocumentWords;
  private readonly batch: Batch;
  private readonly texts: BatchTexts;
  private readonly positions = new Positions();

  constructor(vocabulary: Vocabulary, words: DocumentWords, batch: Batch, texts: BatchTexts) {
    this.vocabulary = vocabulary;
    this.words = words;
    this.batch = batch;
    this.texts = texts;
  }

  read(publication: Publication, levels: ClassLevels | undefined): void {
    this.batch.emit(EVERY_DOCUMENT);
    for (const { field, text } of textsOf(publication)) {
      if ((BIT_OF[field] & this.vocabulary.textMask) !== 0) this.readText(text, BIT_OF[field]);
    }
    this.readClasses(publication, levels);
    this.readNumbersAndCodes(publication);
    this.texts.endDocument();
    this.batch.endDocument();
  }

  private readText(text: string, mask: number): void {
    const { texts } = this;
    const start = texts.labels.length;
    this.positions.read(text);
    this.appendLabels();
    this.followAll(start, texts.labels.length, mask);
    if ((mask & this.vocabulary.positionMask) !== 0) texts.endText(mask);
    else texts.dropText();
  }

  private appendLabels(): void {
    const { count, labels, units, unitStarts, unitEnds } = this.positions;
    const { words } = this;
    const out = this.texts.labels;
    for (let i = 0; i < count; i++) {
      const label = labels[i]!;
      out.push(label < WORD ? label : words.label(units, unitStarts[i]!, unitEnds[i]!, label & ~WORD));
    }
  }

  /** From every position, all sequences that begin there. */
  private followAll(start: number, end: number, mask: number): void {
    const { sequences } = this.vocabulary;
    const labels = this.texts.labels.items;
    for (let at = start; at < end; at++) {
      const label = labels[at]!;
      const root = label < WORD ? sequences.hanRoot(label & CODE_POINT) : this.wordRoot(label, mask);
      if (root !== 0) this.follow(root, at + 1, end, mask);
    }
  }

  /** Where the word's sequences begin; the truncated words that fit it are emitted on the way. */
  private wordRoot(label: number, mask: number): number {
    if ((label & TRUNCATED) !== 0) {
      for (const ending of this.words.patternsOf(label).endings) {
        if ((ending & mask) !== 0) this.batch.emit(ending >>> MASK_BITS);
      }
    }
    return (label & PASSING) !== 0 ? 0 : this.vocabulary.sequences.wordRoot(label & NUMBER);
  }

  /**
   * Emits what ends at a place, and goes on from it with the label at `at`. Most ways end at once: hardly any pair of neighbours
   * begins a sequence.
   */
  private follow(from: number, at: number, end: number, mask: number): void {
    const { sequences } = this.vocabulary;
    const labels = this.texts.labels.items;
    let place = from;
    for (let next = at; ; next++) {
      this.emitEnding(place, mask);
      if ((place & GOES_ON) === 0 || next === end) return;
      const label = labels[next]! & ~TRUNCATED;
      if ((place & GOES_ON_ANY_HAN) !== 0 && label < WORD && (label & JOINED) !== 0) {
        const other = sequences.child(place, label & ~JOINED);
        if (other !== 0) this.follow(other, next + 1, end, mask);
      }
      place = sequences.child(place, label);
      if (place === 0) return;
    }
  }

  /** Emits the literals of the sequences that end at a place, those that look at the text's field. */
  private emitEnding(place: number, mask: number): void {
    if ((place & ENDS_HERE) === 0) return;
    const ending = this.vocabulary.sequences.ending(place);
    const only = ending & ((1 << MASK_BITS) - 1);
    if ((only & mask) !== 0) this.batch.emit(ending >>> MASK_BITS);
    else if (only === 0) this.emitSeveral(ending >>> MASK_BITS, mask);
  }

  private emitSeveral(first: number, mask: number): void {
    const { masks, next } = this.vocabulary;
    for (let literal = first; literal !== 0; literal = next.items[literal]!) {
      if ((masks.items[literal]! & mask) !== 0) this.batch.emit(literal);
    }
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
