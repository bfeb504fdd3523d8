import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSmallDisks, smallDisk } from '../../../test/support/small-disk.ts';
import { tempFolder, useTempFolders } from '../../../test/support/temp.ts';
import { explainFailure } from './failures.ts';
import { FileStore } from './files.ts';

useTempFolders();

async function readAll(store: FileStore, sha256: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of store.read(sha256)) pieces.push(piece);
  return Buffer.concat(pieces);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function* broken(first: Uint8Array): AsyncGenerator<Uint8Array> {
  yield first;
  throw new Error('the source broke');
}

describe('the store of files', () => {
  it('gives back the bytes that it was given, however they were cut', async () => {
    const store = new FileStore(tempFolder());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 2_000 })), async (pieces) => {
        const whole = Buffer.concat(pieces);
        const stored = await store.put(pieces);
        expect(stored).toMatchObject({ sha256: sha256(whole), bytes: whole.length });
        expect(await readAll(store, stored.sha256)).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the same content once, under its hash, and leaves nothing beside it', async () => {
    const folder = tempFolder();
    const store = new FileStore(folder);
    const bytes = randomBytes(300_000);
    const hash = sha256(bytes);
    expect(await store.put([bytes])).toEqual({ sha256: hash, bytes: 300_000, known: false });
    expect(await store.put([bytes.subarray(0, 7), bytes.subarray(7)])).toEqual({
      sha256: hash,
      bytes: 300_000,
      known: true,
    });
    expect(readdirSync(folder).sort()).toEqual([hash.slice(0, 2), 'incoming'].sort());
    expect(readdirSync(join(folder, hash.slice(0, 2)))).toEqual([`${hash}.zst`]);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  it('takes the same file from several at once', async () => {
    const store = new FileStore(tempFolder());
    const bytes = Buffer.from('同一文件'.repeat(10_000));
    const stored = await Promise.all(Array.from({ length: 4 }, () => store.put([bytes])));
    expect(new Set(stored.map((file) => file.sha256)).size).toBe(1);
    expect(await readAll(store, sha256(bytes))).toEqual(bytes);
  });

  it('stores nothing of a source that breaks', async () => {
    const folder = tempFolder();
    await expect(new FileStore(folder).put(broken(randomBytes(200_000)))).rejects.toThrow('the source broke');
    expect(readdirSync(folder)).toEqual(['incoming']);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  it.skipIf(!hasSmallDisks)(
    'leaves nothing on a disk that fills up, keeps what it had, and goes on when there is room',
    async () => {
      const disk = smallDisk(500);
      const store = new FileStore(disk.path);
      const kept = await store.put([randomBytes(200_000)]);
      const large = randomBytes(600_000);
      const failure: unknown = await store.put([large]).catch((error: unknown) => error);
      expect(explainFailure(failure)).toMatchObject({ code: 'data.disk-full' });
      expect(readdirSync(join(disk.path, 'incoming'))).toEqual([]);
      expect(await readAll(store, kept.sha256)).toHaveLength(200_000);
      disk.resize(2_000);
      expect(await readAll(store, (await store.put([large])).sha256)).toEqual(large);
    },
  );

  it('tells a damaged file and a missing one', async () => {
    const folder = tempFolder();
    const store = new FileStore(folder);
    const { sha256: hash } = await store.put([randomBytes(100_000)]);
    const path = join(folder, hash.slice(0, 2), `${hash}.zst`);
    const bytes = readFileSync(path);
    for (const damaged of [flip(bytes, 50_000), bytes.subarray(0, 60_000), Buffer.from('plain')]) {
      writeFileSync(path, damaged);
      await expect(readAll(store, hash)).rejects.toMatchObject({ problem: { code: 'file.damaged' } });
    }
    await expect(readAll(store, 'ab'.repeat(32))).rejects.toMatchObject({ problem: { code: 'file.missing' } });
  });

  it('tells a file whose place was taken by another', async () => {
    const folder = tempFolder();
    const store = new FileStore(folder);
    const [one, other] = [await store.put([Buffer.from('one')]), await store.put([Buffer.from('other')])];
    const path = ({ sha256: hash }: { sha256: string }) => join(folder, hash.slice(0, 2), `${hash}.zst`);
    writeFileSync(path(one), readFileSync(path(other)));
    await expect(readAll(store, one.sha256)).rejects.toMatchObject({ problem: { code: 'file.damaged' } });
  });

  it('takes no path for a name', () => {
    expect(() => new FileStore(tempFolder()).has('../../../etc/passwd')).toThrow(RangeError);
  });
});

function flip(bytes: Buffer, place: number): Buffer {
  const flipped = Buffer.from(bytes);
  flipped[place] = (flipped[place] ?? 0) ^ 0xff;
  return flipped;
}
