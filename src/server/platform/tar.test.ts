import { describe, expect, it } from 'vitest';
import { readTar, writeTar } from './tar.ts';

const files = {
  'a.txt': 'one',
  'empty.txt': '',
  [`folder/${'long'.repeat(40)}.eml`]: 'x'.repeat(1500),
  'block.bin': 'y'.repeat(512),
};

async function* archived(cut = 0, size = 700): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const members = async function* () {
    for (const [name, text] of Object.entries(files)) {
      yield { name, size: Buffer.byteLength(text), content: [Buffer.from(text)] };
    }
  };
  for await (const piece of writeTar(members())) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  for (let at = 0; at < bytes.length - cut; at += size)
    yield bytes.subarray(at, Math.min(at + size, bytes.length - cut));
}

async function read(bytes: AsyncIterable<Uint8Array>): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { name, content } of readTar(bytes)) {
    const pieces: Uint8Array[] = [];
    for await (const piece of content) pieces.push(piece);
    found[name] = Buffer.concat(pieces).toString();
  }
  return found;
}

describe('an archive', () => {
  it.each([1, 511, 512, 700, 100_000])('gives back its files, however it is cut into pieces of %i', async (size) => {
    expect(await read(archived(0, size))).toEqual(files);
  });

  it('that is cut off, or none, is told', async () => {
    await expect(read(archived(1400))).rejects.toThrow('archive.damaged');
    const other = (async function* () {
      yield Buffer.alloc(1024, 'z');
    })();
    await expect(read(other)).rejects.toThrow('archive.damaged');
  });
});
