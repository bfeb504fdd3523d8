import { sql } from 'kysely';
import { expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttpAs } from '../../../../test/support/http-as.ts';
import { clockAt } from '../../platform/clock.ts';
import { readWorkbook } from '../../platform/workbook-reading.ts';
import { inviteAccount } from '../accounts/index.ts';
import { createOrganisation, merge, type NewOrganisation } from '../network/index.ts';
import { servicesRoutes } from './index.ts';
import { COLUMNS } from './sheet/columns.ts';

const test = useDatabase();
const serve = useHttpAs();

const CLOCK = clockAt('2018-10-08T02:00:00Z');
const FIRM = '91310000MA1FL0000N';
const forFirm = { beneficiary: { type: 'code', creditCode: FIRM, name: '' } };
const visit = { onDate: '2018-09-03', kind: 'visit', channel: 'on-site', beneficiary: { type: 'public' } };

async function network() {
  const enter = async (name: string, kind: NewOrganisation['kind'], parentId?: number) => {
    const organisation = { name: `${name}（虚构示例）`, kind, region: '360000', ...(parentId ? { parentId } : {}) };
    return (await createOrganisation(test.db, test.scope, organisation)).id;
  };
  const office = await enter('江西局', 'office');
  const units = {
    office,
    point: await enter('网点', 'service-point', office),
    other: await enter('他省网点', 'service-point'),
  };
  const firm = { name: '甲公司（虚构示例）', kind: 'enterprise', creditCode: FIRM } as const;
  const { id: enterprise } = await createOrganisation(test.db, test.scope, firm);
  const clock = CLOCK;
  const yearClosedAt = async (year: number) => (year < 2018 ? '2018-01-08T02:00:00.000Z' : null);
  const ask = await serve((app) => servicesRoutes(app, { db: test.db, house: test.scope, clock, yearClosedAt }));
  const as = (organisationId: number, role: string) => ask({ organisationId, roles: [role], actor: role });
  return {
    ...{ ...units, enterprise },
    staff: as(units.point, 'service-point-staff'),
    stranger: as(units.other, 'service-point-staff'),
    province: as(units.office, 'province-responsible'),
    officer: as(test.scope.organisationId, 'officer'),
    manager: as(enterprise, 'ip-manager'),
    reader: as(enterprise, 'reader'),
  };
}

const totals = async (answer: Promise<{ json(): { total: number } }>) => (await answer).json().total;

it('a service point enters for itself; its province and the officer see it, another service point does not', async () => {
  const { staff, stranger, province, officer } = await network();
  const { id } = (await staff.post('/api/services', visit)).json();
  const seen = [staff, stranger, province, officer].map((person) => totals(person.get('/api/services?kind=visit')));
  expect(await Promise.all(seen)).toEqual([1, 0, 1, 1]);
  expect((await stranger.get(`/api/services/${id}`)).statusCode).toBe(404);
  expect((await province.get(`/api/services/${id}`)).json()).toMatchObject({ mayCorrect: false, steps: [] });
  expect((await staff.get(`/api/services/${id}`)).json()).toMatchObject({
    mayCorrect: true,
    enteredBy: 'service-point-staff',
  });
  expect((await province.post('/api/services', visit)).statusCode).toBe(403);
  expect((await stranger.post(`/api/services/${id}/withdrawal`, { revision: 1, reason: '误' })).statusCode).toBe(404);
  const correction = { revision: 1, reason: '两小时', record: { ...visit, hours: 2 } };
  expect((await staff.put(`/api/services/${id}`, correction)).statusCode).toBe(200);
  expect((await staff.post(`/api/services/${id}/withdrawal`, { revision: 2, reason: '误登' })).statusCode).toBe(200);
  const view = (await officer.get(`/api/services/${id}`)).json();
  expect(view).toMatchObject({ withdrawn: '误登', hours: 2, mayCorrect: false });
  expect(view.steps.map(({ step }: { step: string }) => step)).toEqual(['correct', 'withdraw']);
});

it('what a service point did before it went on in another is seen and corrected there', async () => {
  const { staff, stranger, province, point, other } = await network();
  const { id } = (await staff.post('/api/services', visit)).json();
  const act = { on: '2018-10-01', document: '', note: '', actor: 'officer', clock: CLOCK };
  await merge(test.db, test.scope, other, [point], act);
  expect(await totals(stranger.get('/api/services?kind=visit'))).toBe(1);
  expect((await stranger.get(`/api/services/${id}`)).json()).toMatchObject({ mayCorrect: true, mayWithdraw: true });
  const correction = { revision: 1, reason: '两小时', record: { ...visit, hours: 2 } };
  expect((await stranger.put(`/api/services/${id}`, correction)).statusCode).toBe(200);
  expect((await province.get(`/api/services/${id}`)).json()).toMatchObject({ hours: 2, mayCorrect: false });
  expect((await stranger.post(`/api/services/${id}/withdrawal`, { revision: 2, reason: '误登' })).statusCode).toBe(200);
});

it('who entered a record is named to those who serve, and is the service to the enterprise', async () => {
  const { staff, officer, manager, point } = await network();
  const person = {
    organisationId: point,
    login: 'wangdian',
    name: '某甲（虚构）',
    roles: ['service-point-staff' as const],
  };
  const { id: account } = await inviteAccount(test.db, test.scope, person, { actor: 'test', clock: CLOCK });
  const record = { ...visit, ...forFirm };
  const { id } = (await staff.post('/api/services', record)).json();
  await sql`update service_record set entered_by = ${`wangdian (account ${account})`}`.execute(test.db);
  const namesTo = async (reader: typeof manager) => [
    (await reader.get('/api/services')).json().records[0].enteredBy,
    (await reader.get(`/api/services/${id}`)).json().enteredBy,
  ];
  expect(await namesTo(officer)).toEqual(['某甲（虚构）', '某甲（虚构）']);
  for (const name of await namesTo(manager)) expect(name).not.toMatch(/某甲|wangdian/);
});

it('a day that no calendar has is told of, and is no failure of the program', async () => {
  const { officer } = await network();
  const answer = await officer.get('/api/services?from=0000-01-01');
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'data.no-such-day']);
});

it('names by its number only whom the one who enters sees; whom a record is for already stays', async () => {
  const { staff, enterprise, other } = await network();
  const byNumber = (unit: number) => ({ ...visit, beneficiary: { type: 'unit', unit } });
  const refused = await staff.post('/api/services', byNumber(enterprise));
  expect(refused.json().code).toBe('services.beneficiary-unknown');
  const { id } = (await staff.post('/api/services', { ...visit, ...forFirm })).json();
  const correct = (record: object) => staff.put(`/api/services/${id}`, { revision: 1, reason: '两小时', record });
  expect((await correct(byNumber(other))).json().code).toBe('services.beneficiary-unknown');
  expect((await correct({ ...byNumber(enterprise), hours: 2 })).statusCode).toBe(200);
});

it('an enterprise sees what was done for it and nothing else', async () => {
  const { staff, manager, reader } = await network();
  await staff.post('/api/services', visit);
  await staff.post('/api/services', { ...visit, ...forFirm });
  expect(await totals(manager.get('/api/services'))).toBe(1);
  expect((await reader.get('/api/services')).statusCode).toBe(403);
  const { body, headers } = await manager.get('/api/services/records.csv');
  expect(body.trim().split('\r\n')).toHaveLength(2);
  expect(headers['content-disposition']).toContain("filename*=UTF-8''");
  const [sheet] = await readWorkbook((await manager.get('/api/services/records.xlsx')).rawPayload);
  expect(sheet?.rows).toHaveLength(2);
  expect(sheet?.rows[0]?.[1]).toBe('服务日期');
});

it('what is more than a file holds is refused in words, and given in parts', async () => {
  const { officer, point } = await network();
  await sql`
    insert into service_record (organisation_id, unit_id, on_date, kind, channel, hours, fee, persons, pieces, source,
      entered_by, entered_at)
    select ${test.scope.organisationId}, ${point}, case when n = 1 then '2018-09-30'::date else '2018-09-03' end, 'visit',
      'on-site', 0, 0, 1, 0, 'entered', 'x', '2018-10-01' from generate_series(1, 20001) n
  `.execute(test.db);
  const refused = await officer.get('/api/services/records.xlsx');
  expect([refused.statusCode, refused.json().code]).toEqual([400, 'services.too-many-to-export']);
  expect(refused.json().detail).toContain('20001');
  const [sheet] = await readWorkbook((await officer.get('/api/services/records.xlsx?from=2018-09-30')).rawPayload);
  expect(sheet?.rows).toHaveLength(2);
});

it('a code is looked up before it is entered, and a wrong one is told', async () => {
  const { staff } = await network();
  const look = (code: string) => staff.get(`/api/services/beneficiary?creditCode=${code}`);
  expect((await look('91350100m000100y43')).json()).toEqual({ creditCode: '91350100M000100Y43', name: null });
  expect((await look('91350100M000100Y44')).json()).toMatchObject({ code: 'credit-code.check' });
});

it('a workbook is taken for the own unit, from the template', async () => {
  const { staff, stranger } = await network();
  expect((await staff.get('/api/services/template.xlsx')).rawPayload.subarray(0, 2).toString()).toBe('PK');
  const text = (value: string | number) => ({ value: String(value), type: String });
  const sheet = await writeExcelFile([
    COLUMNS.map(({ zh }) => text(zh)),
    COLUMNS.map(({ example }) => text(example)),
  ]).toBuffer();
  const upload = await staff.upload('/api/services/import', sheet);
  expect(upload.json()).toEqual({ rows: 1, unread: [], entered: 1, known: 0, refused: [] });
  expect(await totals(staff.get('/api/services'))).toBe(1);
  expect(await totals(stranger.get('/api/services'))).toBe(0);
  expect((await staff.post('/api/services/import', {})).json()).toMatchObject({ code: 'http.file-none' });
});

it('a record says whether the numbers of its year are closed; it is corrected all the same, with a trace', async () => {
  const { staff } = await network();
  const enter = async (onDate: string) => (await staff.post('/api/services', { ...visit, onDate })).json().id;
  const [open, closed] = [await enter('2018-09-03'), await enter('2017-09-03')];
  const view = async (id: number) => (await staff.get(`/api/services/${id}`)).json();
  expect([(await view(open)).yearClosedAt, (await view(closed)).mayCorrect]).toEqual([null, true]);
  const correction = { revision: 1, reason: '少记一小时', record: { ...visit, onDate: '2017-09-03', hours: 1 } };
  expect((await staff.put(`/api/services/${closed}`, correction)).statusCode).toBe(200);
  const { yearClosedAt, steps } = await view(closed);
  expect(steps[0].at > yearClosedAt).toBe(true);
  const late = await staff.post(`/api/services/${closed}/withdrawal`, { revision: 1, reason: '误登' });
  expect([late.statusCode, late.json().code]).toEqual([409, 'services.record-changed.conflict']);
  expect(late.json().detail).toContain('刷新');
});

it('a service of next year, of tomorrow, and for a wrong code is refused in words, and nothing is kept', async () => {
  const { staff, officer } = await network();
  const refusal = async (parts: object) => (await staff.post('/api/services', { ...visit, ...parts })).json();
  const code = (creditCode: string) => ({ beneficiary: { type: 'code', creditCode, name: '甲公司（虚构示例）' } });
  expect(await refusal({ onDate: '2019-01-05' })).toMatchObject({
    ...{ code: 'services.dated-next-year', status: 400 },
    detail: expect.stringContaining('请核对年份'),
  });
  expect((await refusal({ onDate: '2018-10-09' })).code).toBe('services.dated-ahead');
  expect(await refusal(code('91350100M000100Y44'))).toMatchObject({ code: 'credit-code.check' });
  expect((await refusal({ ...code('91350100M000100Y43'), hours: -1 })).status).toBe(400);
  expect(await totals(officer.get('/api/services'))).toBe(0);
});
