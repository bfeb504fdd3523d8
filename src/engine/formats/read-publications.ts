import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { ProblemError } from '../problem.ts';
import { UnpackBudget } from './container/budget.ts';
import { emptyFile, missingFile } from './problems.ts';
import { type Reading, readStream } from './read-stream.ts';
import { DEFAULT_LIMITS, type ReadLimits, type ReadResult } from './reader.ts';

/** How a file is read; everything may be left out. */
export interface ReadPublicationsOptions {
  /** Name of a mapping, or path of a mapping file, for tables; otherwise chosen by their columns. */
  readonly mapping?: string;
  /** Label of the character encoding (`gb18030`, `windows-1252` …) where the bytes do not tell it rightly. */
  readonly encoding?: string;
  readonly limits?: Partial<ReadLimits>;
  /** Bytes taken from the file at a time. */
  readonly chunkBytes?: number;
  /** Told of every member of an archive that holds no publications: images, PDF, DTDs, notes. */
  readonly onSkipped?: (member: string) => void;
}

const CHUNK_BYTES = 256 * 1024;

/**
 * Reads the publications of a file, recognising its container, encoding and format from its bytes. What cannot be read of a record or of
 * a member of an archive is yielded as `setAside` with its position and reason, and the rest is read. A ProblemError is thrown only when
 * nothing more can be read: no such file, empty, of no format that is read, a table that no mapping fits, cut off, an archive bomb. What
 * was yielded before stands. Memory is bounded by one record, save for workbooks and JSON documents.
 *
 * `name` is the file's name for messages; `path` is where it lies.
 */
export async function* readPublications(
  file: { readonly name: string; readonly path: string },
  options: ReadPublicationsOptions = {},
): AsyncGenerator<ReadResult> {
  const { mapping, encoding, onSkipped } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const size = await sizeOf(file);
  const reading: Reading = {
    name: file.name,
    containers: 0,
    budget: new UnpackBudget(file.name, size, limits),
    limits,
    ...(mapping === undefined ? {} : { mapping }),
    ...(encoding === undefined ? {} : { encoding }),
    onSkipped: onSkipped ?? (() => undefined),
  };
  yield* readStream(fileBytes(file, options.chunkBytes ?? CHUNK_BYTES), { onDisk: file.path, size }, reading);
}

async function sizeOf({ name, path }: { name: string; path: string }): Promise<number> {
  try {
    const found = await stat(path);
    if (found.isFile() && found.size === 0) throw emptyFile(name);
    return found.size;
  } catch (cause) {
    throw cause instanceof ProblemError ? cause : missingFile(name, cause);
  }
}

async function* fileBytes(
  { name, path }: { name: string; path: string },
  highWaterMark: number,
): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark }) as AsyncIterable<Buffer>;
  } catch (cause) {
    throw missingFile(name, cause);
  }
}
