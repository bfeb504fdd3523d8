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

  it('names columns by letters', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
