import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Files that wait to be imported, in one folder under names of their own, so that the name that somebody gave leads nowhere. */
export class Uploads {
  readonly #folder: string;
  /** Files that still come, or that are not on the list of those to be imported yet. */
  readonly #coming = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Writes a stream to disk, and keeps it until it is released or removed. What was begun and fails is taken away again.
   * @returns its place, and how many bytes came.
   */
  async put(bytes: AsyncIterable<Uint8Array>): Promise<{ readonly place: string; readonly bytes: number }> {
    mkdirSync(this.#folder, { recursive: true });
    const place = randomUUID();
    this.#coming.add(place);
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
    this.#coming.delete(place);
  }

  /** From now on the file stays only as long as the list has it. */
  release(place: string): void {
    this.#coming.delete(place);
  }

  /**
   * Takes away what nobody waits for: left by uploads that were cut off by a kill. The list is read last, so that a file that comes
   * onto it meanwhile is found either among those that come or on the list.
   */
  async keepOnly(listed: () => Promise<readonly string[]>): Promise<void> {
    mkdirSync(this.#folder, { recursive: true });
    const names = await readdir(this.#folder);
    const coming = [...this.#coming];
    const kept = new Set([...coming, ...(await listed())]);
    for (const name of names) {
      if (!kept.has(name)) await rm(join(this.#folder, name), { force: true, recursive: true });
    }
  }
}
