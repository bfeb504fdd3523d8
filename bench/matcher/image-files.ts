import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

/** Writes the parts of an image one after the other; gives their bytes together. */
export function writeImageFile(path: string, parts: readonly Uint8Array[]): number {
  const file = openSync(path, 'w');
  try {
    for (const part of parts) {
      for (let at = 0; at < part.length; ) at += writeSync(file, part, at, Math.min(AT_ONCE, part.length - at));
    }
    return fstatSync(file).size;
  } finally {
    closeSync(file);
  }
}

/** The bytes of the file in memory of this thread alone. */
export function readImageFile(path: string): ArrayBuffer {
  return readInto(path, (length) => new ArrayBuffer(length));
}

/** The bytes of the file in memory that threads share. */
export function readSharedImageFile(path: string): SharedArrayBuffer {
  return readInto(path, (length) => new SharedArrayBuffer(length));
}

function readInto<B extends ArrayBufferLike>(path: string, memory: (length: number) => B): B {
  const file = openSync(path, 'r');
  try {
    const buffer = memory(fstatSync(file).size);
    const bytes = new Uint8Array(buffer);
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(file, bytes, at, Math.min(AT_ONCE, bytes.length - at), at);
      if (read === 0) throw new RangeError(`${path} became shorter while it was read`);
      at += read;
    }
    return buffer;
  } finally {
    closeSync(file);
  }
}

/** Bytes written or read by one call, of which systems take two thousand million at most. */
const AT_ONCE = 1 << 30;
