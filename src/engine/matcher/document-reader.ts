import { symbolsOf } from '../evaluator/metadata.ts';
import type { ClassLevels } from '../numbers/index.ts';
import type { Publication } from '../publication.ts';
import { Positions } from '../text/positions.ts';
import { textsOf } from '../text/texts.ts';
import type { Batch } from './batch.ts';
import type { BatchTexts } from './batch-texts.ts';
import type { DocumentWords } from './document-words.ts';
import { IntegerList } from './integer-list.ts';
import { CODE_POINT, JOINED, TRUNCATED, WORD } from './label.ts';
import { ENDS_HERE, FLAG_BITS, GOES_ON, GOES_ON_ANY_HAN, MASK_BITS } from './sequences.ts';
import { BIT_OF, EVERY_DOCUMENT, type Vocabulary } from './vocabulary.ts';

/** Reads publications into a batch: emits every literal that a publication has, and keeps the texts that are needed by position. */
export class DocumentReader {
  private readonly vocabulary: Vocabulary;
  private readonly words: DocumentWords;
  private readonly batch: Batch;
  private readonly texts: BatchTexts;
  private readonly positions = new Positions();
  /** Sequences begun in the text in hand: the nodes reached, and where the next label stands. */
  private readonly begun = new IntegerList(1024);
  private readonly nextAt = new IntegerList(1024);

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
   * From every position, all sequences that begin there: first what begins and ends at one position, then which beginnings may go on,
   * then these. Each is a short loop of its own so that the processor reads ahead; hardly one in three beginnings is left for the third.
   */
  private followAll(start: number, end: number, mask: number): void {
    this.begin(start, end, mask);
    this.dropEnded();
    for (let i = 0; i < this.begun.length; i++) this.follow(this.begun.items[i]!, this.nextAt.items[i]!, end, mask);
  }

  private begin(start: number, end: number, mask: number): void {
    const { begun, nextAt } = this;
    const { sequences } = this.vocabulary;
    const labels = this.texts.labels.items;
    begun.clear();
    nextAt.clear();
    for (let at = start; at < end; at++) {
      const label = labels[at]!;
      if ((label & (WORD | TRUNCATED)) === (WORD | TRUNCATED)) this.emitTruncated(label, mask);
      const root = sequences.root(label);
      const node = root === 0 ? this.rareRoot(label, mask) : sequences.nodeAtRoot(root);
      if (node === 0) continue;
      if (root !== 0 && (node & ENDS_HERE) !== 0) this.emitEnding(sequences.endingAtRoot(root), mask);
      if ((node & GOES_ON) === 0 || at + 1 === end) continue;
      begun.push(node);
      nextAt.push(at + 1);
    }
  }

  /** The root of a Han character beyond the Basic Multilingual Plane; what ends there is emitted. */
  private rareRoot(label: number, mask: number): number {
    if (label >= WORD) return 0;
    const { sequences } = this.vocabulary;
    const record = sequences.find(0, label & CODE_POINT);
    if (record === 0) return 0;
    const node = sequences.nodeAt(record);
    if ((node & ENDS_HERE) !== 0) this.emitEnding(sequences.endingAt(record), mask);
    return node;
  }

  /** Of what has begun keeps what may go on with the next label. */
  private dropEnded(): void {
    const { begun, nextAt } = this;
    const { sequences } = this.vocabulary;
    const labels = this.texts.labels.items;
    let kept = 0;
    for (let i = 0; i < begun.length; i++) {
      const node = begun.items[i]!;
      const next = nextAt.items[i]!;
      const label = labels[next]! & ~TRUNCATED;
      if ((node & GOES_ON_ANY_HAN) === 0 && !sequences.mayGoOn(node >>> FLAG_BITS, label)) continue;
      begun.items[kept] = node;
      nextAt.items[kept++] = next;
    }
    begun.length = nextAt.length = kept;
  }

  /** Goes on from a node with the label at `from`, and emits what ends on the way. */
  private follow(begun: number, from: number, end: number, mask: number): void {
    const { sequences } = this.vocabulary;
    const labels = this.texts.labels.items;
    let node = begun;
    for (let at = from; at < end && (node & GOES_ON) !== 0; at++) {
      const label = labels[at]! & ~TRUNCATED;
      if ((node & GOES_ON_ANY_HAN) !== 0 && label < WORD && (label & JOINED) !== 0) {
        this.followRecord(sequences.find(node >>> FLAG_BITS, label & ~JOINED), at + 1, end, mask);
      }
      const record = sequences.find(node >>> FLAG_BITS, label);
      if (record === 0) return;
      node = sequences.nodeAt(record);
      if ((node & ENDS_HERE) !== 0) this.emitEnding(sequences.endingAt(record), mask);
    }
  }

  /** The other way where two lead on: a joined character may also be the first of a Han element. */
  private followRecord(record: number, at: number, end: number, mask: number): void {
    if (record === 0) return;
    const { sequences } = this.vocabulary;
    const node = sequences.nodeAt(record);
    if ((node & ENDS_HERE) !== 0) this.emitEnding(sequences.endingAt(record), mask);
    this.follow(node, at, end, mask);
  }

  private emitTruncated(label: number, mask: number): void {
    const { fitting } = this.words;
    const run = this.words.runOf(label);
    const end = run + fitting[run]!;
    for (let i = run + 1; i <= end; i++) this.emitEnding(fitting[i]!, mask);
  }

  /** Emits the literals that end here, those that look at the text's field; `ending` as Sequences gives it. */
  private emitEnding(ending: number, mask: number): void {
    const fields = ending & ((1 << MASK_BITS) - 1);
    if ((fields & mask) !== 0) this.batch.emit(ending >>> MASK_BITS);
    else if (fields === 0) this.emitSeveral(ending >>> MASK_BITS, mask);
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
