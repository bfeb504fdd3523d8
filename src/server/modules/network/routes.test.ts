import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttpAs } from '../../../../test/support/http-as.ts';
import { enterProvince, enterUnit } from '../../../../test/support/province.ts';
import type { ServicePointList, UnitList, UnitPage } from '../../../shared/network-pages.ts';
import { readAudit } from '../../platform/audit.ts';
import { clockAt } from '../../platform/clock.ts';
import { readWorkbook } from '../../platform/workbook-reading.ts';
import { networkRoutes } from './index.ts';

const test = useDatabase();
const serve = useHttpAs();

/** An office with a service point below it, and one of another province; people of the house and of the first office. */
async function network() {
  const { office, point } = await enterProvince(test);
  const elsewhere = await enterUnit(test, { name: '长沙网点（虚构示例）', kind: 'service-point', region: '430100' });
  const means = { db: test.db, house: test.scope, clock: clockAt('2018-06-20T04:00:00Z') };
  const servicesGiven = async () => new Map([[point, 4]]);
  const as = await serve((app) => networkRoutes(app, { ...means, servicesGiven }));
  const officer = as({ organisationId: test.scope.organisationId, roles: ['officer'], actor: 'officer' });
  const province = as({ organisationId: office, roles: ['province-responsible'], actor: 'province' });
  const staff = as({ organisationId: point, roles: ['service-point-staff'], actor: 'staff' });
  return { office, point, elsewhere, officer, province, staff };
}

const act = { on: '2018-10-25', document: '示例文1号', note: '' };

describe('the network of a year', () => {
  it('is seen by a province from its own unit down, and by the house whole', async () => {
    const { office, point, elsewhere, officer, province, staff } = await network();
    const seenBy = async (person: typeof officer) =>
      (await person.get('/api/network/units?year=2018')).json<UnitList>().units.map(({ id }) => id);
    expect(await seenBy(officer)).toEqual([office, point, elsewhere]);
    expect(await seenBy(province)).toEqual([office, point]);
    expect(await seenBy(staff)).toEqual([point]);
    expect((await province.get(`/api/network/units/${point}`)).statusCode).toBe(200);
    expect((await province.get(`/api/network/units/${elsewhere}`)).json()).toMatchObject({
      status: 404,
      code: 'network.unit.not-found',
    });
    expect((await staff.get(`/api/network/units/${office}`)).statusCode).toBe(404);
  });

  it('is changed by officer and analyst alone', async () => {
    const { point, province } = await network();
    expect((await province.post(`/api/network/units/${point}/rename`, { ...act, name: '新' })).statusCode).toBe(403);
  });

  it('refuses a year that is none', async () => {
    const { officer } = await network();
    expect((await officer.get('/api/network/units?year=18')).statusCode).toBe(400);
    expect((await officer.get('/api/network/units')).statusCode).toBe(400);
  });
});

describe('an organisation', () => {
  it('has its page with standings, posts, names and what was done to it, all on record', async () => {
    const { office, point, officer } = await network();
    const path = `/api/network/units/${point}`;
    const standing = { standing: 'tisc', grade: null, fromYear: 2018, toYear: null, basis: '示例文2号' };
    const post = { post: 'contact', name: '某甲（虚构）', rank: null, phone: '0791-0000000', mail: null };
    expect((await officer.post(`${path}/standings`, standing)).statusCode).toBe(200);
    expect((await officer.post(`${path}/posts`, { ...post, fromOn: '2018-01-01' })).statusCode).toBe(200);
    expect((await officer.post(`${path}/rename`, { ...act, name: '新名（虚构示例）' })).statusCode).toBe(200);
    expect((await officer.post(`${path}/move`, { ...act, parentId: null })).statusCode).toBe(200);
    const page = (await officer.get(path)).json<UnitPage>();
    expect(page).toMatchObject({
      now: { name: '新名（虚构示例）', kind: 'service-point' },
      parent: null,
      formerNames: [{ name: '南昌网点（虚构示例）', untilOn: '2018-10-25' }],
      standings: [standing],
      posts: [post],
      acts: [{ act: 'move' }, { act: 'rename', document: '示例文1号' }],
      servicePoint: { state: null, steps: [], next: ['apply'] },
    });
    const [held] = page.standings;
    const [holder] = page.posts;
    await officer.put(`${path}/standings/${held?.id}`, { toYear: 2018 });
    await officer.put(`${path}/posts/${holder?.id}`, { toOn: '2018-12-31' });
    const ended = (await officer.get(path)).json<UnitPage>();
    expect([ended.standings[0]?.toYear, ended.posts[0]?.toOn]).toEqual([2018, '2018-12-31']);
    await officer.delete(`${path}/standings/${held?.id}`);
    expect((await officer.get(path)).json<UnitPage>().standings).toEqual([]);
    const recorded = (await readAudit(test.db, test.scope, `organisation ${point}`)).map(({ action }) => action);
    expect(recorded).toEqual([
      'organisation.standing',
      'organisation.appoint',
      'organisation.rename',
      'organisation.move',
      'organisation.standing-end',
      'organisation.leave',
      'organisation.standing-remove',
    ]);
    expect((await officer.get(`/api/network/units/${office}`)).json<UnitPage>().below).toEqual([]);
  });

  it('takes part in mergers and splits, and says what became of it', async () => {
    const { office, point, elsewhere, officer } = await network();
    const merger = { ...act, merged: [elsewhere] };
    expect((await officer.post(`/api/network/units/${point}/merge`, merger)).statusCode).toBe(200);
    const gone = (await officer.get(`/api/network/units/${elsewhere}`)).json<UnitPage>();
    expect(gone).toMatchObject({ now: { endedOn: '2018-10-25' }, successors: [{ id: point }] });
    const split = { ...act, names: ['新一（虚构示例）'], goesOn: true };
    expect((await officer.post(`/api/network/units/${point}/split`, split)).statusCode).toBe(200);
    expect((await officer.post(`/api/network/units/${office}/close`, act)).statusCode).toBe(200);
    expect((await officer.post(`/api/network/units/${office}/close`, act)).json()).toMatchObject({
      code: 'network.act.ended',
    });
  });
});

describe('a service point', () => {
  it('is applied for by its staff, recommended by its province, filed by the house, and alarmed about', async () => {
    const { point, elsewhere, officer, province, staff } = await network();
    const path = `/api/network/service-points/${point}/steps`;
    const step = (name: string, more = {}) => ({
      ...{ step: name, year: 2018, on: '2018-03-01', rank: null, result: null, document: '', note: '' },
      ...more,
    });
    expect((await staff.post(path, step('apply'))).statusCode).toBe(200);
    expect((await staff.post(path, step('recommend', { rank: 1 }))).statusCode).toBe(403);
    expect((await province.post(path, step('recommend', { rank: 1 }))).statusCode).toBe(200);
    expect((await province.post(path, step('file'))).statusCode).toBe(403);
    const strange = `/api/network/service-points/${elsewhere}/steps`;
    expect((await province.post(strange, step('apply'))).statusCode).toBe(404);
    expect((await officer.post(path, step('file'))).statusCode).toBe(200);
    expect((await officer.post(path, step('start'))).statusCode).toBe(200);
    expect((await officer.post(path, step('start'))).statusCode).toBe(409);
    const list = (await province.get('/api/network/service-points?year=2018')).json<ServicePointList>();
    const workbook = (await province.get('/api/network/service-points/export.xlsx?year=2018')).rawPayload;
    const [sheet] = await readWorkbook(workbook);
    expect(sheet?.rows.slice(1).map((row) => row[2])).toEqual(list.points.map(({ unit }) => unit.name));
    expect(list.least).toBe(10);
    expect(list.points).toMatchObject([{ state: 'running', rank: 1, served: 4, short: true, next: ['report'] }]);
  });
});

describe('a service point that belonged to another province once', () => {
  it('is not acted on from there, by steps for that year either', async () => {
    const { office, elsewhere, officer, province } = await network();
    const move = { on: '2016-05-01', document: '', note: '', parentId: office };
    expect((await officer.post(`/api/network/units/${elsewhere}/move`, move)).statusCode).toBe(200);
    const back = { ...move, on: '2017-05-01', parentId: null };
    expect((await officer.post(`/api/network/units/${elsewhere}/move`, back)).statusCode).toBe(200);
    const step = { step: 'apply', year: 2016, on: '2018-06-01', rank: null, result: null, document: '', note: '' };
    expect((await province.post(`/api/network/service-points/${elsewhere}/steps`, step)).statusCode).toBe(404);
  });
});

describe('cities', () => {
  it('are added to the regions by an officer', async () => {
    const { officer } = await network();
    expect((await officer.post('/api/network/regions', { code: '360100', name: '南昌市' })).statusCode).toBe(200);
    expect((await officer.post('/api/network/regions', { code: '361', name: '南昌市' })).statusCode).toBe(400);
    expect((await officer.get('/api/network/regions?year=2018')).json().regions).toMatchObject([{ short: '南昌' }]);
  });
});
