import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { ProblemError } from '../../problem.ts';
import { damagedArchive, encryptedMember, splitArchive, truncatedArchive, unreadableMember } from '../problems.ts';
import type { UnpackBudget } from './budget.ts';

/** A member of a ZIP archive. `open` may be called once, before the next member is asked for. */
export interface ZipMember {
  readonly name: string;
  /** Throws ProblemError when the member cannot be unpacked, is damaged, or breaks the budget. */
  open(): AsyncIterable<Buffer>;
}

const OPTIONS = { lazyEntries: true, autoClose: false, decodeStrings: false } as const;

/**
 * The entries of a ZIP on disk or in memory, in the order of its directory, with the ZIP that they are read from. Throws ProblemError
 * where it is cut off, split or damaged. Nothing is written to disk.
 */
export async function* entriesOf(
  archive: string,
  source: string | Buffer,
): AsyncGenerator<{ zip: yauzl.ZipFile; entry: yauzl.Entry }> {
  let zip: yauzl.ZipFile | undefined;
  try {
    zip = await (typeof source === 'string'
      ? yauzl.openPromise(source, OPTIONS)
      : yauzl.fromBufferPromise(source, OPTIONS));
    for await (const entry of zip.eachEntry()) yield { zip, entry };
  } catch (cause) {
    throw archiveProblem(archive, cause);
  } finally {
    zip?.close();
  }
}

/** The files in a ZIP. */
export async function* membersOf(
  archive: string,
  source: string | Buffer,
  budget: UnpackBudget,
): AsyncGenerator<ZipMember> {
  for await (const { zip, entry } of entriesOf(archive, source)) {
    const name = memberName(entry);
    if (!name.endsWith('/')) yield { name, open: () => unpacked(zip, entry, name, budget) };
  }
}

async function* unpacked(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  name: string,
  budget: UnpackBudget,
): AsyncGenerator<Buffer> {
  if (entry.isEncrypted()) throw encryptedMember(name);
  let stream: Readable | undefined;
  try {
    stream = await zip.openReadStreamPromise(entry);
    let checksum = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      budget.spend(chunk.length);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    if (checksum !== entry.crc32) throw new Error('CRC-32 mismatch');
  } catch (cause) {
    throw cause instanceof ProblemError ? cause : unreadableMember(name, cause);
  } finally {
    stream?.destroy();
  }
}

/** Names are UTF-8 where the archive says so or the bytes are; Chinese archivers otherwise write GB18030. They name, and are never paths to write to. */
function memberName(entry: yauzl.Entry): string {
  const raw = entry.fileNameRaw;
  const marked = (entry.generalPurposeBitFlag & 0x800) !== 0;
  const utf8 = new TextDecoder('utf-8', { fatal: !marked });
  try {
    return utf8.decode(raw).replaceAll('\\', '/');
  } catch {
    return new TextDecoder('gb18030').decode(raw).replaceAll('\\', '/');
  }
}

function archiveProblem(archive: string, cause: unknown): ProblemError {
  const message = cause instanceof Error ? cause.message : '';
  if (message.includes('multi-disk')) return splitArchive(archive);
  if (/truncated|unexpected EOF|overflows file bounds|comment length/i.test(message))
    return truncatedArchive(archive, cause);
  return damagedArchive(archive, cause);
}
