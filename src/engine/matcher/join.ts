import { type Batch, MOST_DOCUMENTS } from './batch.ts';
import type { Conditions } from './conditions.ts';
import { CLAUSE_END, CLAUSE_LITERAL, CLAUSES_END } from './record.ts';
import { isDead, type Records } from './records.ts';
import type { RowList } from './rows.ts';

/**
 * Joins records with a batch: for each record the documents that have a literal of every clause, and fulfil the conditions.
 *
 * Each record is done by itself, from the clause with the fewest documents: a record one of whose clauses no document satisfies, which is
 * most of them, costs a few reads and no more. Everything works on numbers in typed arrays that are made once, for this runs some million
 * times per second.
 */
export class Join {
  private readonly batch: Batch;
  private readonly conditions: Conditions;
  /** The documents that the record in hand may still match; the first `n` of them. */
  private readonly candidates = new Uint16Array(MOST_DOCUMENTS);
  /** By document; those that carry the current mark are in the set being made. A new mark empties the set. */
  private readonly marks = new Uint32Array(MOST_DOCUMENTS);
  private mark = 0;
  /** The lists of the clause in hand. */
  private lists = new Uint32Array(64);
  /** Set by `narrowestClause`. */
  private clausesEnd = 0;

  constructor(batch: Batch, conditions: Conditions) {
    this.batch = batch;
    this.conditions = conditions;
  }

  /** Adds a row for every record alive that matches; document 0 of the batch is publication `first`. */
  run(records: Records, rows: RowList, first: number): void {
    const { count, words, starts, ids } = records;
    for (let index = 0; index < count; index++) {
      const start = starts[index]!;
      const narrowest = this.narrowestClause(words, start);
      if (narrowest < 0 || isDead(records, index)) continue;
      const { clausesEnd } = this;
      let n = this.satisfying(words, narrowest);
      for (let at = start; at < clausesEnd && n > 0; ) {
        const end = this.readLists(words, at);
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
    const { listOf, lengths } = this.batch;
    let narrowest = start;
    let fewest = Number.MAX_SAFE_INTEGER;
    let clause = start;
    let documents = 0;
    for (let at = start; ; at++) {
      const word = words[at]!;
      documents += lengths[listOf[word & CLAUSE_LITERAL]!]!;
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

  private listCount = 0;
  private listedDocuments = 0;

  /** Takes up the lists of the clause at `at`, those that exist; gives where the next clause stands. */
  private readLists(words: Uint32Array, at: number): number {
    const { listOf, lengths } = this.batch;
    this.listCount = 0;
    this.listedDocuments = 0;
    for (let next = at; ; next++) {
      const word = words[next]!;
      const list = listOf[word & CLAUSE_LITERAL]!;
      if (list !== 0) {
        if (this.listCount === this.lists.length) this.growLists();
        this.lists[this.listCount++] = list;
        this.listedDocuments += lengths[list]!;
      }
      if ((word & CLAUSE_END) !== 0) return next + 1;
    }
  }

  /** Makes the documents of the clause the candidates; gives their number. */
  private satisfying(words: Uint32Array, clause: number): number {
    this.readLists(words, clause);
    const { candidates, marks, lists, listCount } = this;
    const { starts, lengths, postings } = this.batch;
    const mark = this.nextMark();
    let n = 0;
    for (let i = 0; i < listCount; i++) {
      const end = starts[lists[i]!]! + lengths[lists[i]!]!;
      for (let at = starts[lists[i]!]!; at < end; at++) {
        const document = postings[at]!;
        if (marks[document] === mark) continue;
        marks[document] = mark;
        candidates[n++] = document;
      }
    }
    return n;
  }

  /** Keeps those of the `n` candidates that are in one of the lists; whichever of the two ways reads less. */
  private narrowed(n: number): number {
    return this.listedDocuments <= n * this.listCount * SEARCH_COST
      ? this.narrowedByMarks(n)
      : this.narrowedBySearch(n);
  }

  private narrowedByMarks(n: number): number {
    const { candidates, marks, lists, listCount } = this;
    const { starts, lengths, postings } = this.batch;
    const mark = this.nextMark();
    for (let i = 0; i < listCount; i++) {
      const end = starts[lists[i]!]! + lengths[lists[i]!]!;
      for (let at = starts[lists[i]!]!; at < end; at++) marks[postings[at]!] = mark;
    }
    let kept = 0;
    for (let i = 0; i < n; i++) if (marks[candidates[i]!] === mark) candidates[kept++] = candidates[i]!;
    return kept;
  }

  private narrowedBySearch(n: number): number {
    const { candidates, batch } = this;
    let kept = 0;
    for (let i = 0; i < n; i++) if (this.isInSomeList(batch, candidates[i]!)) candidates[kept++] = candidates[i]!;
    return kept;
  }

  private isInSomeList(batch: Batch, document: number): boolean {
    const { lists, listCount } = this;
    for (let i = 0; i < listCount; i++) if (batch.holds(lists[i]!, document)) return true;
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

  private growLists(): void {
    const larger = new Uint32Array(2 * this.lists.length);
    larger.set(this.lists);
    this.lists = larger;
  }
}

/** How many documents of a list can be marked in the time of one search in one list, measured. */
const SEARCH_COST = 4;
