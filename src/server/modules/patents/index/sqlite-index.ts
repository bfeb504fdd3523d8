import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Query } from '../../../../engine/query/tree.ts';
import { Columns } from './columns.ts';
import { DocumentTable, type Written } from './document-table.ts';
import {
  indexFileBytes,
  inTransaction,
  openIndexFile,
  readSequence,
  removeIndexFile,
  writeSequence,
} from './index-file.ts';
import type { IndexBatch, IndexStatistics, MatchOptions, SearchOptions, SearchPage } from './patent-index.ts';
import { Searcher } from './searcher.ts';

/** Pages that one step of optimising writes at most; a step takes some ten milliseconds. */
const MERGED_PAGES = 500;

/**
 * The embedded index: one SQLite file with full-text tables, and the facts of all publications in memory. Every call blocks, so it
 * lives in a thread of its own (see `EmbeddedIndex`).
 */
export class SqliteIndex {
  readonly #path: string;
  #file: DatabaseSync;
  #columns!: Columns;
  #documents!: DocumentTable;
  #searcher!: Searcher;

  constructor(path: string) {
    this.#path = path;
    this.#file = openIndexFile(path);
    this.#load();
  }

  #load(): void {
    this.#columns = new Columns();
    this.#documents = new DocumentTable(this.#file);
    this.#documents.loadInto(this.#columns);
    this.#searcher = new Searcher(this.#file, this.#columns, this.#documents);
  }

  apply({ sequence, changes }: IndexBatch): void {
    if (sequence <= this.lastSequence()) return;
    const written = inTransaction(this.#file, () => {
      const rows = [...lastOfEach(changes)].map(([docId, record]) =>
        record === 'removed' ? this.#documents.remove(docId) : this.#documents.write(docId, record, sequence),
      );
      writeSequence(this.#file, sequence);
      return rows;
    });
    for (const row of written) if (row !== null) this.#remember(row);
  }

  #remember(row: Written): void {
    if (row.facts === null) this.#columns.remove(row.slot);
    else this.#columns.set(row.slot, row.docId, row.added, row.facts, row.moves);
  }

  search(query: Query, options: SearchOptions): SearchPage {
    return this.#searcher.search(query, options, this.lastSequence());
  }

  count(query: Query, options: MatchOptions): number {
    return this.#searcher.hits(query, options, this.lastSequence()).count;
  }

  stats(): IndexStatistics {
    return {
      publications: this.#columns.present().count,
      withdrawn: this.#columns.withdrawn.count,
      lastSequence: this.lastSequence(),
      bytes: indexFileBytes(this.#path),
    };
  }

  lastSequence(): number {
    return readSequence(this.#file);
  }

  /** Starts to gather each full-text table into one piece; `mergeStep` goes on with it. */
  startMerging(): void {
    for (const table of FULL_TEXT_TABLES) merging(this.#file, table).run(-MERGED_PAGES);
  }

  /** One step of it; false when there is nothing left to do. */
  mergeStep(): boolean {
    return FULL_TEXT_TABLES.map((table) => this.#changesOf(merging(this.#file, table))).some((changes) => changes >= 2);
  }

  /** A merge that did nothing changes fewer than two rows. */
  #changesOf(merge: StatementSync): number {
    const total = this.#file.prepare('select total_changes() as changes');
    const before = Number(total.get()!.changes);
    merge.run(MERGED_PAGES);
    return Number(total.get()!.changes) - before;
  }

  clear(): void {
    this.#file.close();
    removeIndexFile(this.#path);
    this.#file = openIndexFile(this.#path);
    this.#load();
  }

  get isOpen(): boolean {
    return this.#file.isOpen;
  }

  close(): void {
    this.#file.close();
  }
}

const FULL_TEXT_TABLES = ['words', 'codes'] as const;

function merging(file: DatabaseSync, table: (typeof FULL_TEXT_TABLES)[number]): StatementSync {
  return file.prepare(`insert into ${table}(${table}, rank) values ('merge', ?)`);
}

function lastOfEach(changes: IndexBatch['changes']): Map<number, IndexBatch['changes'][number]['record']> {
  return new Map(changes.map(({ docId, record }) => [docId, record]));
}
