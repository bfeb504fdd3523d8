import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { cliHere } from '../support/cli-here.ts';
import { newDataFolder } from '../support/office.ts';
import { tempFolder, useTempFolders } from '../support/temp.ts';

useTempFolders();

const HEADS = ['服务日期', '服务类型', '服务方式', '统一社会信用代码', '服务对象'];
const ROWS = [
  ['2018-09-03', '咨询', '电话', '91350100M000100Y43', '甲公司（虚构示例）'],
  ['2018-09-04', '咨询', '电话', '91350100M000100Y43', '甲公司（虚构示例）'],
  ['2018-09-05', '讲座', '线上', '', '公众'],
  ['2018-09-05', '讲座', '线上', '', ''],
];

describe('services on the command line', () => {
  let data: string;
  beforeAll(async () => {
    data = await newDataFolder();
  });

  it('come in from a workbook, and count', async () => {
    const file = join(tempFolder(), 'services.xlsx');
    const cells = [HEADS, ...ROWS].map((row) => row.map((value) => ({ value, type: String })));
    writeFileSync(file, await writeExcelFile(cells).toBuffer());
    const first = await cliHere(['services', 'import', file, '--data', data, '--json']);
    expect(first.status).toBe(1);
    expect(JSON.parse(first.stdout)).toMatchObject({
      ...{ rows: 4, entered: 3, known: 0 },
      refused: [{ row: 5, code: 'services.sheet-code-needed' }],
    });
    const again = await cliHere(['services', 'import', file, '--data', data]);
    expect(again.stdout).toContain('共 4 行，新登记 0 条，先前已有 3 条，未接收 1 行');
    const { stdout } = await cliHere(['indicators', '--year', '2018', '--data', data, '--json']);
    const { cells: counted } = JSON.parse(stdout);
    const values = new Map(counted[0].values.map(({ code, value }: { code: string; value: number }) => [code, value]));
    expect(['consultations', 'enterprises-served', 'public-services'].map((code) => values.get(code))).toEqual([
      2, 1, 1,
    ]);
  }, 60_000);

  it('tell every row that cannot be taken by its number and why, and take the others from columns in any order', async () => {
    const nextYear = `${new Date().getFullYear() + 1}-01-05`;
    const rows = [
      ['备注', ...HEADS.toReversed()],
      ['', ...['2018-10-08', '走访', '现场', '91350100M000100Y43', '甲公司（虚构示例）'].toReversed()],
      ['', ...[nextYear, '走访', '现场', '', '公众'].toReversed()],
      ['', ...['2018-10-08', '走访', '现场', '91350100M000100Y44', '甲公司（虚构示例）'].toReversed()],
    ];
    const cells = rows.map((row) => row.map((value) => ({ value, type: String }) as object));
    const reckoned = ['', '公众', '', '现场', '走访'].map((value) => ({ value, type: String }) as object);
    cells.push([{ value: '', type: String }, ...reckoned.slice(1), { value: 'TODAY()', type: 'Formula' }]);
    const file = join(tempFolder(), 'wrong.xlsx');
    writeFileSync(file, await writeExcelFile(cells as SheetData).toBuffer());
    const { status, stdout } = await cliHere(['services', 'import', file, '--data', data, '--json']);
    expect(status).toBe(1);
    const { refused, ...taken } = JSON.parse(stdout);
    expect(taken).toMatchObject({ rows: 4, unread: ['备注'], entered: 1, known: 0 });
    expect(refused.map(({ row, code }: { row: number; code: string }) => [row, code])).toEqual([
      [3, 'services.dated-next-year'],
      [4, 'credit-code.check'],
      [5, 'services.sheet-formula'],
    ]);
    const words = (await cliHere(['services', 'import', file, '--data', data])).stdout;
    expect(words).toMatch(/年份/);
    expect(words).toMatch(/校验/);
    expect(words).toMatch(/公式/);
    const fewer = join(tempFolder(), 'fewer.xlsx');
    const without = rows.map((row) => row.slice(0, 4).map((value) => ({ value, type: String })));
    writeFileSync(fewer, await writeExcelFile(without).toBuffer());
    const refusal = await cliHere(['services', 'import', fewer, '--data', data]);
    expect([refusal.status, refusal.stdout]).toEqual([1, '']);
    expect(refusal.stderr).toContain('服务日期');
  }, 60_000);

  it('tell a wrong year, province and unit', async () => {
    const ask = async (...call: string[]) =>
      JSON.parse((await cliHere([...call, '--data', data, '--json'])).stdout).problem?.code;
    expect(await ask('indicators', '--year', '18')).toBe('call.year');
    expect(await ask('indicators', '--region', '江东')).toBe('call.no-province');
    expect(await ask('services', 'import', 'x.xlsx', '--unit', '99999')).toBe('call.no-unit');
  }, 60_000);
});
