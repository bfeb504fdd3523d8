import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openEmbeddedIndex } from '../../../src/server/modules/patents/index/index.ts';
import { describeConformance } from './conformance.ts';

describeConformance({
  name: 'the embedded index',
  newPlace: () => join(mkdtempSync(join(tmpdir(), 'chuanli-index-')), 'patents.sqlite'),
  open: async (place) => openEmbeddedIndex(place),
  dispose: (place) => rmSync(dirname(place), { recursive: true }),
});
