import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { renameDurably, syncFolder } from './durable-files.ts';
import { ProblemError } from './problems.ts';

/** A file named by its content. */
export interface StoredFile {
  /** SHA-256 of the bytes as they came, in lower-case hexadecimal. */
  readonly sha256: string;
  /** Length of the bytes as they came. */
  readonly bytes: number;
  /** Whether the same bytes were stored before. */
  readonly known: boolean;
}

type Bytes = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Keeps files compressed under `<folder>/ab/<sha256>.zst`, once for each content. A file stands under its name only when all
 * of it is on disk; a disk that fills up or a kill leaves at most a file in `<folder>/incoming`, which nothing reads.
 */
export class FileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Stores the bytes of a stream; the return means that they are on disk. */
  async put(bytes: Bytes): Promise<StoredFile> {
    const incoming = join(this.#folder, 'incoming');
    mkdirSync(incoming, { recursive: true });
    const unfinished = join(incoming, randomUUID());
    try {
      const content = await writeCompressed(unfinished, bytes);
      const known = this.has(content.sha256);
      if (!known) this.#place(unfinished, content.sha256);
      return { ...content, known };
    } finally {
      rmSync(unfinished, { force: true });
    }
  }

  has(sha256: string): boolean {
    return existsSync(this.#path(sha256));
  }

  /**
   * The bytes as they came, piece by piece.
   * @throws ProblemError `file.missing`, or `file.damaged` at the latest after the last piece when they are not the bytes stored.
   */
  async *read(sha256: string): AsyncGenerator<Uint8Array, void, undefined> {
    const path = this.#path(sha256);
    if (!existsSync(path)) throw missing(sha256);
    const hash = createHash('sha256');
    const compressed = createReadStream(path);
    const plain = compressed.pipe(createZstdDecompress());
    compressed.on('error', (error) => plain.destroy(error));
    try {
      for await (const piece of plain as AsyncIterable<Uint8Array>) {
        hash.update(piece);
        yield piece;
      }
    } catch (error) {
      throw damaged(sha256, error);
    } finally {
      compressed.destroy();
    }
    if (hash.digest('hex') !== sha256) throw damaged(sha256);
  }

  #place(unfinished: string, sha256: string): void {
    const shelf = join(this.#folder, sha256.slice(0, 2));
    if (mkdirSync(shelf, { recursive: true })) syncFolder(this.#folder);
    renameDurably(unfinished, this.#path(sha256));
  }

  #path(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('A stored file is named by 64 hexadecimal digits.');
    return join(this.#folder, sha256.slice(0, 2), `${sha256}.zst`);
  }
}

async function writeCompressed(path: string, bytes: Bytes): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let length = 0;
  async function* counted() {
    for await (const piece of bytes) {
      hash.update(piece);
      length += piece.length;
      yield piece;
    }
  }
  const file = await open(path, 'wx');
  try {
    const compress = createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } });
    await pipeline(counted, compress, async (compressed) => {
      for await (const piece of compressed) await file.appendFile(piece);
    });
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), bytes: length };
}

function missing(sha256: string): ProblemError {
  return new ProblemError({
    code: 'file.missing',
    zh: `原始文件 ${sha256} 不在数据目录中。请从备份恢复 originals 目录。`,
    en: `The original file ${sha256} is not in the data folder. Restore the folder “originals” from a backup.`,
  });
}

function damaged(sha256: string, cause?: unknown): ProblemError {
  return new ProblemError(
    {
      code: 'file.damaged',
      zh: `原始文件 ${sha256} 已损坏，内容与存入时不同。请从备份恢复它。`,
      en: `The original file ${sha256} is damaged: it no longer holds what was stored. Restore it from a backup.`,
    },
    { cause },
  );
}
