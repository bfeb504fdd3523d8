import type { TextChunk } from '../reader.ts';

/** A line without its break. `start` and `end` are byte offsets; `number` counts from 1. */
export interface Line {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** The text, or of a line over the limit its beginning. */
  readonly text: string;
  readonly tooLong: boolean;
}

/** Characters kept of a line that is over the limit. */
const KEPT_OF_LONG_LINE = 16 * 1024;

/**
 * Cuts text into lines at line feeds, with or without a carriage return. A line of more than `limit` bytes is never held:
 * its beginning is given, marked, and the next line follows.
 */
export async function* lines(chunks: AsyncIterable<TextChunk>, limit: number): AsyncGenerator<Line> {
  let number = 1;
  let start: number | undefined;
  let text = '';
  let bytes = 0;
  let at = 0;

  const append = (piece: string, length: number): void => {
    bytes += length;
    if (bytes <= limit) text += piece;
    else if (text.length > KEPT_OF_LONG_LINE) text = text.slice(0, KEPT_OF_LONG_LINE);
    else text += piece.slice(0, KEPT_OF_LONG_LINE - text.length);
  };
  const finish = (end: number): Line => {
    const tooLong = bytes > limit;
    const line = { number, start: start!, end, text: tooLong ? text : withoutReturn(text), tooLong };
    number += 1;
    start = undefined;
    text = '';
    bytes = 0;
    return line;
  };

  for await (const chunk of chunks) {
    at = chunk.start;
    for (let from = 0; from < chunk.text.length; ) {
      const lineFeed = chunk.text.indexOf('\n', from);
      const piece = chunk.text.slice(from, lineFeed === -1 ? undefined : lineFeed);
      const length = Buffer.byteLength(piece);
      start ??= at;
      append(piece, length);
      at += length;
      if (lineFeed === -1) break;
      yield finish(chunk.end ?? at);
      at += 1;
      from = lineFeed + 1;
    }
    at = chunk.end ?? at;
  }
  if (start !== undefined) yield finish(at);
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
