import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Files that wait to be imported, in one folder under names of their own, so that the name that somebody gave leads nowhere. */
export class Uploads {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes a stream to disk. @returns its place, and how many bytes came. What was begun and fails is taken away again. */
  async put(bytes: AsyncIterable<Uint8Array>): Promise<{ readonly place: string; readonly bytes: number }> {
    mkdirSync(this.#folder, { recursive: true });
    const place = randomUUID();
    const file = createWriteStream(this.pathOf(place), { flags: 'wx', mode: 0o600, flush: true });
    try {
      await pipeline(bytes, file);
    } catch (error) {
      await this.remove(place);
      throw error;
    }
    return { place, bytes: file.bytesWritten };
  }

  pathOf(place: string): string {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(place))
      throw new RangeError('An upload is named by a UUID.');
    return join(this.#folder, place);
  }

  async remove(place: string): Promise<void> {
    await rm(this.pathOf(place), { force: true });
  }

  /** Takes away what nobody waits for: left by uploads that were cut off by a kill. */
  async keepOnly(places: readonly string[]): Promise<void> {
    mkdirSync(this.#folder, { recursive: true });
    for (const name of await readdir(this.#folder)) {
      if (!places.includes(name)) await rm(join(this.#folder, name), { force: true, recursive: true });
    }
  }
}
