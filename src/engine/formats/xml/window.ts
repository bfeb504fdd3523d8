import type { TextChunk } from '../reader.ts';

/**
 * The part of a file's text that is being looked at, with the byte offset of every place in it.
 * Text that is not finished is looked at again only when the window can double, so that the work stays linear in the
 * record's size.
 *
 * Byte offsets count UTF-8 from the start of the chunk a place stands in: exact for UTF-8, and for other encodings off
 * by less than a chunk.
 */
export class TextWindow {
  text = '';
  #segments: { at: number; byte: number }[] = [];
  #pending: string[] = [];
  #pendingLength = 0;
  #mark = { at: 0, byte: 0 };
  #endByte = 0;
  /** Marks that the text does not hold from some place on. */
  readonly #absent = new Map<string, number>();

  /** Takes a chunk; tells whether enough has come in to look again. */
  push(chunk: TextChunk): boolean {
    if (chunk.text === '') return false;
    this.#segments.push({ at: this.text.length + this.#pendingLength, byte: chunk.start });
    this.#pending.push(chunk.text);
    this.#endByte = chunk.end ?? chunk.start + Buffer.byteLength(chunk.text);
    this.#pendingLength += chunk.text.length;
    return this.#pendingLength >= this.text.length;
  }

  /** Where a mark begins, -1 where it does not; however often that is asked, the text is searched in vain once. */
  indexOf(mark: string, from: number): number {
    const absentFrom = this.#absent.get(mark);
    if (absentFrom !== undefined && from >= absentFrom) return -1;
    const at = this.text.indexOf(mark, from);
    if (at === -1) this.#absent.set(mark, from);
    return at;
  }

  /** Joins what has come in to the window. */
  extend(): void {
    this.#absent.clear();
    const [first = ''] = this.#pending;
    this.text = this.text === '' && this.#pending.length === 1 ? first : [this.text, ...this.#pending].join('');
    this.#pending = [];
    this.#pendingLength = 0;
  }

  /** Forgets the text before `at`, an index into `text`; later places move down by as much. */
  drop(at: number): void {
    if (at === 0) return;
    const byte = this.byteAt(at);
    this.#absent.clear();
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

  /** How many bytes have come in from the character at `at` on. */
  bytesFrom(at: number): number {
    return this.#endByte - this.byteAt(at);
  }
}
