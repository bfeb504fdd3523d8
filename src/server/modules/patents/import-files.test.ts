import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { tempFolder, useTempFolders } from '../../../../test/support/temp.ts';
import { importResult } from '../../../shared/patents.ts';
import { publicationsOfImport } from './changes.ts';
import { importFiles } from './import-files.ts';
import { listImports, listSetAside } from './import-table.ts';
import { originalOf } from './originals.ts';
import { openTestPatents, rows, tableFile } from './patents.fixture.ts';
import { type Patents, rebuildIndex } from './patents.ts';
import { getPublication } from './read.ts';
import { searchPatents } from './search.ts';

const test = useDatabase();
useTempFolders();

let patents: Patents;
const opened: Patents[] = [];

async function open(folder?: string): Promise<Patents> {
  patents = await openTestPatents(test, folder);
  opened.push(patents);
  return patents;
}

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function found(query: string): Promise<number> {
  const result = await searchPatents(patents, query, { limit: 0 });
  if (!result.ok) throw new Error(result.problem.en);
  return result.value.total;
}

describe('importing files', () => {
  it('tells what was read, stored, updated and unchanged, and finds it all', async () => {
    await open();
    const [one, two] = [tableFile('one.csv', rows(3)), tableFile('two.csv', [...rows(3, 2)])];
    const first = await importFiles(patents, [one, two]);
    expect(importResult.parse(first)).toMatchObject({
      files: 2,
      read: 6,
      stored: 5,
      updated: 0,
      unchanged: 1,
      setAside: [],
    });
    expect(await found('电池组件')).toBe(5);
    const changed = tableFile('three.csv', [{ ...rows(1)[0]!, title: '电解质' }]);
    expect(await importFiles(patents, [changed])).toMatchObject({ read: 1, stored: 0, updated: 1 });
    expect(await found('电池组件')).toBe(4);
    expect(await found('电解质')).toBe(1);
  });

  it('again, in whatever order, changes nothing', async () => {
    await open();
    const files = [rows(3), [{ ...rows(1)[0]!, title: '电解质' }], rows(2, 1)].map((each, at) =>
      tableFile(`${at}.csv`, each),
    );
    await importFiles(patents, files);
    const before = await patents.index.lastSequence();
    for (const again of [files, files.toReversed()]) {
      expect(await importFiles(patents, again)).toMatchObject({ read: 6, stored: 0, updated: 0, unchanged: 6 });
    }
    expect(await patents.index.lastSequence()).toBe(before);
    expect(await found('电解质')).toBe(1);
  });

  it('keeps the bytes of every file as they came', async () => {
    await open();
    const file = tableFile('week.csv', rows(2));
    await importFiles(patents, [file]);
    const [kept] = await listImports(test.db, test.scope);
    expect(kept).toMatchObject({ name: 'week.csv', read: 2, stored: 2 });
    const original = async (scope = test.scope) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of originalOf({ ...patents, scope }, kept!.id)) pieces.push(piece);
      return Buffer.concat(pieces);
    };
    expect(await original()).toEqual(readFileSync(file.path));
    const stranger = { organisationId: test.scope.organisationId + 1000 };
    await expect(original(stranger)).rejects.toThrow('patents.import-unknown');
  });

  it('tells of a file that was changed while it was read, and takes it whole the next time', async () => {
    await open();
    const changes: readonly ((path: string) => void)[] = [
      (path) => writeFileSync(path, readFileSync(path, 'utf8').replaceAll('电池', '电解')),
      (path) => utimesSync(path, new Date(0), new Date(0)),
      (path) => rmSync(path),
    ];
    for (const [at, change] of changes.entries()) {
      const file = tableFile('week.csv', rows(2, at * 10));
      const content = readFileSync(file.path);
      const { setAside, stored } = await importFiles(patents, [file], { onProgress: () => change(file.path) });
      expect(stored).toBe(2);
      expect(setAside).toMatchObject([{ file: 'week.csv', reason: { code: 'patents.file-changed' } }]);
      expect((await listImports(test.db, test.scope))[0]?.problem?.code).toBe('patents.file-changed');
      writeFileSync(file.path, content);
      expect(await importFiles(patents, [file])).toMatchObject({ unchanged: 2, setAsideTotal: 0 });
    }
  });

  it('sets aside what cannot be read, once for each import, and reads the rest', async () => {
    await open();
    const broken = { publication_number: 'CN113914863A', title: '坏', publication_date: '2023-02-31' };
    const file = tableFile('week.csv', [...rows(1), broken, ...rows(1, 5)]);
    const { setAside, ...result } = await importFiles(patents, [file]);
    expect(result).toMatchObject({ read: 3, stored: 2, setAsideTotal: 1 });
    expect(setAside[0]).toMatchObject({ file: 'week.csv', position: { record: 2 } });
    const listed = await listSetAside(test.db, test.scope, { importFileId: result.imports[0]! });
    expect(listed).toHaveLength(1);
    expect(listed[0]).toMatchObject({ file: 'week.csv', reason: setAside[0]!.reason });
    expect(listed[0]!.excerpt).toContain('CN113914863A');
  });

  it('tells of files that cannot be read and imports the others', async () => {
    await open();
    const [unknown, cut] = ['noise.bin', 'cut.xml'].map((name) => ({ name, path: join(tempFolder(), name) }));
    writeFileSync(unknown!.path, Buffer.from([0, 1, 2, 3, 255]));
    writeFileSync(cut!.path, '<?xml version="1.0"?><us-patent-grant><us-bibl');
    const missing = { name: 'missing.csv', path: join(tempFolder(), 'missing.csv') };
    const result = await importFiles(patents, [missing, unknown!, cut!, tableFile('week.csv', rows(2))]);
    expect(result).toMatchObject({ files: 4, unreadable: 3, stored: 2, setAsideTotal: 3 });
    expect(result.setAside.map(({ file }) => file)).toEqual(['missing.csv', 'noise.bin', 'cut.xml']);
    for (const { reason } of result.setAside) expect(reason.zh).toMatch(/\p{Script=Han}/u);
    expect(result.imports).toHaveLength(3);
  });

  it('goes on where it was cut off, and counts as if it had not been', async () => {
    await open();
    const file = tableFile('week.csv', [...rows(1200), ...rows(10)]);
    const cutOff = new Error('cut off');
    const afterFirst = ({ read }: { read: number }) => {
      if (read >= 500) throw cutOff;
    };
    await expect(importFiles(patents, [file], { onProgress: afterFirst })).rejects.toBe(cutOff);
    const [underWay] = await listImports(test.db, test.scope);
    expect(underWay).toMatchObject({ read: 500, stored: 500 });
    expect(underWay!.finishedAt).toBeUndefined();
    const result = await importFiles(patents, [file]);
    expect(result).toMatchObject({ read: 1210, stored: 1200, unchanged: 10, imports: [underWay!.id] });
    expect(await publicationsOfImport(test.db, test.scope, result.imports)).toHaveLength(1200);
    expect(await found('电池组件')).toBe(1200);
    expect(await importFiles(patents, [file])).toMatchObject({ stored: 0, unchanged: 1210 });
  });

  it('by two at once ends as if they had come one after the other', async () => {
    await open();
    const [one, two] = [tableFile('one.csv', rows(700)), tableFile('two.csv', rows(700, 350))];
    const results = await Promise.all([importFiles(patents, [one]), importFiles(patents, [two])]);
    expect(results.reduce((sum, { stored }) => sum + stored, 0)).toBe(1050);
    expect(await found('电池组件')).toBe(1050);
  });
});

describe('the index', () => {
  it('is led up to the records when it missed changes', async () => {
    const folder = tempFolder();
    await open(folder);
    await importFiles(patents, [tableFile('one.csv', rows(3))]);
    const lost = Promise.reject(new Error('lost'));
    lost.catch(() => {});
    const deaf: Patents = { ...patents, index: { ...patents.index, lastSequence: () => lost } as Patents['index'] };
    await expect(importFiles(deaf, [tableFile('two.csv', rows(3, 10))])).rejects.toThrow('lost');
    expect(await found('电池组件')).toBe(3);
    await patents.close();
    await open(folder);
    expect(await found('电池组件')).toBe(6);
  });

  it('is led up to the records that another process stored', async () => {
    const one = await open();
    const other = await open();
    await importFiles(other, [tableFile('one.csv', rows(3))]);
    await importFiles(one, [tableFile('two.csv', rows(3, 10))]);
    expect((await one.index.stats()).publications).toBe(6);
  });

  it('is made anew when it knows of changes that the records do not have', async () => {
    const folder = tempFolder();
    await open(folder);
    await importFiles(patents, [tableFile('one.csv', rows(3))]);
    await patents.index.apply({ sequence: 1_000_000, changes: [] });
    await patents.close();
    await open(folder);
    expect(await patents.index.lastSequence()).toBe(3);
    expect(await found('电池组件')).toBe(3);
  });

  it('is made anew when its file is damaged', async () => {
    const folder = tempFolder();
    await open(folder);
    await importFiles(patents, [tableFile('one.csv', rows(3))]);
    await patents.close();
    const path = join(folder, 'index', `publications-${test.scope.organisationId}.sqlite`);
    writeFileSync(path, 'no database');
    await open(folder);
    expect(await found('电池组件')).toBe(3);
  });

  it('can be built anew at any time', async () => {
    await open();
    await importFiles(patents, [tableFile('one.csv', rows(3))]);
    expect(await rebuildIndex(patents)).toBe(3);
    expect(await found('电池组件')).toBe(3);
    expect((await getPublication(test.db, test.scope, 'CN110000001A')).ok).toBe(true);
  });
});
