import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Publication } from '../../../engine/publication.ts';

/** A publication as it is kept: JSON, compressed with Zstandard. The store and the index hold the same bytes. */
export type PublicationRecord = Uint8Array;

/** What one record may unpack to; a reader's own limit on a record is far below it. */
const UNPACKED_LIMIT = 1024 * 1024 * 1024;

export function encodePublication(publication: Publication): PublicationRecord {
  return zstdCompressSync(JSON.stringify(publication));
}

export function decodePublication(record: PublicationRecord): Publication {
  return JSON.parse(zstdDecompressSync(record, { maxOutputLength: UNPACKED_LIMIT }).toString()) as Publication;
}
