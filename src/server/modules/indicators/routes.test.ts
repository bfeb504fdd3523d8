import { expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttpAs } from '../../../../test/support/http-as.ts';
import { pdfPages } from '../../../../test/support/pdf.ts';
import { membersOf } from '../../../../test/support/unzip.ts';
import { elementsOf } from '../../../../test/support/xml.ts';
import type { IndicatorTable } from '../../../shared/indicators.ts';
import { readWorkbook } from '../../platform/workbook-reading.ts';
import { createOrganisation } from '../network/index.ts';
import { ensureIndicators, indicatorsRoutes, listIndicators } from './index.ts';
import { act, NEW_YEAR, noTargets, programmeOf, YEAR } from './indicators.fixture.ts';
import { recordsWorkbook } from './records-workbook.ts';

const test = useDatabase();
const serve = useHttpAs();

async function served() {
  const { unit, served } = programmeOf(test);
  await ensureIndicators(test.db, test.scope, act);
  const office = await unit('江西局', 'office', '360000');
  const below = { name: '网点（虚构示例）', kind: 'service-point', region: '360100', parentId: office } as const;
  const { id: point } = await createOrganisation(test.db, test.scope, below);
  const elsewhere = await unit('湖南网点', 'service-point', '430100');
  await served(point);
  await served(elsewhere);
  await served(elsewhere);
  const means = { db: test.db, house: test.scope, clock: NEW_YEAR, targetsOf: noTargets };
  const ask = await serve((app) => indicatorsRoutes(app, means));
  const as = (organisationId: number, role: string) => ask({ organisationId, roles: [role], actor: role });
  return {
    ...{ point, elsewhere, serveAgain: served },
    officer: as(test.scope.organisationId, 'officer'),
    province: as(office, 'province-contact'),
    staff: as(point, 'service-point-staff'),
    manager: as(point, 'ip-manager'),
  };
}

function consultations({ cells }: IndicatorTable): number | null | undefined {
  return cells[0]?.values.find(({ code }) => code === 'consultations')?.value;
}

it('everybody sees the numbers of what they see, and what is behind them', async () => {
  const { officer, province, staff, manager, elsewhere } = await served();
  const seen = await Promise.all(
    [officer, province, staff].map(async (person) => {
      const table = (await person.get('/api/indicators?year=2018')).json();
      const behind = (await person.get('/api/indicators/records?year=2018&code=consultations')).json();
      expect(behind.value).toBe(consultations(table));
      return behind.lines;
    }),
  );
  expect(seen).toEqual([3, 1, 1]);
  expect((await manager.get('/api/indicators?year=2018')).statusCode).toBe(403);
  const stranger = await province.get(`/api/indicators?year=2018&unit=${elsewhere}`);
  expect(consultations(stranger.json())).toBe(0);
  const hunan = await officer.get('/api/indicators?year=2018&province=430000');
  expect(consultations(hunan.json())).toBe(2);
  const csv = (await officer.get('/api/indicators/table.csv?year=2018')).body;
  expect(csv).toContain('湖南省,未注明,consultations,咨询,2,次');
});

it('numbers and the records behind one are taken away as workbooks, in the language of their reader', async () => {
  const { officer, province, manager } = await served();
  const sheets = async (url: string) => readWorkbook((await province.get(url)).rawPayload);
  const [whole, spread] = await sheets('/api/indicators/table.xlsx?year=2018');
  expect(whole?.rows.find((row) => row[1] === '咨询')?.slice(2, 5)).toEqual(['次', '未报', 1]);
  expect(spread?.rows).toContainEqual(['江西省', '合计', '咨询', '次', '未报', 1, null]);
  const [ofTask] = await sheets('/api/indicators/table.xlsx?year=2018&task=三(一)&language=en');
  expect(ofTask?.rows.map((row) => row[1])).toContain('consultations');
  expect(ofTask?.rows.map((row) => row[1])).not.toContain('bases');
  const [records] = await sheets('/api/indicators/records.xlsx?year=2018&code=consultations');
  expect(records?.rows).toContainEqual(['2018-09-03', '网点（虚构示例）', '公众', '咨询', 1]);
  expect((await officer.get('/api/indicators/records.xlsx?year=2018&code=nothing')).statusCode).toBe(404);
  expect((await manager.get('/api/indicators/table.xlsx?year=2018')).statusCode).toBe(403);
});

it('a workbook that lists less than all records says so', async () => {
  await ensureIndicators(test.db, test.scope, act);
  const [indicator] = await listIndicators(test.db, test.scope, 2018);
  if (indicator === undefined) throw new Error('The catalogue is empty.');
  const line = { type: 'unit' as const, id: 1, on: null, unit: '甲', about: '', kind: 'office', amount: 1 };
  const means = { filter: YEAR, language: 'zh', now: NEW_YEAR.now() } as const;
  const heads = async (lines: number) => {
    const [sheet] = await readWorkbook(
      await recordsWorkbook(indicator, { value: lines, of: null, lines, page: [line] }, means),
    );
    return sheet?.rows.map((row) => row[0]);
  };
  expect(await heads(2)).toContain('所列');
  expect(await heads(1)).not.toContain('所列');
});

it('a period that ends before it begins, and an indicator that is none, are told', async () => {
  const { officer } = await served();
  const code = async (url: string) => (await officer.get(url)).json().code;
  expect(await code('/api/indicators?year=2018&fromMonth=9&toMonth=3')).toBe('indicators.months');
  expect(await code('/api/indicators/records?year=2018&code=nothing')).toBe('indicators.not-found');
});

it('the officer closes a year and defines what the next one counts', async () => {
  const { officer, province } = await served();
  expect((await province.post('/api/indicators/years/2018/closing')).statusCode).toBe(403);
  expect((await officer.get('/api/indicators/years/2018/closing')).statusCode).toBe(404);
  expect((await officer.post('/api/indicators/years/2018/closing')).json()).toMatchObject({
    year: 2018,
    differences: [],
  });
  expect((await officer.post('/api/indicators/years/2018/closing')).statusCode).toBe(409);
  const { indicators, closedAt } = (await officer.get('/api/indicators?year=2018')).json();
  expect(closedAt).toBe(NEW_YEAR.now().toISOString());
  const anew = { ...indicators[0], fromYear: 2019, owner: '新处室（虚构示例）' };
  expect((await officer.post('/api/indicators/definitions', anew)).statusCode).toBe(200);
  const owners = await Promise.all(
    [2018, 2019].map(async (year) => (await officer.get(`/api/indicators?year=${year}`)).json().indicators[0].owner),
  );
  expect(owners).toEqual([indicators[0].owner, anew.owner]);
  const { indicators: of2019 } = (await province.get('/api/indicators/definitions?year=2019')).json();
  expect(of2019[0]).toEqual({ ...anew, toYear: null });
  expect(of2019).toHaveLength(indicators.length);
});

it('numbers are taken away as documents, each with its definition and the instant of its counting, by province where there are several', async () => {
  const { officer, province } = await served();
  const words = async (person: typeof officer, url: string) =>
    (await pdfPages((await person.get(url)).rawPayload)).join('').replaceAll(/\s/g, '');
  const nation = await words(officer, '/api/indicators/table.pdf?year=2018');
  for (const each of [
    '2018年专利信息工作主要指标',
    '全国',
    '统计时点：2019-01-0810:00',
    '2018年1–12月',
    '咨询3次',
    '分省数据',
  ])
    expect(nation).toContain(each);
  expect(nation).toMatch(/省份咨询（次）.{0,60}江西省1.{0,40}湖南省2.{0,40}合计3/);
  const own = await words(province, '/api/indicators/table.pdf?year=2018');
  expect(own).toContain('江西局（虚构示例）');
  expect(own).toContain('咨询1次');
  expect(own).not.toContain('分省数据');
  const docx = await officer.get('/api/indicators/table.docx?year=2018&province=430000&language=en');
  expect(docx.headers['content-type']).toContain('wordprocessingml');
  const members = await membersOf(docx.rawPayload);
  const text = elementsOf(members.get('word/document.xml')?.toString('utf8') ?? '').find(
    ({ name }) => name === 'w:body',
  );
  for (const each of ['Indicators of 2018', 'Hunan', 'consultations', 'Counted at 2019-01-08 10:00'])
    expect(text?.text).toContain(each);
});

it('a closed year is told to a province of its own alone, and stands beside today’s numbers in the workbook', async () => {
  const { officer, province, staff, point, serveAgain } = await served();
  const closing = '/api/indicators/years/2018/closing';
  expect((await province.get(closing)).statusCode).toBe(404);
  await officer.post(closing);
  await serveAgain(point);
  const own = (await province.get(closing)).json();
  expect(own.province).toBe('360000');
  expect(own.values).toContainEqual({ code: 'consultations', closed: 1, now: 2 });
  expect(own.differences.length).toBeGreaterThan(0);
  expect(own.differences.every((one: { province: string }) => one.province === '360000')).toBe(true);
  const nation = (await officer.get(closing)).json();
  expect(nation.values).toContainEqual({ code: 'consultations', closed: 3, now: 4 });
  expect((await staff.get(closing)).statusCode).toBe(403);
  const sheets = async (person: typeof officer, more = '') =>
    readWorkbook((await person.get(`/api/indicators/table.xlsx?year=2018${more}`)).rawPayload);
  const rowOf = (rows: readonly (readonly unknown[])[] | undefined) => rows?.find((row) => row[1] === '咨询');
  const [whole, spread] = await sheets(officer);
  expect(rowOf(whole?.rows)?.slice(4, 8)).toEqual([4, null, 3, 1]);
  expect(spread?.rows).toContainEqual(['江西省', '合计', '咨询', '次', '未报', 2, null, 1, 1]);
  expect(rowOf((await sheets(officer, '&province=360000'))[0]?.rows)?.slice(4, 8)).toEqual([2, null, 1, 1]);
  expect(whole?.rows.some((row) => row.includes('封存值'))).toBe(true);
  const ofMonths = await sheets(officer, '&toMonth=6');
  expect(ofMonths[0]?.rows.some((row) => row.includes('封存值'))).toBe(false);
});
