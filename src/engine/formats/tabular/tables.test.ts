import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { gb18030 } from '../../../../test/support/gb18030.ts';
import { readFileOf } from '../../../../test/support/read-file.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import { zipOf } from '../../../../test/support/zip.ts';
import { cnCheckDigit } from '../../numbers/index.ts';

useTempFolders();

const APPLICATION = `CN201510163325.${cnCheckDigit('201510163325')}`;
const HEADER = [
  '公开（公告）号',
  '公开（公告）日',
  '申请号',
  '申请日',
  '发明名称',
  '申请（专利权）人',
  '发明人',
  'IPC分类号',
  '摘要',
];
const ROW = [
  'CN104751825B',
  '2017.10.03',
  APPLICATION,
  '20150408',
  '一种显示装置',
  '甲公司; 乙大学',
  '张一;李二',
  'G09G 5/10(2006.01)I; G06F 3/14 (2006.01) N',
  '本发明公开了一种装置。',
];
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const csv = (rows: readonly (readonly string[])[], delimiter = ','): string =>
  rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n');
const changed = (column: string, value: string): string[] =>
  ROW.map((cell, index) => (HEADER[index] === column ? value : cell));

const READ = {
  id: { country: 'CN', number: '104751825', kind: 'B' },
  publicationDate: '2017-10-03',
  application: { country: 'CN', number: APPLICATION.slice(2), date: '2015-04-08' },
  titles: [{ lang: 'zh', text: '一种显示装置' }],
  abstracts: [{ lang: 'zh', text: '本发明公开了一种装置。' }],
  applicants: [{ name: '甲公司' }, { name: '乙大学' }],
  inventors: [{ name: '张一' }, { name: '李二' }],
  classifications: [
    { scheme: 'ipc', symbol: 'G09G5/10', version: '2006-01', value: 'inventive' },
    { scheme: 'ipc', symbol: 'G06F3/14', version: '2006-01', value: 'additional' },
  ],
};

describe('delimited tables', () => {
  it.each([
    ['commas', csv([HEADER, ROW])],
    ['semicolons', csv([HEADER, ROW], ';')],
    ['tabs', [HEADER, ROW].map((row) => row.join('\t')).join('\n')],
    ['a byte order mark', `\uFEFF${csv([HEADER, ROW])}`],
    ['half-width column names', csv([HEADER.map((name) => name.normalize('NFKC')), ROW])],
    ['lines before the column names', `"检索式：显示"\n"导出日期","2024-01-01"\n\n${csv([HEADER, ROW])}`],
    ['GB18030', gb18030(csv([HEADER, ROW]))],
  ])('reads a Chinese export with %s', async (_, content) => {
    const { publications, setAside, thrown } = await readFileOf('导出.csv', content);
    expect([thrown, setAside]).toEqual([undefined, []]);
    expect(publications).toHaveLength(1);
    expect(publications[0]).toMatchObject(READ);
  });

  it('keeps quotes, delimiters and line breaks inside quoted cells', async () => {
    const abstract = '第一段，含“引号”与"直引号"\n第二段;结束';
    const { publications, results } = await readFileOf('a.csv', csv([HEADER, changed('摘要', abstract), ROW]));
    expect(publications[0]?.abstracts?.[0]?.text).toBe(abstract);
    expect(results.map(({ position }) => [position.record, position.line])).toEqual([
      [1, 2],
      [2, 4],
    ]);
  });

  it.each([
    ['a number with a wrong check digit', '申请号', 'CN201510163325.0', 'numbers.'],
    ['31 February', '公开（公告）日', '2023-02-31', 'record.invalid-date'],
    ['a date that is none', '申请日', '去年', 'record.invalid-date'],
    ['a publication number that is none', '公开（公告）号', '待定', 'numbers.'],
    ['no publication number', '公开（公告）号', '', 'record.missing-number'],
  ])(
    'sets a row with %s aside, naming line, column and value, and reads the others',
    async (_, column, value, code) => {
      const { keys, setAside } = await readFileOf('a.csv', csv([HEADER, ROW, changed(column, value), ROW]));
      expect(keys).toEqual(['CN104751825B', 'CN104751825B']);
      expect(setAside).toHaveLength(1);
      const [{ problem, position, excerpt }] = setAside as [(typeof setAside)[number]];
      expect(problem.code.startsWith(code)).toBe(true);
      expect(position).toMatchObject({ record: 2, line: 3 });
      expect(excerpt).toContain('一种显示装置');
      for (const said of [problem.zh, problem.en]) {
        expect(said).toContain(column);
        expect(said).toContain(value);
      }
    },
  );

  it('tells the right check digit', async () => {
    const { setAside } = await readFileOf('a.csv', csv([HEADER, changed('申请号', 'CN201510163325.0')]));
    expect(setAside[0]?.problem.zh).toContain(APPLICATION.slice(-1));
  });

  it('passes over empty rows, repeated column names and placeholders, and leaves symbols of other schemes out', async () => {
    const design = changed('IPC分类号', '14-03').map((cell, index) => (HEADER[index] === '摘要' ? '-' : cell));
    const { publications, setAside } = await readFileOf('a.csv', csv([HEADER, HEADER.map(() => ''), HEADER, design]));
    expect(setAside).toEqual([]);
    expect(publications).toHaveLength(1);
    expect(publications[0]).not.toHaveProperty('classifications');
    expect(publications[0]).not.toHaveProperty('abstracts');
  });

  it('sets rows with another number of cells aside', async () => {
    const { keys, setAside } = await readFileOf(
      'a.csv',
      csv([HEADER, ROW.slice(0, 4), [...ROW, '多余'], ROW, [...ROW, '']]),
    );
    expect(keys).toEqual(['CN104751825B', 'CN104751825B']);
    expect(setAside.map(({ problem, position }) => [problem.code, position.line])).toEqual([
      ['record.cell-count', 2],
      ['record.cell-count', 3],
    ]);
    expect(setAside[0]?.problem.zh).toContain('4');
  });

  it('gives up only the line where a quote is opened and never closed', async () => {
    const rows = Array.from({ length: 50 }, () => csv([ROW]));
    const broken = `"CN104751825B,"2017.10.03`;
    const content = [csv([HEADER]), ...rows, '"CN104751825B,2017.10.03', ...rows].join('\r\n');
    const { keys, setAside } = await readFileOf('a.csv', content);
    expect(keys.length + setAside.length).toBeGreaterThanOrEqual(100);
    expect(setAside.length).toBeLessThanOrEqual(2);
    expect(setAside[0]?.position.line).toBe(52);
    const last = await readFileOf('b.csv', [csv([HEADER, ROW]), `"${broken}`].join('\r\n'));
    expect(last.keys).toEqual(['CN104751825B']);
    expect(last.setAside.map(({ problem }) => problem.code)).toEqual(['record.open-quote']);
  });

  it('sets a row over the limit aside and goes on', async () => {
    const long = changed('摘要', '长'.repeat(5000));
    const { keys, setAside } = await readFileOf('a.csv', csv([HEADER, ROW, long, ROW]), {
      limits: { recordBytes: 4000 },
    });
    expect(keys).toHaveLength(2);
    expect(setAside.map(({ problem, position }) => [problem.code, position.line])).toEqual([['record.too-long', 3]]);
  });

  it('refuses a table with the wrong columns, naming them and the mappings', async () => {
    const { thrown } = await readFileOf('a.csv', 'name,price,count\npen,1,2\nink,3,4\n');
    expect(thrown?.code).toBe('format.no-mapping');
    for (const said of [thrown?.zh, thrown?.en]) {
      for (const named of ['name', 'price', 'count', 'zh-incopat', 'lens']) expect(said).toContain(named);
    }
  });

  it('gives back what was written, however the cells are and the bytes come in', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '电', '"', ',', ';', '\n', ' ', '|'), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        async (cells, chunkBytes) => {
          const content = csv([HEADER, ...cells.map((text) => changed('摘要', text))]);
          const { publications, thrown } = await readFileOf('a.csv', content, { chunkBytes });
          expect(thrown).toBeUndefined();
          const expected = cells.map((text) => text.trim()).map((text) => (text === '' ? undefined : text));
          expect(publications.map(({ abstracts }) => abstracts?.[0]?.text)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('workbooks', () => {
  const cells = (row: readonly string[]): SheetData[number] => row.map((value) => ({ value, type: String }));

  it('reads an XLSX, alone or in an archive, with real dates and lines before the column names', async () => {
    const dated = cells(ROW).map((cell, index) =>
      HEADER[index] === '申请日' ? { value: new Date('2015-04-08'), type: Date, format: 'yyyy-mm-dd' } : cell,
    );
    const data: SheetData = [cells(['检索结果']), cells(HEADER), dated, cells(changed('公开（公告）日', '2023-02-31'))];
    const workbook = await writeWorkbook(data).toBuffer();
    const { publications, setAside, results } = await readFileOf('导出.bin', workbook);
    expect(publications).toHaveLength(1);
    expect(publications[0]).toMatchObject({ ...READ, source: { format: 'xlsx:zh-cnipa-search', part: 'biblio' } });
    expect(results[0]?.position).toEqual({ record: 1, line: 3 });
    expect(setAside.map(({ problem, position }) => [problem.code, position.line])).toEqual([
      ['record.invalid-date', 4],
    ]);
    const packed = await readFileOf('week.zip', zipOf([{ name: 'a/导出.xlsx', data: workbook }]));
    expect(packed.results[0]?.position).toEqual({ record: 1, line: 3, member: 'a/导出.xlsx' });
  });

  it('reads every sheet that is a table of publications', async () => {
    const sheet = (rows: readonly (readonly string[])[], name: string) => ({ data: rows.map(cells), sheet: name });
    const workbook = await writeWorkbook([
      sheet([['说明'], ['本表为虚构示例']], '说明'),
      sheet([HEADER, ROW], '发明'),
      sheet([HEADER, ROW], '实用新型'),
    ]).toBuffer();
    const { results } = await readFileOf('a.xlsx', workbook);
    expect(results.map(({ position }) => position)).toEqual([
      { record: 1, line: 2, member: '发明' },
      { record: 2, line: 2, member: '实用新型' },
    ]);
  });

  it('takes the last computed value of a formula, and nothing from one that was never computed', async () => {
    const sheet = (cells: string) =>
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`;
    const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const rows = [
      `<row r="1">${text('A1', '公开号')}${text('B1', '名称')}</row>`,
      `<row r="2"><c r="A2" t="str"><f>"CN"&amp;"104751825B"</f><v>CN104751825B</v></c>${text('B2', '一种装置')}</row>`,
      `<row r="3"><c r="A3" t="str"><f>"CN"&amp;"104751825B"</f></c>${text('B3', '=HYPERLINK("x")')}</row>`,
    ];
    const { keys, setAside } = await readFileOf('a.xlsx', workbookOf(sheet(rows.join(''))));
    expect(keys).toEqual(['CN104751825B']);
    expect(setAside.map(({ problem, position }) => [problem.code, position.line])).toEqual([
      ['record.missing-number', 3],
    ]);
  });

  it('refuses a workbook with the wrong columns, a damaged one, and rows over the limit', async () => {
    const wrong = await writeWorkbook([cells(['品名', '单价']), cells(['笔', '1'])]).toBuffer();
    expect((await readFileOf('a.xlsx', wrong)).thrown).toMatchObject({
      code: 'format.no-mapping',
      zh: expect.stringContaining('品名、单价'),
    });
    const damaged = await readFileOf('a.xlsx', workbookOf('<worksheet><sheetData><row'));
    expect(damaged.thrown?.code).toMatch(/^format\./);
    const many = await writeWorkbook([HEADER, ROW, ROW, ROW].map(cells)).toBuffer();
    const { keys, thrown } = await readFileOf('a.xlsx', many, { limits: { rows: 2 } });
    expect(keys).toHaveLength(2);
    expect(thrown?.code).toBe('format.too-many-rows');
  });
});

/** The least of a workbook around one sheet. */
function workbookOf(sheet: string): Buffer {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return zipOf([
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${main}" xmlns:r="${relation}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', data: sheet },
  ]);
}
