import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { useDatabase } from '../../../../../test/support/database.ts';
import { clockAt } from '../../../platform/clock.ts';
import { readWorkbook } from '../../../platform/workbook-reading.ts';
import { appoint, createOrganisation, giveStanding, listOrganisations, postsOf, unitsOf } from '../index.ts';
import { importNetwork } from './import-sheet.ts';
import { networkWorkbook } from './write-sheet.ts';

const test = useDatabase();
const clock = clockAt('2018-06-20T04:00:00Z');
const everything = { sees: () => true };

type Cell = string | { readonly formula: string };

function workbook(rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const cells = rows.map((row) =>
    row.map((cell) =>
      typeof cell === 'string'
        ? ({ type: String, value: cell } as const)
        : ({ type: 'Formula', value: cell.formula } as const),
    ),
  );
  return writeExcelFile(cells).toBuffer();
}

const bring = async (rows: readonly (readonly Cell[])[]) =>
  importNetwork(test.db, test.scope, await workbook(rows), { year: 2018, clock });

const HEADS = ['单位名称', '类型', '统一社会信用代码', '行政区划代码', '上级单位', '基地', '技术与创新支持中心'];

describe('a workbook of organisations', () => {
  it('is entered with tree, standings and people, and changes nothing the second time', async () => {
    const rows = [
      [...HEADS, '依据文件', '责任人', '责任人职务', '联络人', '联络人邮箱'],
      '南昌基地（虚构示例）|基地|91110000MA00FAKE08|360100|江西局（虚构示例）|重点项目|是|文1||||'.split('|'),
      '江西局（虚构示例）|主管部门||江西|测试服务站（虚构示例）||||某甲|处长|某乙|yi@a.example'.split('|'),
    ];
    expect(await bring(rows)).toMatchObject({ rows: 2, entered: 2, changed: 0, unchanged: 0, refused: [], notes: [] });
    const [office, base] = await unitsOf(test.db, test.scope, { year: 2018 });
    expect(office).toMatchObject({ kind: 'office', region: '360000', parentId: test.scope.organisationId });
    expect(base).toMatchObject({
      parentId: office?.id,
      region: '360100',
      standings: [
        { standing: 'base', grade: 'key' },
        { standing: 'tisc', grade: null },
      ],
    });
    expect(await postsOf(test.db, test.scope, office?.id ?? 0, '2018-01-01')).toMatchObject([
      { post: 'responsible', name: '某甲', rank: '处长' },
      { post: 'contact', name: '某乙', mail: 'yi@a.example' },
    ]);
    expect(await bring(rows)).toMatchObject({ entered: 0, changed: 0, unchanged: 2, refused: [] });
  });

  it('comes out as it goes in again, in both languages', async () => {
    const { id } = await createOrganisation(test.db, test.scope, {
      name: '=示例基地（虚构示例）',
      kind: 'base',
      creditCode: '91110000MA00FAKE08',
      region: '360100',
      parentId: test.scope.organisationId,
    });
    const standing = { fromYear: 2016, toYear: null, basis: '文1' };
    await giveStanding(test.db, test.scope, id, { ...standing, standing: 'base', grade: 'basic' });
    await giveStanding(test.db, test.scope, id, { ...standing, standing: 'push-pilot', grade: null });
    const person = { name: '某甲（虚构）', rank: '主任', phone: '0791-0000000', mail: null };
    await appoint(test.db, test.scope, id, { ...person, post: 'contact', fromOn: '2018-03-01' });
    for (const language of ['zh', 'en'] as const) {
      const file = await networkWorkbook(test.db, test.scope, { year: 2018, language, sight: everything });
      const report = await importNetwork(test.db, test.scope, file, { year: 2018, clock });
      expect(report).toMatchObject({ rows: 1, unchanged: 1, refused: [], notes: [] });
    }
  });

  it('is a template without organisations, which is refused empty', async () => {
    await createOrganisation(test.db, test.scope, { name: '示例基地（虚构示例）', kind: 'base' });
    const file = await networkWorkbook(test.db, test.scope, { year: 2018, language: 'zh' });
    const [sheet, guide] = await readWorkbook(file);
    expect(sheet?.rows[0]?.slice(0, 3)).toEqual(['系统编号', '单位名称*', '类型*']);
    expect(guide?.rows).toContainEqual(['基地', '基础项目、重点项目']);
    await expect(importNetwork(test.db, test.scope, file, { year: 2018, clock })).rejects.toThrow(
      'network.sheet.empty',
    );
  });

  it('tells every row that is refused with its column and what to do, and enters the good ones', async () => {
    const report = await bring([
      HEADS,
      ['好的基地（虚构示例）', '基地', '', '', '', '基础项目', ''],
      ['代码错（虚构示例）', '企业', '91110000MA00FAKE09', '', '', '', ''],
      ['', '基地站', '', '999999', '', '特级', '也许'],
      ['公式（虚构示例）', '基地', '', { formula: '1+1' }, '', '', ''],
      ['没有上级（虚构示例）', '基地', '', '', '不存在的局', '', ''],
      ['好的基地（虚构示例）', '基地', '', '', '', '', ''],
    ]);
    expect(report).toMatchObject({ rows: 6, entered: 1 });
    const told = report.refused.map(({ row, problems }) => [
      row,
      ...problems.map(({ column, problem }) => `${column?.zh ?? ''} ${problem.code}`),
    ]);
    expect(told).toEqual([
      [3, '统一社会信用代码 credit-code.check'],
      [
        4,
        '单位名称 network.sheet.missing-value',
        '类型 network.sheet.value',
        '行政区划代码 network.sheet.region',
        '基地 network.sheet.value',
        '技术与创新支持中心 network.sheet.value',
      ],
      [5, expect.stringMatching(/^行政区划代码 network\.sheet\.formula$/)],
      [6, '上级单位 network.sheet.parent'],
      [7, ' network.sheet.row-twice'],
    ]);
    expect(report.refused[2]?.problems[0]?.problem.zh).toContain('单元格 D5 是公式');
    expect(await listOrganisations(test.db, test.scope)).toHaveLength(1);
  });

  it('leaves what is an act to acts, and enters nothing of that row', async () => {
    const rows = [HEADS, ['甲基地（虚构示例）', '基地', '', '', '', '', '']];
    await bring(rows);
    const [unit] = await listOrganisations(test.db, test.scope);
    const again = await bring([
      ['系统编号', ...HEADS],
      [String(unit?.id), '乙基地（虚构示例）', '基地', '', '', '', '重点项目', ''],
      ['99999', '丙基地（虚构示例）', '基地', '', '', '', '', ''],
    ]);
    expect(again.refused.map(({ problems }) => problems[0]?.problem.code)).toEqual([
      'network.sheet.act',
      'network.sheet.id',
    ]);
    expect((await unitsOf(test.db, test.scope, { year: 2018 }))[0]).toMatchObject({
      name: '甲基地（虚构示例）',
      standings: [],
    });
    expect(await bring([HEADS, ['甲基地（虚构示例）', '企业', '', '', '', '', '']])).toMatchObject({
      refused: [{ row: 2, problems: [{ column: { zh: '类型' } }] }],
    });
  });

  it('lets who follows in a post take over, and keeps what the sheet leaves empty', async () => {
    const heads = ['单位名称', '类型', '联络人', '联络人电话'];
    await bring([heads, ['甲基地（虚构示例）', '基地', '某甲', '010-1']]);
    const [unit] = await listOrganisations(test.db, test.scope);
    expect(await bring([heads, ['甲基地（虚构示例）', '基地', '某甲', '']])).toMatchObject({ unchanged: 1 });
    expect(await bring([heads, ['甲基地（虚构示例）', '基地', '某乙', '010-2']])).toMatchObject({ changed: 1 });
    const contacts = async (on: string) =>
      (await postsOf(test.db, test.scope, unit?.id ?? 0, on)).map(({ name, phone }) => `${name} ${phone}`);
    expect(await contacts('2018-06-19')).toEqual(['某甲 010-1']);
    expect(await contacts('2018-06-20')).toEqual(['某乙 010-2']);
  });
});

describe('the columns of a sheet', () => {
  it('may stand in any order below a title, which is said', async () => {
    const report = await bring([
      ['二〇一八年单位一览'],
      ['类型', ' 单位名称 *', '备注'],
      ['基地', '甲（虚构示例）', '无'],
    ]);
    expect(report).toMatchObject({ entered: 1 });
    expect(report.notes.map(({ code }) => code)).toEqual([
      'network.sheet.unknown-columns',
      'network.sheet.moved-columns',
    ]);
  });

  it.each([
    [[['甲', '乙']], 'network.sheet.head'],
    [
      [
        ['单位名称', '地址'],
        ['甲', '乙'],
      ],
      'network.sheet.columns',
    ],
    [
      [
        ['单位名称', '类型', '类型'],
        ['甲', '基地', '企业'],
      ],
      'network.sheet.column-twice',
    ],
  ])('are refused with what is missing: %j', async (rows, code) => {
    await expect(bring(rows)).rejects.toThrow(code);
  });
});
