import { symbolsOf } from '../evaluator/metadata.ts';
import type { ClassLevels } from '../numbers/index.ts';
import type { Publication } from '../publication.ts';
import { Positions } from '../text/positions.ts';
import { textsOf } from '../text/texts.ts';
import type { Batch } from './batch.ts';
import type { BatchTexts } from './batch-texts.ts';
import type { DocumentWords } from './document-words.ts';
import { CODE_POINT, JOINED, NUMBER, PASSING, TRUNCATED, WORD } from './label.ts';
import { FLAGS, HAS_ANY_HAN_CHILD, HAS_CHILD, LITERAL, NODE } from './sequences.ts';
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

  /**
   * From every position, all sequences that begin there. A document has a few hundred positions and at most of them no sequence goes
   * on beyond the second label, so this costs about two lookups a position.
   */
  private followAll(start: number, end: number, mask: number): void {
    const { sequences } = this.vocabulary;
    const labels = this.texts.labels.items;
    for (let at = start; at < end; at++) {
      const label = labels[at]!;
      if (label < WORD) {
        const root = sequences.hanRoot(label & CODE_POINT);
        if (root !== 0) this.follow(root, at + 1, end, mask);
      } else if ((label & ~WORD) !== 0) {
        this.followWord(label, at + 1, end, mask);
      }
    }
  }

  private followWord(label: number, next: number, end: number, mask: number): void {
    const { sequences } = this.vocabulary;
    if ((label & TRUNCATED) !== 0) {
      for (const pattern of this.words.patternsOf(label)) this.emitLiteralsOf(sequences.patternRoot(pattern), mask);
    }
    if ((label & PASSING) !== 0) return;
    const root = sequences.wordRoot(label & NUMBER);
    if (root !== 0) this.follow(root, next, end, mask);
  }

  /** Emits what the node stands for, and goes on from it at position `at`. */
  private follow(from: number, at: number, end: number, mask: number): void {
    const { sequences } = this.vocabulary;
    const labels = this.texts.labels.items;
    let node = from;
    for (let next = at; ; next++) {
      this.emitLiteralsOf(node, mask);
      const flags = sequences.nodes[NODE * node + FLAGS]!;
      if ((flags & HAS_CHILD) === 0 || next === end) return;
      const label = (labels[next]! & ~TRUNCATED) >>> 0;
      if ((flags & HAS_ANY_HAN_CHILD) !== 0 && label < WORD && (label & JOINED) !== 0) {
        const other = sequences.child(node, label & ~JOINED);
        if (other !== 0) this.follow(other, next + 1, end, mask);
      }
      node = sequences.child(node, label);
      if (node === 0) return;
    }
  }

  private emitLiteralsOf(node: number, mask: number): void {
    const { vocabulary, batch } = this;
    let literal = vocabulary.sequences.nodes[NODE * node + LITERAL]!;
    while (literal !== 0) {
      if ((vocabulary.masks.items[literal]! & mask) !== 0) batch.emit(literal);
      literal = vocabulary.next.items[literal]!;
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
