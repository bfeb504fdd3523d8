import {
  type ReadPublicationsOptions,
  type ReadResult,
  type RecordPosition,
  readPublications,
} from '../../../engine/formats/index.ts';
import { type Problem, ProblemError } from '../../../engine/problem.ts';
import { publicationKey } from '../../../engine/publication.ts';
import type { ImportProgress } from '../../../shared/patents.ts';
import { storable, transaction } from '../../platform/db/index.ts';
import type { Incoming } from './dossier.ts';
import { followBatch } from './follow-index.ts';
import { type ImportCounts, keepSetAside, noCounts, type Unreadable, writeCounts } from './import-table.ts';
import type { Patents } from './patents.ts';
import { nameContent } from './record.ts';
import { type StoredBatch, storeBatch } from './store-batch.ts';
import type { Outcome } from './tables.ts';

/** A file to import: its name for people, and where it lies. */
export interface ImportSource {
  readonly name: string;
  readonly path: string;
}

export interface ImportRunOptions extends ReadPublicationsOptions {
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Told the import as which the file is read, before the first record. */
  readonly onBegun?: (importFileId: number) => Promise<void>;
  /** Ends the reading after a batch, as a kill would: importing the file again goes on from there. */
  readonly signal?: AbortSignal;
}

/**
 * A batch is committed when it has so many records, or so many bytes of them as JSON. Batches are small, because the index works
 * on one while the next is read.
 */
const BATCH_RECORDS = 500;
const BATCH_BYTES = 4 * 1024 * 1024;

/** Batches that may be stored before the index has them: what the wait for one that is slow to index is evened out over. */
const BATCHES_AHEAD = 3;

/** Records set aside that are kept in memory, for the report. */
const REPORTED = 1000;

/**
 * Reads a file and commits its records in batches, each with the counts and the records set aside up to it. The index learns a batch
 * while the next one is read.
 */
export class ImportRun {
  readonly counts: ImportCounts = noCounts();
  readonly unreadable: Unreadable[] = [];
  readonly #patents: Patents;
  readonly #source: ImportSource;
  readonly #importFileId: number;
  readonly #options: ImportRunOptions;
  #incoming: Incoming[] = [];
  #aside: Unreadable[] = [];
  #bytes = 0;
  readonly #indexing: Promise<void>[] = [];

  constructor(patents: Patents, source: ImportSource, importFileId: number, options: ImportRunOptions) {
    this.#patents = patents;
    this.#source = source;
    this.#importFileId = importFileId;
    this.#options = options;
  }

  /** Reads to the end, or to the problem after which nothing more can be read. */
  async readAll(): Promise<Problem | undefined> {
    let problem: Problem | undefined;
    for await (const result of readToProblem(this.#source, this.#options)) {
      if (result.type === 'problem') problem = result.problem;
      else this.#take(result);
      if (this.#incoming.length + this.#aside.length >= BATCH_RECORDS || this.#bytes >= BATCH_BYTES) {
        await this.#commit();
        if (this.#options.signal?.aborted) break;
      }
    }
    await this.#commit();
    await Promise.all(this.#indexing);
    this.#options.signal?.throwIfAborted();
    return problem;
  }

  /** A number that cannot be stored is refused and not mended: it could become that of another publication. */
  #take(result: ReadResult): void {
    const position = storablePosition(result.position);
    if (result.type === 'setAside') {
      this.#aside.push({ ...result, position });
      this.#bytes += result.excerpt.length;
      return;
    }
    const key = publicationKey(result.publication.id);
    if (storable(key) !== key) {
      this.#aside.push({ position, problem: unusableKey(key), excerpt: JSON.stringify(result.publication.id) });
      return;
    }
    const content = nameContent(result.publication);
    this.#incoming.push({ content, position });
    this.#bytes += content.bytes;
  }

  async #commit(): Promise<void> {
    const { db, scope, clock } = this.#patents;
    const incoming = this.#incoming;
    const aside = this.#aside;
    this.#incoming = [];
    this.#aside = [];
    this.#bytes = 0;
    const counts = { ...this.counts };
    const batch = await transaction(db, async (tx) => {
      const stored = await storeBatch(tx, scope, incoming, { importFileId: this.#importFileId, now: clock.now() });
      count(counts, stored.outcomes, aside.length);
      await keepSetAside(tx, scope, this.#importFileId, aside);
      await writeCounts(tx, scope, this.#importFileId, counts);
      return stored;
    });
    Object.assign(this.counts, counts);
    this.unreadable.push(...aside.slice(0, Math.max(0, REPORTED - this.unreadable.length)));
    await this.#index(batch);
    this.#options.onProgress?.({ file: this.#source.name, ...counts });
  }

  /** Has the index learn a batch after those before it, and waits only while too many are ahead. */
  async #index(batch: StoredBatch): Promise<void> {
    const { db, scope, index } = this.#patents;
    if (this.#indexing.length > BATCHES_AHEAD) await this.#indexing.shift();
    const before = this.#indexing.at(-1) ?? Promise.resolve();
    const indexed = before.then(() => followBatch(db, scope, index, batch));
    indexed.catch(() => {
      // The failure is met where the promise is awaited: at a later batch, or at the end.
    });
    this.#indexing.push(indexed);
  }
}

/** What the readers yield, and as the last thing the problem that ended the reading. */
async function* readToProblem(
  source: ImportSource,
  options: ReadPublicationsOptions,
): AsyncGenerator<ReadResult | { readonly type: 'problem'; readonly problem: Problem }> {
  try {
    yield* readPublications(source, options);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    yield { type: 'problem', problem: error.problem };
  }
}

function count(counts: ImportCounts, outcomes: readonly Outcome[], aside: number): void {
  for (const outcome of outcomes) counts[outcome] += 1;
  counts.setAside += aside;
  counts.read += outcomes.length + aside;
}

function storablePosition(position: RecordPosition): RecordPosition {
  return position.member === undefined ? position : { ...position, member: storable(position.member) };
}

function unusableKey(key: string): Problem {
  return {
    code: 'patents.number-unusable',
    zh: `公开号 ${JSON.stringify(key)} 含有无法保存的字符（空字符或残缺的字符）。请在来源文件中更正。`,
    en: `The publication number ${JSON.stringify(key)} holds a character that cannot be stored (NUL or half a character). Correct it in the source.`,
  };
}
