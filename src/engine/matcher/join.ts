import { type Batch, COUNT, ENTRY, MOST_DOCUMENTS, START } from './batch.ts';
import { BlockJoin } from './block-join.ts';
import type { Conditions } from './conditions.ts';
import { roomFor } from './integer-list.ts';
import { CLAUSE_END, CLAUSE_LITERAL, CLAUSES_END } from './record.ts';
import { isDead, type Records } from './records.ts';
import type { RowList } from './rows.ts';
import type { Shelf } from './shelf.ts';

/**
 * Joins records with a batch: for each record the documents that have a literal of every clause, and fulfil the conditions.
 *
 * A shelf of many records and not too many documents is joined by blocks of these (see BlockJoin). On every other shelf each record is done by itself, from the clause with the fewest documents: a record one of whose clauses no document satisfies, which is
 * most of them, costs a few reads and no more. Everything works on numbers in typed arrays that are made once, for this runs some million
 * times per second.
 */
export class Join {
  private readonly batch: Batch;
  private readonly conditions: Conditions;
  private readonly blocks: BlockJoin;
  /** The documents that the record in hand may still match; the first `n` of them. */
  private readonly candidates = new Uint16Array(MOST_DOCUMENTS);
  /** By document; those that carry the current mark are in the set being made. A new mark empties the set. */
  private readonly marks = new Uint32Array(MOST_DOCUMENTS);
  private mark = 0;
  /** Set by `narrowestClause`. */
  private clausesEnd = 0;
  /** Set by `readClause`: the literals of the clause in hand that some document has, and how many documents their lists have together. */
  private literals = new Uint32Array(64);
  private literalCount = 0;
  private listedDocuments = 0;

  constructor(batch: Batch, conditions: Conditions, fewestOfShelf?: number) {
    this.batch = batch;
    this.conditions = conditions;
    this.blocks = new BlockJoin(batch, conditions, fewestOfShelf);
  }

  get bytes(): number {
    return this.candidates.byteLength + this.marks.byteLength + this.literals.byteLength + this.blocks.bytes;
  }

  /** Adds rows for every record alive that matches; document 0 of the batch is publication `first`. */
  run(records: Records, rows: RowList, first: number): void {
    for (const shelf of records.shelves) {
      if (this.batch.count(shelf.literal) === 0) continue;
      if (this.blocks.suits(shelf)) this.blocks.run(records, shelf, rows, first);
      else this.runOneByOne(records, shelf, rows, first);
    }
  }

  private runOneByOne(records: Records, { from, to }: Shelf, rows: RowList, first: number): void {
    const { words, starts, ids } = records;
    for (let index = from; index < to; index++) {
      const start = starts[index]!;
      const narrowest = this.narrowestClause(words, start);
      if (narrowest < 0 || isDead(records, index)) continue;
      const { clausesEnd } = this;
      let n = this.satisfying(words, narrowest);
      for (let at = start; at < clausesEnd && n > 0; ) {
        const end = this.readClause(words, at);
        if (at !== narrowest) n = this.narrowed(n);
        at = end;
      }
      if (clausesEnd < starts[index + 1]!) n = this.fulfilling(words, clausesEnd, starts[index + 1]!, n);
      if (n > 0) rows.add(ids[index]!, this.inOrder(n), n, first);
    }
  }

  /**
   * Where the clause with the fewest documents stands, or -1 when some clause has none. All clauses are looked at although the rarest is
   * thought to stand first: in this batch another may be narrower, and the cheapest way out is a clause that nothing satisfies.
   */
  private narrowestClause(words: Uint32Array, start: number): number {
    const { entries } = this.batch;
    let narrowest = start;
    let fewest = Number.MAX_SAFE_INTEGER;
    let clause = start;
    let documents = 0;
    for (let at = start; ; at++) {
      const word = words[at]!;
      documents += entries[ENTRY * (word & CLAUSE_LITERAL) + COUNT]!;
      if ((word & CLAUSE_END) === 0) continue;
      if (documents === 0) return -1;
      if (documents < fewest) {
        fewest = documents;
        narrowest = clause;
      }
      clause = at + 1;
      if ((word & CLAUSES_END) !== 0) break;
      documents = 0;
    }
    this.clausesEnd = clause;
    return narrowest;
  }

  /** Takes up the literals of the clause at `at`, those that some document has; gives where the next clause stands. */
  private readClause(words: Uint32Array, at: number): number {
    const { entries } = this.batch;
    let taken = 0;
    let documents = 0;
    let next = at;
    for (;;) {
      const word = words[next++]!;
      const literal = word & CLAUSE_LITERAL;
      const count = entries[ENTRY * literal + COUNT]!;
      if (count !== 0) {
        if (taken === this.literals.length) this.literals = roomFor(this.literals, taken + 1);
        this.literals[taken++] = literal;
        documents += count;
      }
      if ((word & CLAUSE_END) !== 0) break;
    }
    this.literalCount = taken;
    this.listedDocuments = documents;
    return next;
  }

  /** Makes the documents of the clause the candidates; gives their number. */
  private satisfying(words: Uint32Array, clause: number): number {
    this.readClause(words, clause);
    const { candidates, marks, literals, literalCount } = this;
    const { entries, postings } = this.batch;
    const mark = this.nextMark();
    let n = 0;
    for (let i = 0; i < literalCount; i++) {
      const entry = ENTRY * literals[i]!;
      const end = entries[entry + START]! + entries[entry + COUNT]!;
      for (let at = entries[entry + START]!; at < end; at++) {
        const document = postings[at]!;
        if (marks[document] === mark) continue;
        marks[document] = mark;
        candidates[n++] = document;
      }
    }
    return n;
  }

  /** Keeps those of the `n` candidates that have one of the literals; whichever of the two ways reads less. */
  private narrowed(n: number): number {
    const searches = n * this.literalCount;
    return this.listedDocuments <= searches * SEARCH_COST ? this.narrowedByMarks(n) : this.narrowedBySearch(n);
  }

  private narrowedByMarks(n: number): number {
    const { candidates, marks, literals, literalCount } = this;
    const { entries, postings } = this.batch;
    const mark = this.nextMark();
    for (let i = 0; i < literalCount; i++) {
      const entry = ENTRY * literals[i]!;
      const end = entries[entry + START]! + entries[entry + COUNT]!;
      for (let at = entries[entry + START]!; at < end; at++) marks[postings[at]!] = mark;
    }
    let kept = 0;
    for (let i = 0; i < n; i++) if (marks[candidates[i]!] === mark) candidates[kept++] = candidates[i]!;
    return kept;
  }

  private narrowedBySearch(n: number): number {
    const { candidates } = this;
    let kept = 0;
    for (let i = 0; i < n; i++) if (this.hasSomeLiteral(candidates[i]!)) candidates[kept++] = candidates[i]!;
    return kept;
  }

  private hasSomeLiteral(document: number): boolean {
    const { batch, literals, literalCount } = this;
    for (let i = 0; i < literalCount; i++) if (batch.has(literals[i]!, document)) return true;
    return false;
  }

  private fulfilling(words: Uint32Array, at: number, end: number, n: number): number {
    const { candidates, conditions } = this;
    let kept = 0;
    for (let i = 0; i < n; i++) {
      if (conditions.allHold(words, at, end, candidates[i]!)) candidates[kept++] = candidates[i]!;
    }
    return kept;
  }

  /** The first `n` candidates ascending. Few, and in order already unless several lists were put together. */
  private inOrder(n: number): Uint16Array {
    const { candidates } = this;
    for (let i = 1; i < n; i++) if (candidates[i]! < candidates[i - 1]!) return candidates.subarray(0, n).sort();
    return candidates;
  }

  private nextMark(): number {
    if (this.mark === 0xffff_ffff) {
      this.marks.fill(0);
      this.mark = 0;
    }
    this.mark += 1;
    return this.mark;
  }
}

/** How many documents of a list can be marked in the time of one search in one list; any factor from 2 to 16 does as well (see DESIGN.md, Tried). */
const SEARCH_COST = 8;
