import type { Problem } from '../problem.ts';
import type { Publication } from '../publication.ts';

/** Where in a file a record stands. `start` and `end` are byte offsets in the file, or in the archive's member where one is named. */
export interface RecordPosition {
  /** Path of the member in an archive. */
  readonly member?: string;
  /** Counts the records of the file or member from 1. */
  readonly record: number;
  readonly start?: number;
  readonly end?: number;
  /** Line in the file or member, from 1, where the format has lines. */
  readonly line?: number;
}

export type ReadResult =
  | { readonly type: 'publication'; readonly publication: Publication; readonly position: RecordPosition }
  | {
      /** A record that could not be read: kept with its reason; reading goes on after it. */
      readonly type: 'setAside';
      readonly problem: Problem;
      readonly position: RecordPosition;
      /** The first bytes of the record, at most 64 KiB, so that a person can look at it. */
      readonly excerpt: string;
    };

/**
 * Reads one format. Memory stays bounded by one record, never by the file. A reader throws a ProblemError only when
 * nothing more can be read; whatever it yielded before stands.
 */
export interface FormatReader {
  readonly format: string;
  /** Whether the file begins like this format; `head` holds the first 64 KiB, decoded, `name` the file's name for ties only. */
  recognises(head: string, name: string): boolean;
  read(text: AsyncIterable<TextChunk>, options: ReadOptions): AsyncIterable<ReadResult>;
}

/**
 * A piece of decoded text and the byte offset at which it begins in the file or member. A character stands at `start`
 * plus the UTF-8 length of the text before it; where the file is in another encoding the chunk is at most one line, that
 * sum is exact at its beginning only, and `end` tells the offset after it.
 */
export interface TextChunk {
  readonly text: string;
  readonly start: number;
  readonly end?: number;
}

export interface ReadOptions {
  readonly member?: string;
  readonly limits: ReadLimits;
  /** Name of a mapping of columns, or path of a file that holds one; tables choose by their columns where it is absent. */
  readonly mapping?: string;
}

export interface ReadLimits {
  /** Bytes of text one record may have before it is set aside. */
  readonly recordBytes: number;
  /** Depth of XML elements. */
  readonly depth: number;
  /** Bytes that all members of one archive may unpack to, and how many times its packed size. */
  readonly archiveBytes: number;
  readonly archiveRatio: number;
  /** Rows of a spreadsheet. */
  readonly rows: number;
}

export const DEFAULT_LIMITS: ReadLimits = {
  recordBytes: 64 * 1024 * 1024,
  depth: 256,
  archiveBytes: 64 * 1024 * 1024 * 1024,
  archiveRatio: 200,
  rows: 1_000_000,
};
