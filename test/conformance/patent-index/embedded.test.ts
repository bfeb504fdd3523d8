import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openEmbeddedIndex, type PatentIndex } from '../../../src/server/modules/patents/index/index.ts';
import { describeConformance } from './conformance.ts';

describeConformance({
  name: 'the embedded index',
  newPlace: () => join(mkdtempSync(join(tmpdir(), 'chuanli-index-')), 'patents.sqlite'),
  open: async (place) => openEmbeddedIndex(place),
  dispose: (place) => rmSync(dirname(place), { recursive: true }),
});

describe('the file of the embedded index', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chuanli-index-'));
  const path = join(folder, 'patents.sqlite');
  const open: PatentIndex[] = [];
  const opened = (): PatentIndex => {
    const index = openEmbeddedIndex(path);
    open.push(index);
    return index;
  };

  afterEach(async () => {
    for (const index of open.splice(0)) await index.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('belongs to one at a time', async () => {
    const first = opened();
    await first.lastSequence();
    await expect(opened().lastSequence()).rejects.toThrow('search.index-in-use');
    await first.close();
    expect(await opened().lastSequence()).toBe(0);
  });

  it('answers nothing after it was closed', async () => {
    const index = opened();
    await index.close();
    await expect(index.stats()).rejects.toThrow('closed');
    await index.close();
  });
});
