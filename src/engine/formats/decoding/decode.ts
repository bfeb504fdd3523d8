import { isUtf8 } from 'node:buffer';
import type { TextChunk } from '../reader.ts';
import type { DamageLog } from './damage.ts';
import { completeUtf8, type Encoding } from './encoding.ts';

/**
 * Decodes a stream of bytes. Bytes that are not valid in the encoding become one U+FFFD and are noted in `damage`, so
 * that the record they stand in can be set aside while the rest is read. Byte offsets of UTF-8 are exact everywhere:
 * after a damaged place a new chunk begins. In other encodings a chunk never runs over a line break, and its offsets are
 * exact at line beginnings.
 */
export function decode(bytes: AsyncIterable<Buffer>, encoding: Encoding, damage: DamageLog): AsyncIterable<TextChunk> {
  return encoding.label === 'utf-8' ? decodeUtf8(bytes, encoding.mark, damage) : decodeByLine(bytes, encoding, damage);
}

/** The beginning of a file as text, for recognising it. */
export function decodedHead(head: Buffer, { label, mark }: Encoding): string {
  const complete = label === 'utf-8' ? completeUtf8(head) : head.length;
  return new TextDecoder(label).decode(head.subarray(mark, complete));
}

async function* decodeUtf8(bytes: AsyncIterable<Buffer>, mark: number, damage: DamageLog): AsyncGenerator<TextChunk> {
  let held: Buffer = Buffer.alloc(0);
  let start = mark;
  let skip = mark;
  for await (let chunk of bytes) {
    if (skip > 0) {
      const skipped = Math.min(skip, chunk.length);
      chunk = chunk.subarray(skipped);
      skip -= skipped;
    }
    const joined: Buffer = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    const length = completeUtf8(joined);
    if (length > 0) yield* utf8Chunks(joined.subarray(0, length), start, damage);
    start += length;
    held = joined.subarray(length);
  }
  if (held.length > 0) yield* utf8Chunks(held, start, damage);
}

function* utf8Chunks(bytes: Buffer, start: number, damage: DamageLog): Generator<TextChunk> {
  if (isUtf8(bytes)) {
    yield { text: bytes.toString('utf8'), start };
    return;
  }
  for (let from = 0; from < bytes.length; ) {
    const bad = firstInvalid(bytes, from);
    const valid = bytes.toString('utf8', from, bad);
    if (bad === bytes.length) {
      yield { text: valid, start: start + from };
      return;
    }
    let after = bad + 1;
    while (after < bytes.length && firstInvalid(bytes, after) === after) after++;
    const text = `${valid}\uFFFD`;
    damage.add(start + bad, text);
    yield { text, start: start + from };
    from = after;
  }
}

/** Offset of the first byte at or after `from` that begins no well-formed UTF-8 sequence (Unicode table 3-7). */
function firstInvalid(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return bytes.length;
}

function sequenceLength(bytes: Buffer, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  return isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}

async function* decodeByLine(
  bytes: AsyncIterable<Buffer>,
  encoding: Encoding,
  damage: DamageLog,
): AsyncGenerator<TextChunk> {
  const decoder = new TextDecoder(encoding.label, { ignoreBOM: true });
  let start = encoding.mark;
  let skip = encoding.mark;
  const chunk = (piece: Buffer, last: boolean): TextChunk | undefined => {
    const text = decoder.decode(piece, { stream: !last });
    const from = start;
    start += piece.length;
    if (text.includes('\uFFFD')) damage.add(from, text);
    return text === '' ? undefined : { text, start: from, end: start };
  };
  const lineEnd = lineEndFinder(encoding.label);
  for await (const received of bytes) {
    const skipped = Math.min(skip, received.length);
    skip -= skipped;
    for (let from = skipped; from < received.length; ) {
      const to = lineEnd(received, from, start);
      const decoded = chunk(received.subarray(from, to), false);
      if (decoded) yield decoded;
      from = to;
    }
  }
  const rest = chunk(Buffer.alloc(0), true);
  if (rest) yield rest;
}

/** Offset after the next line feed in a buffer, or its end. `position` is the file offset of `from`: UTF-16 counts in pairs. */
function lineEndFinder(label: string): (bytes: Buffer, from: number, position: number) => number {
  if (!label.startsWith('utf-16')) {
    return (bytes, from) => {
      const found = bytes.indexOf(0x0a, from);
      return found === -1 ? bytes.length : found + 1;
    };
  }
  const low = label === 'utf-16le' ? 0 : 1;
  return (bytes, from, position) => {
    for (let found = bytes.indexOf(0x0a, from); found !== -1; found = bytes.indexOf(0x0a, found + 1)) {
      const inPair = (position + found - from) % 2;
      const other = low === 0 ? bytes[found + 1] : bytes[found - 1];
      if (inPair === low && other === 0) return low === 0 ? found + 2 : found + 1;
    }
    return bytes.length;
  };
}
