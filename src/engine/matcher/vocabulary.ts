import {
  BASE_FIELDS,
  type BaseField,
  type ClassLeaf,
  CODE_FIELDS,
  type CodeField,
  type CodeLeaf,
  type DateBound,
  type DateLeaf,
  FIELD_BASES,
  NUMBER_FIELDS,
  type NumberField,
  type NumberLeaf,
  type TextElement,
  type TextField,
  type TextLeaf,
} from '../query/tree.ts';
import type { Batch } from './batch.ts';
import { ClassLiterals } from './class-literals.ts';
import { CodeLiterals } from './code-literals.ts';
import { Blocks, type ImageLeaves, type MatcherImage } from './image.ts';
import { IntegerList } from './integer-list.ts';
import { JOINED, PATTERN, WORD } from './label.ts';
import { NumberLiterals } from './number-literals.ts';
import { Patterns } from './patterns.ts';
import { ALL_FIELDS, FLAG_BITS, MASK_BITS, MOST_LITERALS, Sequences } from './sequences.ts';
import { WordChanges } from './word-changes.ts';
import { WordTable } from './word-table.ts';

/** The literal that every document has, for profiles that want nothing in particular. */
export const EVERY_DOCUMENT = 0;

/**
 * Everything that profiles ask of a document, each thing once, as a literal: an integer that a document has or has not. A text leaf
 * is one literal whatever its length; so are a class, a number and a code. Literals are never renumbered and never forgotten.
 *
 * Invariant: a literal stands for one leaf, and a document has it exactly when the evaluator finds that the leaf holds. The exception are
 * text leaves that mix truncated words with others in a phrase: no document is ever given these, they are looked for by position.
 */
export class Vocabulary {
  /** Numbers of words, from 1. */
  readonly words: WordTable;
  readonly patterns = new Patterns();
  readonly wordChanges = new WordChanges();
  readonly sequences: Sequences;
  readonly classes = { ipc: new ClassLiterals(), cpc: new ClassLiterals() };
  readonly numbers = Object.fromEntries(NUMBER_FIELDS.map((field) => [field, new NumberLiterals(field)])) as Record<
    NumberField,
    NumberLiterals
  >;
  readonly codes = Object.fromEntries(CODE_FIELDS.map((field) => [field, new CodeLiterals(field)])) as Record<
    CodeField,
    CodeLiterals
  >;
  /** Date leaves are no literals (too many documents have them), they are numbered all the same. */
  readonly dates: DateLeaf[] = [];
  private readonly dateNumbers = new Map<string, number>();

  /** By literal. Of text leaves: the base fields as bits, the node, and the next literal of the same node (0: none). */
  readonly masks: IntegerList;
  readonly nodes: IntegerList;
  readonly next: IntegerList;
  /** By literal: in how many clauses it was compiled; and how many of the documents read so far had it. */
  readonly uses: IntegerList;
  readonly frequencies: IntegerList;
  documentsRead = 0;
  /** By literal, of those of classes: the literal of the subclass that every document having it has; EVERY_DOCUMENT for all others. */
  private readonly subclasses: IntegerList;
  private readonly labels = new IntegerList();
  /** The base fields that any text leaf looks at; and those of leaves that are looked for by position. */
  textMask = 0;
  positionMask = 0;

  private readonly mostLiterals: number;

  /** Takes up an image's vocabulary, or begins an empty one. `mostLiterals` is for tests, which have few. */
  constructor(image?: MatcherImage, mostLiterals = MOST_LITERALS) {
    this.mostLiterals = mostLiterals;
    const blocks = new Blocks(image?.blocks);
    const list = (name: string): IntegerList =>
      image === undefined
        ? new IntegerList(1024)
        : IntegerList.over(blocks.take(`literals.${name}`), blocks.take('literals.count')[0]!);
    this.words = image === undefined ? new WordTable() : WordTable.from(blocks);
    this.sequences = image === undefined ? new Sequences(this.wordChanges) : Sequences.from(blocks, this.wordChanges);
    this.masks = list('masks');
    this.nodes = list('nodes');
    this.next = list('next');
    this.uses = list('uses');
    this.subclasses = list('subclasses');
    this.frequencies = list('frequencies');
    if (image === undefined) this.newLiteral(0, 0);
    else this.takeUp(image.leaves, blocks.take('vocabulary'));
  }

  /** Puts the blocks of the vocabulary, with room, and gives what no block holds. */
  store(blocks: Blocks): ImageLeaves {
    this.makeRoom();
    this.words.store(blocks);
    this.sequences.store(blocks);
    blocks.put('literals.count', Uint32Array.of(this.literalCount));
    for (const [name, list] of Object.entries(this.byLiteral)) blocks.put(`literals.${name}`, list.roomy);
    const { textMask, positionMask, documentsRead } = this;
    blocks.put('vocabulary', Uint32Array.of(textMask, positionMask, documentsRead));
    const filed = [...Object.values(this.classes), ...Object.values(this.numbers), ...Object.values(this.codes)];
    return { leaves: filed.flatMap(({ all }) => [...all]), patterns: this.patterns.all, dates: this.dates };
  }

  /**
   * Sees to it that there can be a quarter more literals, nodes and words before something must be doubled, which takes long where there are many.
   */
  makeRoom(): void {
    this.words.makeRoom();
    this.sequences.makeRoom();
    for (const list of Object.values(this.byLiteral)) list.makeRoom();
  }

  private get byLiteral(): Readonly<Record<string, IntegerList>> {
    const { masks, nodes, next, uses, subclasses, frequencies } = this;
    return { masks, nodes, next, uses, subclasses, frequencies };
  }

  private takeUp({ leaves, patterns, dates }: ImageLeaves, [textMask, positionMask, read]: Uint32Array): void {
    this.textMask = textMask!;
    this.positionMask = positionMask!;
    this.documentsRead = read!;
    for (const pattern of patterns) this.patterns.intern(pattern);
    for (const date of dates) this.date(date);
    for (const { leaf, literal } of leaves) this.file(leaf, () => literal);
  }

  private file(leaf: ClassLeaf | NumberLeaf | CodeLeaf, literal: () => number): number {
    if (leaf.type === 'class') return this.classes[leaf.scheme].intern(leaf, literal);
    return leaf.type === 'number'
      ? this.numbers[leaf.field].intern(leaf, literal)
      : this.codes[leaf.field].intern(leaf, literal);
  }

  get literalCount(): number {
    return this.masks.length;
  }

  /** How many literals there can be before room must be made. */
  get literalRoom(): number {
    return this.masks.items.length;
  }

  get numbersInUse(): NumberLiterals[] {
    return Object.values(this.numbers).filter(({ isEmpty }) => !isEmpty);
  }

  get codesInUse(): CodeLiterals[] {
    return Object.values(this.codes).filter(({ isEmpty }) => !isEmpty);
  }

  get bytes(): number {
    const lists = Object.values(this.byLiteral);
    return this.words.bytes + this.sequences.bytes + lists.reduce((sum, { items }) => sum + items.byteLength, 0);
  }

  text({ field, elements }: TextLeaf): number {
    const mask = MASK_OF[field];
    const record = this.sequences.intern(this.labelsOf(elements));
    const known = this.literalAt(record, mask);
    return known === 0 ? this.newTextLiteral(record, mask) : known;
  }

  private newTextLiteral(record: number, mask: number): number {
    const literal = this.newLiteral(mask, this.sequences.nodeAt(record) >>> FLAG_BITS);
    this.next.items[literal] = this.sequences.putLiteral(record, literal, mask);
    this.textMask |= mask;
    return literal;
  }

  class(leaf: ClassLeaf): number {
    return this.classes[leaf.scheme].intern(leaf, () => this.newClassLiteral(leaf));
  }

  private newClassLiteral({ scheme, symbol, mode }: ClassLeaf): number {
    const literal = this.newLiteral(0, 0);
    if (!SUBCLASS.test(symbol)) return literal;
    const subclass = symbol.slice(0, 4);
    const itself = mode === 'under' && symbol === subclass;
    const whole = itself ? literal : this.class({ type: 'class', scheme, symbol: subclass, mode: 'under' });
    this.subclasses.items[literal] = whole;
    return literal;
  }

  /** A literal of a whole subclass that every document has which has this one; EVERY_DOCUMENT where there is no such. */
  subclassOf(literal: number): number {
    return this.subclasses.items[literal]!;
  }

  number(leaf: NumberLeaf): number {
    return this.file(leaf, () => this.newLiteral(0, 0));
  }

  code(leaf: CodeLeaf): number {
    return this.file(leaf, () => this.newLiteral(0, 0));
  }

  date(leaf: DateLeaf): number {
    const key = `${leaf.field} ${writtenBound(leaf.from)} ${writtenBound(leaf.to)}`;
    const known = this.dateNumbers.get(key);
    if (known !== undefined) return known;
    this.dateNumbers.set(key, this.dates.length);
    return this.dates.push(leaf) - 1;
  }

  /** The literals of the leaves that are one label alone, with the fields these look at: `literal << MASK_BITS | mask`. */
  endingsOf(label: number): number[] {
    const endings: number[] = [];
    const node = this.sequences.beginning(label) >>> FLAG_BITS;
    for (let literal = this.sequences.firstLiteral(node); literal !== 0; literal = this.next.items[literal]!) {
      endings.push((literal << MASK_BITS) | this.masks.items[literal]!);
    }
    return endings;
  }

  /** Says that the literal will be looked for in texts, so that documents keep those it looks at. */
  keepTextsOf(literal: number): void {
    this.positionMask |= this.masks.items[literal]!;
  }

  /** Says that it will be asked where the literal stands, so that documents keep that. */
  keepOccurrencesOf(literal: number): void {
    this.sequences.keepOccurrencesOf(this.nodes.items[literal]!);
  }

  /** How many documents may be expected to have the literal; before any were read, how many profiles want it: what many want is common. */
  weight(literal: number): number {
    if (literal === EVERY_DOCUMENT) return Number.MAX_SAFE_INTEGER;
    return (this.documentsRead < ENOUGH_DOCUMENTS ? this.uses : this.frequencies).items[literal]!;
  }

  /** Counts in the documents of a finished batch. The counts are halved before they overflow: only their proportions are used. */
  countFrequencies(batch: Batch): void {
    if (this.documentsRead > MOST_DOCUMENTS_COUNTED) this.halveFrequencies();
    this.documentsRead += batch.documents;
    const { items } = this.frequencies;
    for (const literal of batch.literals) items[literal]! += batch.count(literal);
  }

  private halveFrequencies(): void {
    const { items, length } = this.frequencies;
    for (let literal = 0; literal < length; literal++) items[literal]! >>>= 1;
    this.documentsRead >>>= 1;
  }

  /** What the elements want at their positions; the list is used again for the next ones. */
  private labelsOf(elements: readonly TextElement[]): IntegerList {
    const { labels } = this;
    labels.clear();
    // By index: of frozen lists, as those of trees are, V8 makes an iterator with an object for each step.
    for (let i = 0; i < elements.length; i++) {
      const { type, text } = elements[i]!;
      if (type === 'word') labels.push(WORD | this.wordNumber(text));
      else if (type === 'pattern') labels.push(PATTERN | this.patternNumber(text));
      else this.addHanLabels(text);
    }
    return labels;
  }

  private addHanLabels(run: string): void {
    for (let at = 0, joined = 0; at < run.length; joined = JOINED) {
      const codePoint = run.codePointAt(at)!;
      this.labels.push(codePoint | joined);
      at += codePoint > 0xffff ? 2 : 1;
    }
  }

  private wordNumber(word: string): number {
    const known = this.words.findWord(word);
    if (known >= 0) return known;
    this.words.addWord(word, this.words.count + 1);
    this.wordChanges.push(WORD | this.words.count);
    return this.words.count;
  }

  private patternNumber(text: string): number {
    const before = this.patterns.count;
    const number = this.patterns.intern(text);
    if (this.patterns.count > before) this.wordChanges.push(PATTERN | number);
    return number;
  }

  /** The literal of the sequence at a record that looks at the fields of `mask`, 0 for none. */
  private literalAt(record: number, mask: number): number {
    const ending = this.sequences.endingAt(record);
    let literal = ending >>> MASK_BITS;
    // Nearly always one literal ends at a sequence, and then its fields are told with it.
    if ((ending & ALL_FIELDS) === mask) return literal;
    while (literal !== 0 && this.masks.items[literal] !== mask) literal = this.next.items[literal]!;
    return literal;
  }

  private newLiteral(mask: number, node: number): number {
    if (this.literalCount >= this.mostLiterals) throw new RangeError(fullOf(this.mostLiterals));
    this.masks.push(mask);
    this.nodes.push(node);
    this.next.push(0);
    this.uses.push(0);
    this.subclasses.push(EVERY_DOCUMENT);
    this.frequencies.push(0);
    return this.masks.length - 1;
  }
}

function fullOf(literals: number): string {
  const count = literals.toLocaleString('en');
  return `the vocabulary of the matcher holds ${count} literals and is full: make it anew from the profiles that are left, or divide them among several`;
}

/** A class symbol that names a subclass, or what is below it. */
const SUBCLASS = /^[A-Z]\d\d[A-Z]/;

function writtenBound(bound: DateBound | undefined): string {
  if (bound === undefined) return '';
  return bound.type === 'day' ? bound.date : `${bound.offset}${bound.unit}`;
}

/** Below this number of documents their frequencies say less than the profiles' own. */
const ENOUGH_DOCUMENTS = 1000;
const MOST_DOCUMENTS_COUNTED = 2 ** 30;

export const BIT_OF = Object.fromEntries(BASE_FIELDS.map((field, bit) => [field, 1 << bit])) as Record<
  BaseField,
  number
>;

const MASK_OF = Object.fromEntries(
  Object.entries(FIELD_BASES).map(([field, bases]) => [field, bases.reduce((mask, base) => mask | BIT_OF[base], 0)]),
) as Record<TextField, number>;
