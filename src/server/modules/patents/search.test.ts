import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { tempFolder, useTempFolders } from '../../../../test/support/temp.ts';
import { readPublications } from '../../../engine/formats/index.ts';
import type { Publication } from '../../../engine/publication.ts';
import { type ExportFormat, exportFormat, searchResult } from '../../../shared/patents.ts';
import { exportHits } from './export/index.ts';
import { catchUp } from './follow-index.ts';
import { importFiles } from './import-files.ts';
import { beginImport } from './import-table.ts';
import { openTestPatents, type Row, rows, tableFile } from './patents.fixture.ts';
import type { Patents } from './patents.ts';
import { nameContent } from './record.ts';
import { searchPatents } from './search.ts';
import { storeBatch } from './store-batch.ts';

const test = useDatabase();
useTempFolders();

let patents: Patents;
beforeEach(async () => {
  patents = await openTestPatents(test);
});
afterEach(() => patents.close());

const SAMPLE: Row[] = [
  {
    publication_number: 'CN113914863A',
    title: '=cmd|固体电解质及其制备方法',
    abstract: '本发明公开了一种“固体电解质”，\n用于锂离子电池。',
    publication_date: '2022-01-11',
    applicants: '甲电池有限公司（虚构示例）',
    inventors: '张三; 李四',
    ipc: 'H01M10/0562',
  },
  {
    publication_number: 'US11000001B2',
    title: 'Battery & cell, 100% solid',
    abstract: 'A solid electrolyte.',
    publication_date: '2021-05-11',
    applicants: 'Fictional Cells Inc.',
    inventors: 'Doe, Jane',
    ipc: 'H01M10/0562',
  },
];

async function importRows(all: readonly Row[]): Promise<void> {
  await importFiles(patents, [tableFile('sample.csv', all)]);
}

async function search(query: string, request: Parameters<typeof searchPatents>[2] = {}) {
  const result = await searchPatents(patents, query, request);
  if (!result.ok) throw new Error(result.problem.en);
  return searchResult.parse(result.value);
}

async function withdraw(publication: Publication['id']): Promise<void> {
  const importFileId = await beginImport(
    test.db,
    test.scope,
    { name: 'x', sha256: 'f'.repeat(64), bytes: 1 },
    new Date(0),
  );
  const content = nameContent({
    id: publication,
    source: { format: 'x', part: 'whole' },
    status: { state: 'withdrawn' },
  });
  await storeBatch(test.db, test.scope, [{ content, position: { record: 1 } }], { importFileId, now: new Date(0) });
  await catchUp(test.db, test.scope, patents.index);
}

describe('searching', () => {
  it('gives number, title, date, applicants, classes and exact facets', async () => {
    await importRows(SAMPLE);
    const { total, hits, facets, query } = await search('固体电解质 OR solid electrolyte', { highlights: true });
    expect(query).toBe('固体电解质 OR (solid AND electrolyte)');
    expect(total).toBe(2);
    expect(hits[0]).toMatchObject({
      number: 'CN113914863A',
      date: '2022-01-11',
      applicants: ['甲电池有限公司（虚构示例）'],
      classes: ['H01M10/0562'],
      state: 'published',
    });
    const [highlight] = hits[0]!.highlights!;
    expect(highlight!.marks.map(({ start, end }) => highlight!.text.slice(start, end))).toEqual(['固体电解质']);
    expect(facets).toMatchObject({
      country: [
        { value: 'CN', count: 1 },
        { value: 'US', count: 1 },
      ],
      ipc: [{ value: 'H01M', count: 2 }],
      year: [
        { value: '2021', count: 1 },
        { value: '2022', count: 1 },
      ],
    });
  });

  it('refuses a query that cannot be understood', async () => {
    const result = await searchPatents(patents, 'ti=(电池');
    expect(result.ok ? undefined : result.problem).toMatchObject({
      code: 'query.open-group',
      at: { start: 3, end: 4 },
    });
  });

  it('leaves out what was taken back unless it is asked for', async () => {
    await importRows(SAMPLE);
    await withdraw({ country: 'CN', number: '113914863', kind: 'A' });
    expect((await search('H01M OR 固体电解质')).total).toBe(0);
    const { hits } = await search('固体电解质', { withdrawn: true });
    expect(hits.map(({ number, state }) => [number, state])).toEqual([['CN113914863A', 'withdrawn']]);
  });

  it('shows the title in the language of the reader', async () => {
    const importFileId = await beginImport(
      test.db,
      test.scope,
      { name: 'x', sha256: 'f'.repeat(64), bytes: 1 },
      new Date(0),
    );
    const titles = [
      { lang: 'zh', text: '电池' },
      { lang: 'en', text: 'Battery' },
    ];
    const id = { country: 'EP', number: '1000000', kind: 'A1' };
    const content = nameContent({ id, source: { format: 'x', part: 'whole' }, titles });
    await storeBatch(test.db, test.scope, [{ content, position: { record: 1 } }], { importFileId, now: new Date(0) });
    await catchUp(test.db, test.scope, patents.index);
    expect((await search('电池')).hits[0]!.title).toBe('电池');
    expect((await search('电池', { language: 'en' })).hits[0]!.title).toBe('Battery');
  });
});

describe('exporting hits', () => {
  async function exported(query: string, format: ExportFormat): Promise<Buffer> {
    const result = await exportHits(patents, query, format);
    if (!result.ok) throw new Error(result.problem.en);
    const pieces: Uint8Array[] = [];
    for await (const piece of result.value.content) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  it('as CSV neutralises formulas, and the file can be imported again', async () => {
    await importRows(SAMPLE);
    const bytes = await exported('H01M OR ipc=H01M', 'csv');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = parse(bytes, { bom: true }) as string[][];
    expect(lines.map((line) => line[0])).toEqual(['公开(公告)号', 'CN113914863A', 'US11000001B2']);
    expect(lines[1]![1]).toBe("'=cmd|固体电解质及其制备方法");
    expect(lines[1]![9]).toBe('本发明公开了一种“固体电解质”，\n用于锂离子电池。');
    const path = join(tempFolder(), 'export.csv');
    writeFileSync(path, bytes);
    const again: string[] = [];
    for await (const result of readPublications({ name: 'export.csv', path })) {
      again.push(result.type === 'publication' ? result.publication.id.number : result.problem.en);
    }
    expect(again).toEqual(['113914863', '11000001']);
  });

  it('as XLSX gives every cell its type', async () => {
    await importRows(SAMPLE);
    const [sheet] = await readExcelFile(await exported('ipc=H01M', 'xlsx'));
    const [head, first, second] = sheet!.data;
    expect(head![1]).toBe('标题');
    expect(first!.slice(0, 3)).toEqual([
      'CN113914863A',
      '=cmd|固体电解质及其制备方法',
      new Date('2022-01-11T00:00:00Z'),
    ]);
    expect(second![4]).toBeNull();
  });

  it('as JSONL gives whole publications, all pages of them', async () => {
    await importRows(rows(1101));
    const lines = (await exported('电池组件', 'jsonl')).toString().trimEnd().split('\n');
    const numbers = lines.map((line) => (JSON.parse(line) as Publication).id.number);
    expect(numbers).toEqual(rows(1101).map(({ publication_number }) => publication_number.slice(2, -1)));
  });

  it('as BibTeX and RIS writes entries that their readers take apart rightly', async () => {
    await importRows(SAMPLE);
    const bibtex = (await exported('"US11000001"', 'bibtex')).toString();
    expect((await exported('pn=US11000001B2', 'bibtex')).toString()).toContain(
      'title = {Battery \\& cell, 100\\% solid},',
    );
    expect(bibtex).toBe('');
    expect((await exported('pn=US11000001B2', 'bibtex')).toString()).toContain('author = {{Doe, Jane}},');
    const ris = (await exported('pn=CN113914863A', 'ris')).toString().split('\r\n');
    expect(ris).toContain('AU  - 张三');
    expect(ris).toContain('AB  - 本发明公开了一种“固体电解质”， 用于锂离子电池。');
    expect(ris.filter((line) => line.startsWith('ER'))).toEqual(['ER  - ']);
  });

  it('gives an empty file of its kind where nothing is found', async () => {
    for (const format of exportFormat.options) expect((await exported('电池', format)).toString()).not.toContain('CN1');
  });
});
