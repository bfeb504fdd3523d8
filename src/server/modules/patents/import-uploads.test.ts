import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tempFolder, useTempFolders } from '../../../../test/support/temp.ts';
import { Uploads } from './import-uploads.ts';

useTempFolders();

/** Pieces of a file that come when the test says so. */
function slowFile() {
  const going = Promise.withResolvers<void>();
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('half ');
    await going.promise;
    yield Buffer.from('and half');
  }
  return { pieces: pieces(), goOn: () => going.resolve() };
}

describe('files that wait to be imported', () => {
  it('are not taken away while they come, nor before they are on the list', async () => {
    const uploads = new Uploads(tempFolder());
    const { pieces, goOn } = slowFile();
    const coming = uploads.put(pieces);
    await uploads.keepOnly(async () => []);
    goOn();
    const { place, bytes } = await coming;
    await uploads.keepOnly(async () => []);
    expect([existsSync(uploads.pathOf(place)), bytes]).toEqual([true, 13]);
    await uploads.keepOnly(async () => {
      uploads.release(place);
      return [];
    });
    expect(existsSync(uploads.pathOf(place))).toBe(true);
    await uploads.keepOnly(async () => [place]);
    expect(existsSync(uploads.pathOf(place))).toBe(true);
  });

  it('go when nobody waits for them', async () => {
    const uploads = new Uploads(tempFolder());
    const { place } = await uploads.put(whole());
    uploads.release(place);
    await uploads.keepOnly(async () => []);
    expect(existsSync(uploads.pathOf(place))).toBe(false);
  });
});

async function* whole(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('all');
}
