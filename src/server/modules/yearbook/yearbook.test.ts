import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttpAs } from '../../../../test/support/http-as.ts';
import { pdfPages, pdfTypefaces } from '../../../../test/support/pdf.ts';
import { membersOf } from '../../../../test/support/unzip.ts';
import { elementsOf } from '../../../../test/support/xml.ts';
import type { ContributionView } from '../../../shared/bulletin.ts';
import {
  numbersAt,
  type SummaryList,
  type SummaryView,
  writtenNumber,
  type YearbookDesk,
  type YearbookLine,
} from '../../../shared/yearbook.ts';
import { readAudit } from '../../platform/audit.ts';
import { readWorkbook } from '../../platform/workbook-reading.ts';
import { createOrganisation, merge } from '../network/index.ts';
import { readPlan, resolvePlan } from '../plan/index.ts';
import { acceptedSummary, act, programmeYear, publishedCase, SUMMARY } from './yearbook.fixture.ts';

const test = useDatabase();
const serve = useHttpAs();
const begin = async () => programmeYear(test, serve);

describe('a province’s summary', () => {
  it('opens with the numbers that the system has, each with its definition', async () => {
    const { contact, jiangxi } = await begin();
    const view = (await contact.get(`/api/summaries/${jiangxi}?year=2018`)).json<SummaryView>();
    const numbers = new Map(view.numbers.map((number) => [number.code, number]));
    expect(numbers.get('consultations')).toMatchObject({ head: 'use', value: 7, definition: { unit: { zh: '次' } } });
    expect(numbers.get('training-heads')).toMatchObject({ head: 'talent', value: 83 });
    expect(numbers.get('enterprises-served')).toMatchObject({ head: 'information', value: 1 });
    expect(numbers.get('service-points')).toMatchObject({ head: 'system', value: 0 });
    expect(numbers.get('precision')).toMatchObject({ value: null });
    expect(view).toMatchObject({
      state: null,
      revision: 0,
      may: ['write'],
      tasks: [{ clause: '三(一)', title: '培育基地' }],
    });
    expect(view.countedAt).toBe('2019-01-08T02:00:00.000Z');
  });

  it('is written by its province, handed in whole, sent back with a reason and accepted', async () => {
    const { contact, responsible, ofHunan, officer, staff, jiangxi } = await begin();
    const path = `/api/summaries/${jiangxi}`;
    const empty = { ...SUMMARY, problems: '', ideas: [] };
    expect((await contact.put(path, { year: 2018, revision: 0, content: empty })).json()).toEqual({ revision: 1 });
    expect((await officer.get(`${path}?year=2018`)).json<SummaryView>()).toMatchObject({
      state: 'draft',
      may: [],
      content: { measures: '' },
    });
    const lacking = await contact.post(`${path}/submission`, { year: 2018 });
    expect(lacking.json()).toMatchObject({
      code: 'yearbook.summary-incomplete',
      detail: expect.stringContaining('存在的问题、下年度思路'),
    });
    expect((await responsible.put(path, { year: 2018, revision: 0, content: SUMMARY })).statusCode).toBe(409);
    expect((await responsible.put(path, { year: 2018, revision: 1, content: SUMMARY })).statusCode).toBe(200);
    const unseen = await contact.post(`${path}/submission`, { year: 2018, revision: 1 });
    expect([unseen.statusCode, unseen.json().code]).toEqual([409, 'yearbook.changed-meanwhile.conflict']);
    expect((await contact.post(`${path}/submission`, { year: 2018, revision: 2 })).statusCode).toBe(200);
    const late = await officer.post(`${path}/check`, { year: 2018, revision: 2, decision: 'accept' });
    expect([late.statusCode, late.json().code]).toEqual([409, 'yearbook.changed-meanwhile.conflict']);
    expect((await contact.put(path, { year: 2018, revision: 3, content: empty })).statusCode).toBe(409);
    const check = (decision: string, comment = '') => officer.post(`${path}/check`, { year: 2018, decision, comment });
    expect((await check('send-back')).json()).toMatchObject({ code: 'yearbook.needs-comment' });
    expect((await check('send-back', '请补数据')).statusCode).toBe(200);
    await contact.post(`${path}/submission`, { year: 2018 });
    expect((await check('accept')).statusCode).toBe(200);
    const view = (await contact.get(`${path}?year=2018`)).json<SummaryView>();
    expect(view.steps.map(({ step }) => step)).toEqual(['submit', 'send-back', 'submit', 'accept']);
    expect([view.state, view.may, view.steps[1]?.comment]).toEqual(['accepted', [], '请补数据']);
    expect((await ofHunan.get(`${path}?year=2018`)).statusCode).toBe(404);
    expect((await ofHunan.put(path, { year: 2018, revision: 0, content: SUMMARY })).statusCode).toBe(404);
    expect((await staff.get(`${path}?year=2018`)).statusCode).toBe(403);
    const list = (await officer.get('/api/summaries?year=2018')).json<SummaryList>();
    expect(list.summaries.map(({ unit, state }) => [unit.name, state])).toEqual([
      ['江西局（虚构示例）', 'accepted'],
      ['湖南局（虚构示例）', null],
    ]);
    expect((await ofHunan.get('/api/summaries?year=2018')).json<SummaryList>().summaries).toHaveLength(1);
  });
});

describe('a province’s summary on paper', () => {
  it('has its heads with the numbers that there are, what they mean, and where to sign and seal', async () => {
    const { contact, ofHunan, jiangxi } = await begin();
    await contact.put(`/api/summaries/${jiangxi}`, { year: 2018, revision: 0, content: SUMMARY });
    await contact.post(`/api/summaries/${jiangxi}/submission`, { year: 2018 });
    const path = `/api/summaries/${jiangxi}/document`;
    const pdf = await contact.get(`${path}.pdf?year=2018`);
    expect(decodeURIComponent(String(pdf.headers['content-disposition']))).toContain('年度总结-2018-');
    const text = (await pdfPages(pdf.rawPayload)).join('').replaceAll(/\s/g, '');
    const parts = [
      '江西省2018年度专利信息传播利用工作总结',
      '一、政策规划编制',
      '五、人才队伍建设',
      '六、存在的问题',
      '八、下年度思路',
    ];
    for (const each of [
      ...parts,
      '培训人次83人次',
      '责任人（签字）：',
      '单位（盖章）：',
      '附录指标口径与统计时点',
      '2019-01-0810:00',
    ])
      expect(text).toContain(each);
    expect([...(await pdfTypefaces(pdf.rawPayload)).values()].every((embedded) => embedded)).toBe(true);
    const docx = await membersOf((await contact.get(`${path}.docx?year=2018`)).rawPayload);
    expect(docx.get('word/document.xml')?.toString('utf8')).toContain('单位（盖章）：');
    expect((await ofHunan.get(`${path}.pdf?year=2018`)).statusCode).toBe(404);
  });

  it('stands in the list of a year as a workbook', async () => {
    const { contact, officer, jiangxi } = await begin();
    await contact.put(`/api/summaries/${jiangxi}`, { year: 2018, revision: 0, content: SUMMARY });
    await contact.post(`/api/summaries/${jiangxi}/submission`, { year: 2018 });
    const listOf = async (person: typeof officer) =>
      (await readWorkbook((await person.get('/api/summaries/export.xlsx?year=2018')).rawPayload))[0]?.rows ?? [];
    expect((await listOf(officer)).length).toBeGreaterThan(2);
    expect(await listOf(contact)).toHaveLength(2);
    expect((await listOf(contact))[1]?.[2]).toBe('已提交，待接收');
  });
});

describe('the yearbook', () => {
  it('is not made of nothing', async () => {
    const { officer, contact } = await begin();
    expect((await officer.post('/api/yearbooks', { year: 2018, format: 'pdf' })).json()).toMatchObject({
      code: 'yearbook.no-summaries',
    });
    expect((await contact.post('/api/yearbooks', { year: 2018, format: 'pdf' })).statusCode).toBe(403);
  });

  it('says as PDF what the indicators say, with definitions, and holds summaries and cases', async () => {
    const year = await begin();
    await acceptedSummary(year);
    await publishedCase(year);
    const line = (await year.officer.post('/api/yearbooks', { year: 2018, format: 'pdf' })).json<YearbookLine>();
    expect(line).toMatchObject({ summaries: 1, cases: 1, countedAt: '2019-01-08T02:00:00.000Z' });
    const file = await year.officer.get(`/api/yearbooks/${line.id}/file`);
    expect(file.headers['content-type']).toBe('application/pdf');
    expect(createHash('sha256').update(file.rawPayload).digest('hex')).toBe(line.sha256);
    const text = (await pdfPages(file.rawPayload)).join('\n').replaceAll(/\s+/g, '');
    const table = await year.means.countYear(2018);
    for (const number of numbersAt(table)) {
      const { name, definition } = number.definition;
      expect(text).toContain(`${name.zh}${writtenNumber(number)}`.replaceAll(/\s+/g, ''));
      expect(text).toContain(definition.zh.replaceAll(/\s+/g, '').slice(0, 12));
    }
    expect(text).toContain('统计时点：2019-01-0810:00');
    for (const each of [
      '目录',
      '江西省',
      '制定了三年规划。',
      '一个典型案例',
      '派员上门。',
      '2018年专利信息传播利用工作年鉴',
    ])
      expect(text).toContain(each);
  });

  it('holds the summary of an office that another followed before the year was over, under its own name', async () => {
    const year = await begin();
    await acceptedSummary(year);
    const office = { name: '江西新局（虚构示例）', kind: 'office', region: '360000', fromOn: '2018-11-01' } as const;
    const { id } = await createOrganisation(test.db, test.scope, office);
    await merge(test.db, test.scope, id, [year.jiangxi], { on: '2018-12-01', document: '', note: '', ...act });
    const line = (await year.officer.post('/api/yearbooks', { year: 2018, format: 'docx' })).json<YearbookLine>();
    const members = await membersOf((await year.officer.get(`/api/yearbooks/${line.id}/file`)).rawPayload);
    expect(members.get('word/document.xml')?.toString()).toContain('江西省　江西局（虚构示例）');
  });

  it('counts in tables by province and task what is counted there, and an enterprise of two provinces once', async () => {
    const year = await begin();
    await acceptedSummary(year);
    const line = (await year.officer.post('/api/yearbooks', { year: 2018, format: 'docx' })).json<YearbookLine>();
    const file = await year.officer.get(`/api/yearbooks/${line.id}/file`);
    const members = await membersOf(file.rawPayload);
    const rows = elementsOf(members.get('word/document.xml')?.toString() ?? '')
      .filter(({ name }) => name === 'w:tr')
      .map(({ text }) => text);
    const serving = rows.findIndex((text) => text.startsWith('省份') && text.includes('服务企业（家）'));
    const table = await year.means.countYear(2018);
    const written = (province?: string) => {
      const codes = columnsOf(rows[serving] ?? '', table.indicators);
      const numbers = new Map(
        numbersAt(table, province === undefined ? {} : { province }).map((one) => [one.code, one]),
      );
      return codes
        .map((code) => writtenNumber(numbers.get(code) ?? { value: null, definition: { dedupe: 'sum' } as never }))
        .join('');
    };
    expect(rows.slice(serving + 1, serving + 4)).toEqual([
      `江西省${written('360000')}`,
      `湖南省${written('430000')}`,
      `全国合计${written()}`,
    ]);
    expect(numbersAt(table).find(({ code }) => code === 'enterprises-served')?.value).toBe(1);
    expect(rows).toContainEqual(expect.stringMatching(/^三\(一\) 培育基地7/));
    expect(members.get('word/footnotes.xml')?.toString()).toContain('按统一社会信用代码去重');
  });

  it('keeps the numbers that it was made from, whatever is corrected afterwards', async () => {
    const year = await begin();
    await acceptedSummary(year);
    const made = async () =>
      (await year.officer.post('/api/yearbooks', { year: 2018, format: 'docx' })).json<YearbookLine>();
    const [first] = [await made()];
    const id = await publishedCase(year);
    const second = await made();
    await made();
    const { uses, usedIn } = (await year.staff.get(`/api/contributions/${id}`)).json<ContributionView>();
    expect([uses, usedIn.map(({ year: of, issue }) => [of, issue])]).toEqual([
      2,
      [
        [2018, 1],
        [2018, null],
      ],
    ]);
    await year.staff.post(`/api/contributions/${id}/withdrawal`, {});
    const third = await made();
    expect([first.cases, second.cases, third.cases]).toEqual([0, 1, 0]);
    const desk = (await year.officer.get('/api/yearbooks?year=2018')).json<YearbookDesk>();
    expect(desk.builds.map((build) => build.id)).toEqual([third.id, third.id - 1, second.id, first.id]);
    expect(desk).toMatchObject({ accepted: 1, expected: 2, cases: 0, ideas: 2, closedAt: null, nextPlan: null });
    expect((await readAudit(test.db, test.scope, `yearbook ${first.id}`))[0]).toMatchObject({
      action: 'yearbook.build',
    });
  });
});

describe('the next plan', () => {
  it('is drafted from this year’s tasks and the ideas of accepted summaries', async () => {
    const year = await begin();
    const draft = () => year.officer.post('/api/yearbooks/next-plan', { year: 2018 });
    expect((await draft()).json()).toMatchObject({ code: 'yearbook.no-ideas' });
    await acceptedSummary(year);
    const { plan } = (await draft()).json<{ plan: number }>();
    const { document, state } = await readPlan(test.db, test.scope, { plan });
    expect([state, document.year, document.title]).toEqual(['draft', 2019, '2019年示例计划']);
    expect(document.aims.map(({ text }) => text)).toEqual(['总目标', '建立区域协作']);
    expect(document.tasks[0]).toMatchObject({ clause: '三(一)', due: null, deadlines: [] });
    expect(document.tasks[0]?.contents.map(({ clause, text }) => [clause, text])).toEqual([
      ['三(一)2(1)', '举办培训班'],
      ['三(一)2(2)', '增加实务课程'],
    ]);
    expect((await draft()).json()).toMatchObject({ code: 'yearbook.next-plan-exists.conflict' });
    const offices = [{ id: year.jiangxi, name: '江西局', province: '360000', standings: [] }];
    const { assignments } = resolvePlan(document, { offices, bases: [], named: () => undefined });
    expect(assignments[0]?.contents).toContain('三(一)2(2)');
  });
});

/** The indicators whose names stand in a row, in the order of the row. */
function columnsOf(row: string, indicators: readonly { code: string; name: { zh: string }; unit: { zh: string } }[]) {
  return indicators
    .map(({ code, name, unit }) => ({ code, at: row.indexOf(`${name.zh}（${unit.zh}）`) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)
    .map(({ code }) => code);
}
