import { createHash } from 'node:crypto';
import { ProblemError } from './problems.ts';

/** The archive format of POSIX.1-2001 (pax), as far as plain files need it: any tool on any system opens it. */
const BLOCK = 512;
/** The size field holds eleven octal digits. */
const LARGEST_FILE = 8 ** 11 - 1;
const LONGEST_NAME = 100;
const PLAIN = '0';
const EXTENDED = 'x';
const LONGEST_RECORD = 4096;

/** A file to be archived; its size is known before its content. */
export interface FileToArchive {
  readonly name: string;
  readonly size: number;
  readonly content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** A file in an archive; its content is to be read before the next is asked for. */
export interface ArchivedFile {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** @throws Error when a content is not as long as was said, for then nothing behind it could be read. */
export async function* writeTar(files: AsyncIterable<FileToArchive>): AsyncGenerator<Uint8Array> {
  for await (const { name, size, content } of files) {
    yield* headersOf(name, size);
    let written = 0;
    for await (const piece of content) {
      written += piece.length;
      yield piece;
    }
    if (written !== size) throw new Error(`${name} has ${written} bytes where ${size} were said.`);
    yield Buffer.alloc(padding(size));
  }
  yield Buffer.alloc(2 * BLOCK);
}

/** A name too long for its field stands in a record of its own before. */
function* headersOf(name: string, size: number): Generator<Uint8Array> {
  if (size > LARGEST_FILE) throw new RangeError(`${name} does not fit into an archive.`);
  if (Buffer.byteLength(name) <= LONGEST_NAME) {
    yield headerOf(name, size, PLAIN);
    return;
  }
  const record = paxPath(name);
  yield headerOf('name', record.length, EXTENDED);
  yield record;
  yield Buffer.alloc(padding(record.length));
  yield headerOf(`long-name-${createHash('sha256').update(name).digest('hex')}`, size, PLAIN);
}

/** The record says its own length, which counts the digits of the length too. */
function paxPath(name: string): Buffer {
  const rest = Buffer.byteLength(` path=${name}\n`);
  let length = rest + 2;
  while (rest + String(length).length !== length) length = rest + String(length).length;
  return Buffer.from(`${length} path=${name}\n`);
}

function headerOf(name: string, size: number, type: string): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar\x0000', 257);
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

function sumOf(header: Buffer): number {
  return header.reduce((sum, byte) => sum + byte, 0);
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

/** @throws ProblemError `archive.damaged` where it is cut off or no archive of ours. */
export async function* readTar(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ArchivedFile> {
  const source = new Pieces(bytes);
  let longName: string | undefined;
  for (;;) {
    const header = await source.take(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const { size, type, ...short } = readHeader(header);
    if (type === EXTENDED) {
      longName = /^\d+ path=(.+)\n$/s.exec((await source.take(Math.min(size, LONGEST_RECORD))).toString())?.[1];
      await source.take(padding(size));
      continue;
    }
    const name = longName ?? short.name;
    longName = undefined;
    let read = false;
    const content = async function* (): AsyncGenerator<Uint8Array> {
      yield* source.pieces(size);
      read = true;
    };
    yield { name, content: content() };
    if (!read) throw new Error(`${name} was not read to its end.`);
    await source.take(padding(size));
  }
}

function readHeader(header: Buffer): { readonly name: string; readonly size: number; readonly type: string } {
  const field = (start: number, length: number): string =>
    header.toString('utf8', start, start + length).replace(/\0.*$/s, '');
  const size = Number.parseInt(field(124, 12), 8);
  const blank = Buffer.from(header).fill(' ', 148, 156);
  if (!(size >= 0) || Number.parseInt(field(148, 8), 8) !== sumOf(blank)) throw damaged();
  return { name: field(0, LONGEST_NAME), size, type: field(156, 1) };
}

export function damaged(): ProblemError {
  return new ProblemError({
    code: 'archive.damaged',
    zh: '备份文件不完整或已损坏，没有恢复任何内容。请使用另一份备份。',
    en: 'The backup is cut off or damaged; nothing was restored. Use another one.',
  });
}

/** A stream from which so many bytes are taken at a time. */
class Pieces {
  readonly #source: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array();

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#source = bytes[Symbol.asyncIterator]();
  }

  async *pieces(size: number): AsyncGenerator<Uint8Array> {
    for (let left = size; left > 0; ) {
      if (this.#rest.length === 0) {
        const { value, done } = await this.#source.next();
        if (done === true) throw damaged();
        this.#rest = value;
      }
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  async take(size: number): Promise<Buffer> {
    const pieces: Uint8Array[] = [];
    for await (const piece of this.pieces(size)) pieces.push(piece);
    return Buffer.concat(pieces);
  }
}
