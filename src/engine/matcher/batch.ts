import { IntegerList, roomFor } from './integer-list.ts';

/** Documents of one batch are numbered in 16 bits. */
export const MOST_DOCUMENTS = 0xffff;

/**
 * A literal in more than one of this many documents gets a bit for each document beside its list: a test is then one read instead of a
 * search. With 64 the bits take at most twice the room of the list.
 */
const DENSE = 64;

/**
 * A batch of documents turned over: for each literal that occurs, the list of documents that have it.
 *
 * Lists are numbered from 1 in the order in which their literals first came, and everything about a list stands in short arrays by
 * that number: of a large vocabulary a batch knows only a small part, and that part stays in the cache. `listOf`, by literal, is the
 * only large one; 0 there says that no document has the literal.
 *
 * Life: `begin`, then for each document `emit` its literals and `endDocument`, then `finish`; from then on the lists can be read.
 * Lists are ascending and hold each document once.
 */
export class Batch {
  documents = 0;
  listOf = new Uint32Array(1024);
  /** By list. */
  lengths = new Uint32Array(1024);
  starts = new Uint32Array(1024);
  /** By list: where its bits begin in `bits`, plus one; 0 without bits. */
  bitStarts = new Uint32Array(1024);
  postings = new Uint16Array(1024);
  bits = new Uint32Array(0);
  private bitWords = 0;

  private readonly literalOf = new IntegerList(1024);
  private lastDocument = new Uint32Array(1024);
  /** The lists of all documents, one document after the other, and where each document's end. */
  private readonly emitted = new IntegerList(1024);
  private readonly documentEnds = new IntegerList(1024);

  get bytes(): number {
    const arrays = [
      this.listOf,
      this.lengths,
      this.starts,
      this.bitStarts,
      this.postings,
      this.bits,
      this.lastDocument,
    ];
    const lists = [this.literalOf, this.emitted, this.documentEnds];
    return [...arrays, ...lists.map(({ items }) => items)].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** The number of lists; their numbers run from 1 to it. */
  get lists(): number {
    return this.literalOf.length - 1;
  }

  literal(list: number): number {
    return this.literalOf.items[list]!;
  }

  begin(literalCount: number): void {
    const { items, length } = this.literalOf;
    for (let list = 1; list < length; list++) this.listOf[items[list]!] = 0;
    this.listOf = roomFor(this.listOf, literalCount);
    this.literalOf.clear();
    this.literalOf.push(0);
    this.emitted.clear();
    this.documentEnds.clear();
    this.documents = 0;
  }

  /** The document now being read has the literal; it may be said more than once. */
  emit(literal: number): void {
    const list = this.listOf[literal] || this.newList(literal);
    const document = this.documents + 1;
    if (this.lastDocument[list] === document) return;
    this.lastDocument[list] = document;
    this.lengths[list]! += 1;
    this.emitted.push(list);
  }

  endDocument(): void {
    this.documents += 1;
    this.documentEnds.push(this.emitted.length);
  }

  finish(): void {
    this.layOutLists();
    this.fillLists();
    this.fillBits();
  }

  /** Whether the document has the literal. */
  has(literal: number, document: number): boolean {
    const list = this.listOf[literal]!;
    return list !== 0 && this.holds(list, document);
  }

  /** Whether the document is in the list. */
  holds(list: number, document: number): boolean {
    const bitStart = this.bitStarts[list]!;
    if (bitStart !== 0) return ((this.bits[bitStart - 1 + (document >>> 5)]! >>> (document & 31)) & 1) === 1;
    const { postings } = this;
    let low = this.starts[list]!;
    let high = low + this.lengths[list]!;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (postings[middle]! < document) low = middle + 1;
      else high = middle;
    }
    return low < this.starts[list]! + this.lengths[list]! && postings[low] === document;
  }

  private newList(literal: number): number {
    const list = this.literalOf.push(literal);
    if (list >= this.lengths.length) {
      this.lengths = roomFor(this.lengths, list + 1);
      this.starts = roomFor(this.starts, list + 1);
      this.bitStarts = roomFor(this.bitStarts, list + 1);
      this.lastDocument = roomFor(this.lastDocument, list + 1);
    }
    this.listOf[literal] = list;
    this.lengths[list] = 0;
    this.lastDocument[list] = 0;
    return list;
  }

  private layOutLists(): void {
    const { lengths, starts, bitStarts, lists } = this;
    const wordsOfBits = (this.documents + 31) >>> 5;
    let start = 0;
    this.bitWords = 0;
    for (let list = 1; list <= lists; list++) {
      starts[list] = start;
      start += lengths[list]!;
      const dense = lengths[list]! * DENSE > this.documents;
      bitStarts[list] = dense ? this.bitWords + 1 : 0;
      if (dense) this.bitWords += wordsOfBits;
    }
    this.postings = roomFor(this.postings, start);
    this.bits = roomFor(this.bits, this.bitWords);
  }

  /** Documents in order, so that every list comes out ascending. `starts` serves as the cursor and is set back. */
  private fillLists(): void {
    const { starts, lengths, postings, lists } = this;
    const { items } = this.emitted;
    let at = 0;
    for (let document = 0; document < this.documents; document++) {
      const end = this.documentEnds.items[document]!;
      while (at < end) postings[starts[items[at++]!]!++] = document;
    }
    for (let list = 1; list <= lists; list++) starts[list]! -= lengths[list]!;
  }

  private fillBits(): void {
    const { starts, lengths, bitStarts, postings, bits, lists } = this;
    bits.fill(0, 0, this.bitWords);
    for (let list = 1; list <= lists; list++) {
      if (bitStarts[list] === 0) continue;
      const first = bitStarts[list]! - 1;
      const end = starts[list]! + lengths[list]!;
      for (let at = starts[list]!; at < end; at++) {
        const document = postings[at]!;
        bits[first + (document >>> 5)]! |= 1 << (document & 31);
      }
    }
  }
}
