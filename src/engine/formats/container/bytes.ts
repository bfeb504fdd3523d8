/** How much of a file or member is looked at to recognise it. */
export const HEAD_BYTES = 64 * 1024;

/** A stream of bytes whose beginning is known. `bytes` gives everything, the head included, and can be read once. */
export interface HeadedBytes {
  readonly head: Buffer;
  readonly bytes: AsyncIterable<Buffer>;
  /** Releases the stream; needed where `bytes` may not be read to its end. */
  close(): Promise<void>;
}

/**
 * Reads the first 64 KiB of a stream and gives the whole stream back with them. Where the stream fails after its first bytes, they
 * stand, and `bytes` fails where the stream did.
 */
export async function withHead(stream: AsyncIterable<Buffer>): Promise<HeadedBytes> {
  const iterator = stream[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  let length = 0;
  let ending: { readonly failure?: unknown } | undefined;
  while (length < HEAD_BYTES && ending === undefined) {
    try {
      const next = await iterator.next();
      if (next.done) ending = {};
      else {
        first.push(next.value);
        length += next.value.length;
      }
    } catch (failure) {
      if (length === 0) throw failure;
      ending = { failure };
    }
  }
  return {
    head: Buffer.concat(first).subarray(0, HEAD_BYTES),
    bytes: continued(first, iterator, ending),
    close: async () => {
      await iterator.return?.();
    },
  };
}

async function* continued(
  first: readonly Buffer[],
  iterator: AsyncIterator<Buffer>,
  ending: { readonly failure?: unknown } | undefined,
): AsyncGenerator<Buffer> {
  yield* first;
  if (ending?.failure !== undefined) throw ending.failure;
  if (ending !== undefined) return;
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
}

/** Everything of a stream at once; `tooLarge` is thrown when it is more than `limit` bytes. */
export async function gathered(stream: AsyncIterable<Buffer>, limit: number, tooLarge: () => Error): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream) {
    length += piece.length;
    if (length > limit) throw tooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
