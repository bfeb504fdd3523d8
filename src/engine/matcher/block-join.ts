import { type Batch, COUNT, ENTRY, START } from './batch.ts';
import type { Conditions } from './conditions.ts';
import { roomFor } from './integer-list.ts';
import { CLAUSE_END, CLAUSE_LITERAL, CLAUSES_END } from './record.ts';
import { isDead, type Records } from './records.ts';
import type { RowList } from './rows.ts';
import type { Shelf } from './shelf.ts';

/**
 * Joins the records of a shelf with the documents that have its literal, those of its subclass or, for records of no subclass, all of them: 32
 * documents at a time. For each literal that one of these has, the documents that have it are a mask of 32 bits, and a record is decided for
 * all of them by ORs within its clauses and ANDs between them. A trade's documents are few and its profiles ask for the same words, so the masks that are read stay in the cache.
 *
 * Invariant: between two blocks all masks are 0.
 */
export class BlockJoin {
  private readonly batch: Batch;
  private readonly conditions: Conditions;
  /** By literal: which documents of the block have it. */
  private masks = new Uint32Array(1024);
  private readonly found = new Uint16Array(BLOCK);
  private readonly fewestRecords: number;

  constructor(batch: Batch, conditions: Conditions, fewestRecords = FEWEST_RECORDS) {
    this.batch = batch;
    this.conditions = conditions;
    this.fewestRecords = fewestRecords;
  }

  get bytes(): number {
    return this.masks.byteLength;
  }

  /** Whether the shelf is better joined by blocks than record by record: its documents' literals must be made masks of first. */
  suits({ literal, from, to }: Shelf): boolean {
    const documents = this.batch.count(literal);
    return to - from >= this.fewestRecords && documents <= BLOCK * MOST_BLOCKS;
  }

  /** Adds rows for the records alive that match, perhaps several for one record, with documents that ascend from row to row. */
  run(records: Records, shelf: Shelf, rows: RowList, first: number): void {
    const { batch } = this;
    const entry = ENTRY * shelf.literal;
    const start = batch.entries[entry + START]!;
    const end = start + batch.entries[entry + COUNT]!;
    this.masks = roomFor(this.masks, batch.entries.length / ENTRY);
    for (let at = start; at < end; at += BLOCK) {
      const documents = batch.postings.subarray(at, Math.min(end, at + BLOCK));
      this.setMasks(documents);
      this.joinBlock(records, shelf, documents, rows, first);
      this.clearMasks(documents);
    }
  }

  private setMasks(documents: Uint16Array): void {
    const { masks, batch } = this;
    const literals = batch.literalsOfDocuments;
    for (let i = 0; i < documents.length; i++) {
      const end = batch.literalsEnd(documents[i]!);
      for (let at = batch.literalsStart(documents[i]!); at < end; at++) masks[literals[at]!]! |= 1 << i;
    }
  }

  private clearMasks(documents: Uint16Array): void {
    const { masks, batch } = this;
    const literals = batch.literalsOfDocuments;
    for (const document of documents) {
      const end = batch.literalsEnd(document);
      for (let at = batch.literalsStart(document); at < end; at++) masks[literals[at]!] = 0;
    }
  }

  /** The loop that decides nearly all pairs of profile and document there are; most records are out at their first clause. */
  private joinBlock(records: Records, shelf: Shelf, documents: Uint16Array, rows: RowList, first: number): void {
    const { masks } = this;
    const { words, starts } = records;
    for (let index = shelf.from; index < shelf.to; index++) {
      let left = ~0;
      let some = 0;
      for (let at = starts[index]!; ; at++) {
        const word = words[at]!;
        some |= masks[word & CLAUSE_LITERAL]!;
        if ((word & CLAUSE_END) === 0) continue;
        left &= some;
        if (left === 0) break;
        if ((word & CLAUSES_END) !== 0) {
          this.addRow(records, index, at + 1, left, documents, rows, first);
          break;
        }
        some = 0;
      }
    }
  }

  /** What is left after the clauses: whether the record is alive, and its conditions, for each document by itself. */
  private addRow(
    records: Records,
    index: number,
    conditions: number,
    left: number,
    documents: Uint16Array,
    rows: RowList,
    first: number,
  ): void {
    if (isDead(records, index)) return;
    const end = records.starts[index + 1]!;
    let n = 0;
    for (let rest = left; rest !== 0; rest &= rest - 1) {
      const document = documents[31 - Math.clz32(rest & -rest)]!;
      if (this.conditions.allHold(records.words, conditions, end, document)) this.found[n++] = document;
    }
    if (n > 0) rows.add(records.ids[index]!, this.found, n, first);
  }
}

/** Documents of a block: a bit of an integer each. */
const BLOCK = 32;
/** Making masks of the literals of a block costs as much as joining some dozen records one by one. */
const FEWEST_RECORDS = 48;
/** A record is looked at once for each block; with more it is cheaper to start from the list of its rarest clause. */
const MOST_BLOCKS = 24;
