import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Forces a folder's list of names to disk. Windows keeps that list safe by itself and lets nobody force it. */
export function syncFolder(path: string): void {
  if (process.platform !== 'win32') sync(path, 'r');
}

/** Forces everything under a folder to disk, the folders' names after the files in them. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) sync(path, 'r+');
  }
  syncFolder(folder);
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Renames so that after a power cut either the old or the new name stands, and after the return the new one. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

/**
 * Writes a whole small file so that a reader sees the old content or the new one and never a part. What a killed process left
 * unfinished is written over by the next, which has the folder to itself; after an error nothing is left.
 */
export function writeDurably(path: string, content: string | Uint8Array, mode = 0o666): void {
  const unfinished = `${path}.tmp`;
  const descriptor = openSync(unfinished, 'w', mode);
  try {
    try {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameDurably(unfinished, path);
  } catch (cause) {
    rmSync(unfinished, { force: true });
    throw cause;
  }
}
