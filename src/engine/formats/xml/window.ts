import type { TextChunk } from '../reader.ts';

/**
 * The part of a file's text that is being looked at, with the byte offset of every place in it.
 * Text that is not finished is looked at again only when the window can double, so that the work stays linear in the record's size.
 *
 * Byte offsets count UTF-8 from the start of the chunk a place stands in: exact for UTF-8, and for other encodings off by less than a chunk.
 */
export class TextWindow {
  text = '';
  #segments: { at: number; byte: number }[] = [];
  #pending: string[] = [];
  #pendingLength = 0;
  #mark = { at: 0, byte: 0 };

  /** Takes a chunk; tells whether enough has come in to look again. */
  push(chunk: TextChunk): boolean {
    if (chunk.text === '') return false;
    this.#segments.push({ at: this.text.length + this.#pendingLength, byte: chunk.start });
    this.#pending.push(chunk.text);
    this.#pendingLength += chunk.text.length;
    return this.#pendingLength >= this.text.length;
  }

  /** Joins what has come in to the window. */
  extend(): void {
    const [first = ''] = this.#pending;
    this.text = this.text === '' && this.#pending.length === 1 ? first : [this.text, ...this.#pending].join('');
    this.#pending = [];
    this.#pendingLength = 0;
  }

  /** Forgets the text before `at`, an index into `text`; later places move down by as much. */
  drop(at: number): void {
    if (at === 0) return;
    const byte = this.byteAt(at);
    this.text = this.text.slice(at);
    const rest = this.#segments.filter((segment) => segment.at > at);
    this.#segments = [{ at: 0, byte }, ...rest.map((segment) => ({ at: segment.at - at, byte: segment.byte }))];
    this.#mark = { at: 0, byte };
  }

  /** The byte offset in the file of the character at `at`. */
  byteAt(at: number): number {
    const segment = this.#segments.findLast((candidate) => candidate.at <= at) ?? { at: 0, byte: 0 };
    const from = this.#mark.at >= segment.at && this.#mark.at <= at ? this.#mark : segment;
    this.#mark = { at, byte: from.byte + Buffer.byteLength(this.text.slice(from.at, at)) };
    return this.#mark.byte;
  }
}
