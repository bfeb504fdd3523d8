import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { zipOf } from '../../../test/support/zip.ts';
import { columnLetters, readWorkbook } from './workbook-reading.ts';

describe('a workbook', () => {
  it('gives its sheets row by row, with the cells that compute', async () => {
    const file = await writeExcelFile([
      [{ type: String, value: '名称' }, null, { type: String, value: '数' }],
      [],
      [{ type: String, value: '甲' }, null, { type: 'Formula', value: '1+1' }],
    ]).toBuffer();
    const [sheet] = await readWorkbook(file);
    expect(sheet?.rows[0]).toEqual(['名称', null, '数']);
    expect(sheet?.rows[2]?.[0]).toBe('甲');
    expect([...(sheet?.formulas ?? [])]).toEqual(['C3']);
  });

  it.each([
    ['no ZIP', Buffer.from('单位名称,类型'), 'workbook.broken'],
    ['a ZIP of something else', zipOf([{ name: 'word/document.xml', data: '<w/>' }]), 'workbook.broken'],
    [
      'macros',
      zipOf([
        { name: 'xl/workbook.xml', data: '<workbook/>' },
        { name: 'xl/vbaProject.bin', data: 'x' },
      ]),
      'workbook.macros',
    ],
    ['a bomb', zipOf([{ name: 'xl/workbook.xml', data: Buffer.alloc(101 * 1024 ** 2) }]), 'workbook.too-large'],
  ])('is told clearly where it is %s', async (_what, file, code) => {
    await expect(readWorkbook(file)).rejects.toMatchObject({ problem: { code } });
  });

  it.each([
    ['in the last place of all', '1048576', 'XFD1048576', 'XFD1048576'],
    ['beyond every column', '1', 'ZZZZZZ1', 'XFD1'],
    ['far below', '99999999', 'A99999999', 'A99999999'],
  ])('is refused, and not read, where a cell stands %s', async (_what, row, address, named) => {
    const sheet = `<worksheet><sheetData><row r="${row}"><c r="${address}"><v>1</v></c></row></sheetData></worksheet>`;
    const file = zipOf([
      {
        name: 'xl/workbook.xml',
        data: '<workbook><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        data: '<Relationships><Relationship Id="r1" Target="s.xml"/></Relationships>',
      },
      { name: 'xl/s.xml', data: sheet },
    ]);
    const refused = readWorkbook(file);
    await expect(refused).rejects.toMatchObject({ problem: { code: 'workbook.too-vast' } });
    await expect(refused).rejects.toMatchObject({ problem: { zh: expect.stringContaining(named) } });
  });

  it('names columns by letters', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
