import { IntegerList, roomFor } from './integer-list.ts';

/** Documents of one batch are numbered in 16 bits. */
export const MOST_DOCUMENTS = 0xffff;

/**
 * A literal that more than one document in so many has gets a bit for each document beside its list: a test is then one read instead of a
 * search. With 64 the bits take at most four times the room of the list.
 */
const DENSE = 64;

/**
 * A batch of documents, inverted: for each literal that occurs, the list of documents that have it, ascending, each once.
 *
 * `entries` holds two integers per literal of the vocabulary, side by side because whoever reads one nearly always reads the other, and
 * a read outside the cache is what matching spends its time on: how many documents have the literal, and where its list begins in
 * `postings`. A literal that none has is 0 documents long, and is all zeros before the first document.
 *
 * Life: `begin`, then for each document `emit` its literals and `endDocument`, then `finish`; from then on the lists can be read.
 */
export class Batch {
  documents = 0;
  /** COUNT and START by literal, once all documents are read. */
  entries = new Uint32Array(ENTRY * 1024);
  /**
   * By literal: the last document that had it, from 1, while documents are read. Apart from the entries and in 16 bits, because it is read for
   * each literal of each document, and so small it stays in the cache.
   */
  private lastDocuments = new Uint16Array(1024);
  postings = new Uint16Array(1024);
  /** By literal, of those with bits: where they begin in `bits`. */
  private bitStarts = new Uint32Array(1024);
  private bits = new Uint32Array(0);
  private bitCount = 0;

  /** The literals that occur, in the order in which they first came. */
  private readonly occurring = new IntegerList(1024);
  /** What was emitted for the document now being read. */
  private readonly pending = new IntegerList(1024);
  /** The literals of all documents, one document after the other, and where each document's end. */
  private readonly emitted = new IntegerList(1024);
  private readonly documentEnds = new IntegerList(1024);

  get bytes(): number {
    const lists = [this.occurring, this.pending, this.emitted, this.documentEnds];
    const { entries, lastDocuments, postings, bitStarts, bits } = this;
    const arrays = [entries, lastDocuments, postings, bitStarts, bits, ...lists.map(({ items }) => items)];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** The literals that occur. */
  get literals(): Uint32Array {
    return this.occurring.items.subarray(0, this.occurring.length);
  }

  /** The literals of all documents, each once: those of a document from `literalsStart` up to `literalsEnd`. */
  get literalsOfDocuments(): Uint32Array {
    return this.emitted.items;
  }

  literalsStart(document: number): number {
    return document === 0 ? 0 : this.documentEnds.items[document - 1]!;
  }

  literalsEnd(document: number): number {
    return this.documentEnds.items[document]!;
  }

  /** How many documents have the literal. */
  count(literal: number): number {
    return this.entries[ENTRY * literal + COUNT]!;
  }

  begin(literalCount: number): void {
    for (const literal of this.literals) {
      this.entries[ENTRY * literal + COUNT] = this.entries[ENTRY * literal + START] = 0;
      this.lastDocuments[literal] = 0;
    }
    this.entries = roomFor(this.entries, ENTRY * literalCount);
    this.lastDocuments = roomFor(this.lastDocuments, literalCount);
    this.bitStarts = roomFor(this.bitStarts, literalCount);
    this.occurring.clear();
    this.pending.clear();
    this.emitted.clear();
    this.documentEnds.clear();
    this.documents = 0;
  }

  /** The document now being read has the literal; it may be said more than once. */
  emit(literal: number): void {
    this.pending.push(literal);
  }

  /** Keeps what was emitted for the document, each literal once. */
  endDocument(): void {
    const { lastDocuments, pending, emitted, occurring } = this;
    const { items, length } = pending;
    this.documents += 1;
    const document = this.documents;
    emitted.reserve(length);
    let end = emitted.length;
    for (let i = 0; i < length; i++) {
      const literal = items[i]!;
      const last = lastDocuments[literal]!;
      if (last === document) continue;
      lastDocuments[literal] = document;
      if (last === 0) occurring.push(literal);
      emitted.items[end++] = literal;
    }
    emitted.length = end;
    this.documentEnds.push(end);
    pending.clear();
  }

  finish(): void {
    this.countDocuments();
    this.layOutLists();
    this.fillLists();
    this.fillBits();
  }

  /** Whether the document has the literal. */
  has(literal: number, document: number): boolean {
    const count = this.entries[ENTRY * literal + COUNT]!;
    if (this.isDense(count)) {
      return ((this.bits[this.bitStarts[literal]! + (document >>> 5)]! >>> (document & 31)) & 1) === 1;
    }
    const { postings } = this;
    const start = this.entries[ENTRY * literal + START]!;
    const end = start + count;
    let low = start;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (postings[middle]! < document) low = middle + 1;
      else high = middle;
    }
    return low < end && postings[low] === document;
  }

  private isDense(count: number): boolean {
    return count * DENSE > this.documents;
  }

  private countDocuments(): void {
    const { entries } = this;
    const { items, length } = this.emitted;
    for (let i = 0; i < length; i++) entries[ENTRY * items[i]! + COUNT]! += 1;
  }

  private layOutLists(): void {
    const { entries, bitStarts, literals } = this;
    const bitWords = (this.documents + 31) >>> 5;
    let start = 0;
    this.bitCount = 0;
    for (const literal of literals) {
      const count = entries[ENTRY * literal + COUNT]!;
      entries[ENTRY * literal + START] = start;
      start += count;
      if (!this.isDense(count)) continue;
      bitStarts[literal] = this.bitCount;
      this.bitCount += bitWords;
    }
    this.postings = roomFor(this.postings, start);
    this.bits = roomFor(this.bits, this.bitCount);
  }

  /** Documents in order, so that every list comes out ascending. The starts serve as cursors and are set back. */
  private fillLists(): void {
    const { entries, postings, literals } = this;
    const { items } = this.emitted;
    let at = 0;
    for (let document = 0; document < this.documents; document++) {
      const end = this.documentEnds.items[document]!;
      while (at < end) postings[entries[ENTRY * items[at++]! + START]!++] = document;
    }
    for (const literal of literals) entries[ENTRY * literal + START]! -= entries[ENTRY * literal + COUNT]!;
  }

  private fillBits(): void {
    const { entries, postings, bitStarts, bits, literals } = this;
    bits.fill(0, 0, this.bitCount);
    for (const literal of literals) {
      const count = entries[ENTRY * literal + COUNT]!;
      if (!this.isDense(count)) continue;
      const start = entries[ENTRY * literal + START]!;
      for (let at = start; at < start + count; at++) {
        const document = postings[at]!;
        bits[bitStarts[literal]! + (document >>> 5)]! |= 1 << (document & 31);
      }
    }
  }
}

/** Integers of an entry, and what they are. */
export const ENTRY = 2;
export const COUNT = 0;
export const START = 1;
