import { hash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Publication } from '../../../engine/publication.ts';
import { storableJson } from '../../platform/db/storable.ts';

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
  /** Length of the JSON. */
  readonly bytes: number;
  record(): PublicationRecord;
}

/**
 * Texts of damaged sources can hold characters that the database refuses; they are replaced here, before the content has its name, so
 * that they stand in nothing that is copied from it later.
 */
export function nameContent(publication: Publication): NamedContent {
  const written = JSON.stringify(publication);
  const json = storableJson(written);
  const bytes = Buffer.from(json);
  let packed: PublicationRecord | undefined;
  return {
    publication: json === written ? publication : (JSON.parse(json) as Publication),
    hash: hash('sha256', bytes),
    bytes: bytes.length,
    record() {
      packed ??= zstdCompressSync(bytes);
      return packed;
    },
  };
}
