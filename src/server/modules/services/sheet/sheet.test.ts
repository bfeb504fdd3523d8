import { describe, expect, it } from 'vitest';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { useDatabase } from '../../../../../test/support/database.ts';
import { problemCode } from '../../../../../test/support/service-line.ts';
import { clockAt } from '../../../platform/clock.ts';
import { readWorkbook } from '../../../platform/workbook-reading.ts';
import { createOrganisation } from '../../network/index.ts';
import { importServices, listServices, serviceTemplate, withdrawService } from '../index.ts';
import { COLUMNS } from './columns.ts';

const test = useDatabase();
const act = { actor: 'account 1', clock: clockAt('2018-10-08T02:00:00Z') };
const CODE = '91350100M000100Y43';

const HEADS = ['服务日期', '服务类型', '服务方式', '统一社会信用代码', '服务对象', '时长（小时）', '满意度'];
const GOOD = ['2018年9月3日', '咨询', '电话', CODE, '甲公司（虚构示例）', 0.5, 5] as const;

type Cell = string | number | { formula: string };
async function workbook(rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const data = rows.map((row) =>
    row.map((value) =>
      typeof value === 'object'
        ? { type: 'Formula', value: value.formula }
        : { value, type: typeof value === 'number' ? Number : String },
    ),
  );
  return writeExcelFile(data as SheetData).toBuffer();
}

async function point(): Promise<number> {
  const organisation = { name: '网点（虚构示例）', kind: 'service-point', region: '360100' } as const;
  return (await createOrganisation(test.db, test.scope, organisation)).id;
}

const take = (unit: number, file: Buffer) => importServices(test.db, test.scope, unit, file, act);

describe('a workbook of services', () => {
  it('is taken once, below a title and with its columns in any order; what a column says that is unknown is told', async () => {
    const unit = await point();
    const order = [6, 4, 3, 0, 1, 2, 5];
    const moved = (row: readonly Cell[]) => [...order.map((at) => row[at] ?? ''), '…'];
    const file = await workbook([['2018 年服务记录'], [], [...moved(HEADS).slice(0, 7), '天气'], moved(GOOD)]);
    expect(await take(unit, file)).toEqual({ rows: 1, unread: ['天气'], entered: 1, known: 0, refused: [] });
    expect((await listServices(test.db, test.scope, {})).records).toMatchObject([
      { onDate: '2018-09-03', kind: 'consultation', hours: 0.5, satisfaction: 5, source: 'imported', persons: 1 },
    ]);
    expect(await take(unit, file)).toMatchObject({ entered: 0, known: 1 });
    expect(await take(await point(), file)).toMatchObject({ entered: 1, known: 0 });
  });

  it('does not bring back what was withdrawn', async () => {
    const unit = await point();
    const file = await workbook([HEADS, GOOD]);
    await take(unit, file);
    const [record] = (await listServices(test.db, test.scope, {})).records;
    await withdrawService(test.db, test.scope, { id: record?.id ?? 0, units: [unit] }, '误登', act);
    expect(await take(unit, file)).toMatchObject({ entered: 0, known: 1 });
    expect((await listServices(test.db, test.scope, { counting: true })).total).toBe(0);
  });

  it('has every wrong row refused with its number and why, and the others taken', async () => {
    const row = (parts: Readonly<Record<number, Cell>>) => GOOD.map((cell, at) => parts[at] ?? cell);
    const rows: (readonly [readonly Cell[], string])[] = [
      [row({ 0: '2019-09-03' }), 'services.dated-next-year'],
      [row({ 0: '九月三日' }), 'services.sheet-value'],
      [row({ 0: '2018-02-30' }), 'services.sheet-value'],
      [row({ 1: '吃饭' }), 'services.sheet-value'],
      [row({ 3: '91350100M000100Y44' }), 'credit-code.check'],
      [row({ 3: '' }), 'services.sheet-code-needed'],
      [row({ 5: { formula: '1/2' } }), 'services.sheet-formula'],
      [row({ 5: -1 }), 'services.sheet-value'],
      [row({ 6: 9 }), 'services.sheet-value'],
      [GOOD, 'services.sheet-row-twice'],
    ];
    const result = await take(await point(), await workbook([HEADS, GOOD, ...rows.map(([cells]) => cells)]));
    expect(result.refused.map(({ row, code }) => [row, code])).toEqual(rows.map(([, code], at) => [at + 3, code]));
    expect(result).toMatchObject({ rows: 11, entered: 1, known: 0 });
    expect(result.refused[3]?.zh).toContain('B6');
    expect(result.refused.at(-1)?.zh).toContain('第 2 行');
  });

  it.each([
    [[HEADS.slice(1), GOOD.slice(1)], 'services.sheet-columns'],
    [[[...HEADS, '服务类型'], GOOD], 'services.sheet-column-twice'],
    [[HEADS], 'services.sheet-empty'],
  ])('that is none is refused whole (%#)', async (rows, code) => {
    expect(await problemCode(take(await point(), await workbook(rows)))).toBe(code);
  });

  it('may be the template, filled in', async () => {
    const [sheet] = await readWorkbook(await serviceTemplate());
    expect(sheet?.rows).toHaveLength(1);
    expect(await problemCode(take(await point(), await serviceTemplate()))).toBe('services.sheet-empty');
    const filled = COLUMNS.map(({ example }) => example);
    const file = await workbook([(sheet?.rows[0] ?? []).map(String), filled]);
    expect(await take(await point(), file)).toMatchObject({ entered: 1, unread: [] });
    expect((await listServices(test.db, test.scope, {})).records).toMatchObject([
      { beneficiary: null, task: '三(三)' },
    ]);
  });
});
