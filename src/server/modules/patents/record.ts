import { hash } from 'node:crypto';
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

/** A publication with the name of its content: SHA-256 of its JSON, in hexadecimal. Packed only when it has to be written. */
export interface NamedContent {
  readonly publication: Publication;
  readonly hash: string;
  /** Length of the JSON in UTF-16 units. */
  readonly length: number;
  record(): PublicationRecord;
}

export function nameContent(publication: Publication): NamedContent {
  const json = JSON.stringify(publication);
  let packed: PublicationRecord | undefined;
  return {
    publication,
    hash: hash('sha256', json),
    length: json.length,
    record() {
      packed ??= zstdCompressSync(json);
      return packed;
    },
  };
}
