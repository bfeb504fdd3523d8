import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttpAs } from '../../../../test/support/http-as.ts';
import { tempFolder, useTempFolders } from '../../../../test/support/temp.ts';
import { readAudit } from '../../platform/audit.ts';
import { clockAt } from '../../platform/clock.ts';
import { createOrganisation } from '../network/index.ts';
import { importFiles, openPatents, type Patents } from '../patents/index.ts';
import { profilesRoutes, runningVersions } from './index.ts';

const test = useDatabase();
const serveAs = useHttpAs();
useTempFolders();
const clock = clockAt('2026-11-22T12:00:00Z');
const today = '2026-11-22';
const definition = { concepts: [{ name: '电解质', zh: ['固态电解质'], en: ['solid electrolyte'] }] };
const demand = {
  problem: '界面阻抗高',
  products: ['固态电池'],
  technicalPoints: ['干法成膜'],
  results: ['brief', 'alert'],
};

let patents: Patents;
let enterprise: number;
let stranger: number;

beforeEach(async () => {
  const folder = tempFolder();
  const place = { originals: join(folder, 'originals'), index: join(folder, 'index') };
  patents = await openPatents({ db: test.db, scope: test.scope, folder: place, clock });
  const path = join(folder, 'stored.csv');
  writeFileSync(
    path,
    [
      'publication_number,title,publication_date',
      'CN113914863A,一种固态电解质膜,2026-11-20',
      'CN113914864A,一种离心泵,2026-11-20',
      'CN113914865A,没有日期的固态电解质,',
    ].join('\n'),
  );
  await importFiles(patents, [{ name: 'stored.csv', path }]);
  const served = (name: string) => createOrganisation(test.db, test.scope, { name, kind: 'enterprise' });
  enterprise = (await served('甲公司（虚构示例）')).id;
  stranger = (await served('乙公司（虚构示例）')).id;
});

afterEach(() => patents.close());

async function people() {
  const means = { db: test.db, house: test.scope, clock, patents, deliveriesOf: async () => [] };
  const as = await serveAs((app) => profilesRoutes(app, means));
  const house = test.scope.organisationId;
  return {
    analyst: as({ organisationId: house, roles: ['analyst'], actor: 'analyst' }),
    screener: as({ organisationId: house, roles: ['screener'], actor: 'screener' }),
    officer: as({ organisationId: house, roles: ['officer'], actor: 'officer' }),
    manager: as({ organisationId: enterprise, roles: ['ip-manager'], actor: 'manager' }),
    reader: as({ organisationId: enterprise, roles: ['reader'], actor: 'reader' }),
    other: as({ organisationId: stranger, roles: ['ip-manager'], actor: 'other' }),
  };
}

const runs = async () =>
  (await runningVersions(test.db, test.scope, today)).map(({ query }) => (query.includes('硫化物') ? 2 : 1));

async function madeProfile(given: object = {}) {
  const who = await people();
  const made = await who.analyst.post('/api/profiles', { enterprise, name: '电解质', definition, demand, ...given });
  expect(made.statusCode).toBe(200);
  const { id } = made.json();
  const address = `/api/profiles/${id}`;
  const own = `/api/my-profiles/${id}`;
  const revise = () =>
    who.analyst.post(`${address}/versions`, {
      basedOn: 1,
      name: '电解质',
      definition: { ...definition, exclusions: ['硫化物'] },
      note: '排除硫化物',
    });
  return { ...who, id, address, own, revise };
}

describe('a profile made in the browser', () => {
  it('is read back with its demand, its versions and who made them', async () => {
    const { analyst, screener, address, revise } = await madeProfile();
    expect((await revise()).json()).toMatchObject({ version: 2, changed: true });
    const view = (await screener.get(address)).json();
    expect(view).toMatchObject({
      name: '电解质',
      standing: 'waiting',
      version: 2,
      demand: { ...demand, submittedOn: today },
    });
    expect(view.versions).toMatchObject([
      { number: 2, note: '排除硫化物', made: { by: 'analyst' }, agreed: null },
      { number: 1, note: null },
    ]);
    const listed = (await analyst.get('/api/profiles?standing=waiting&text=甲公司')).json();
    expect(listed.profiles).toMatchObject([{ version: 2, runningVersion: null, openRequests: 0 }]);
    expect((await analyst.get('/api/profiles?standing=running')).json().profiles).toEqual([]);
    expect((await analyst.get('/api/profiles?text=%25')).json().profiles).toEqual([]);
  });

  it('is not written over by a form that was opened before another was saved', async () => {
    const { analyst, address, revise } = await madeProfile();
    await revise();
    const late = { basedOn: 1, name: '电解质', definition: { ...definition, ipc: ['H01M10'] } };
    const refused = await analyst.post(`${address}/versions`, late);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'profile.version.conflict']);
    expect((await analyst.get(address)).json().version).toBe(2);
  });

  it('bears a code of its own for each of the enterprise', async () => {
    const { analyst } = await madeProfile();
    await analyst.post('/api/profiles', { enterprise, name: '又一个', definition });
    const { profiles } = (await analyst.get('/api/profiles?limit=1')).json();
    expect(profiles).toMatchObject([{ code: 'P1' }]);
    const second = (await analyst.get(`/api/profiles?limit=1&after=${profiles[0].id}`)).json();
    expect(second).toMatchObject({ profiles: [{ code: 'P2', name: '又一个' }] });
    expect(second.next).toBeUndefined();
  });

  it('is compiled, tried and compared before it is stored', async () => {
    const { analyst, screener, address } = await madeProfile();
    const compiled = await screener.post('/api/profiles/compile', { definition: { ...definition, ipc: ['Z99'] } });
    expect(compiled.json()).toMatchObject({ compiled: null, faults: [{ path: ['ipc', 0] }] });
    const tried = (await analyst.post('/api/profiles/back-test', { definition, weeks: 2 })).json();
    expect(tried).toMatchObject({ total: 2, undated: 1, weeks: [{ count: 1 }, { count: 0 }] });
    const [example] = tried.weeks[0].publications;
    expect(example.highlights[0].marks.length).toBeGreaterThan(0);
    expect((await screener.get(`${address}/back-test?weeks=2`)).json()).toEqual(tried);
    const pump = { concepts: [{ name: '泵', zh: ['离心泵'] }] };
    const difference = (await analyst.post(`${address}/difference`, { before: 1, definition: pump })).json();
    expect(difference).toMatchObject({ gained: { count: 1 }, lost: { count: 2 } });
    const hits = await screener.get(`/api/profiles/hits?ids=${address.split('/').at(-1)}`);
    expect(hits.json()).toMatchObject([{ perWeek: 1 / 8 }]);
  });
});

describe('the enterprise', () => {
  it('signs off a version before it runs, and the version before runs on until it signs the next', async () => {
    const { manager, analyst, own, address, revise } = await madeProfile();
    expect(await runs()).toEqual([]);
    expect((await manager.post(`${own}/sign-off`, { version: 1 })).statusCode).toBe(200);
    expect(await runs()).toEqual([1]);
    await revise();
    expect(await runs()).toEqual([1]);
    expect((await analyst.get(address)).json()).toMatchObject({ standing: 'running', version: 2, runningVersion: 1 });
    const outdated = await manager.post(`${own}/sign-off`, { version: 1 });
    expect([outdated.statusCode, outdated.json().code]).toEqual([409, 'profile.version.conflict']);
    await manager.post(`${own}/sign-off`, { version: 2 });
    expect(await runs()).toEqual([2]);
    expect((await analyst.get(address)).json().versions[0].agreed).toEqual({
      by: 'manager',
      at: '2026-11-22T12:00:00.000Z',
    });
    const log = await readAudit(test.db, { organisationId: enterprise }, `profile ${address.split('/').at(-1)}`);
    expect(log.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['profile.create', 'profile.revise', 'profile.sign-off']),
    );
    expect(JSON.stringify(log)).not.toContain('固态');
  });

  it('need not sign where the profile does not ask for it', async () => {
    const { analyst, address, revise } = await madeProfile({ needsSignOff: false });
    await revise();
    expect(await runs()).toEqual([2]);
    const settings = { needsSignOff: true, validFrom: null, validTo: null };
    await analyst.put(`${address}/settings`, settings);
    expect(await runs()).toEqual([]);
  });

  it('asks for a change, which the analyst sees and settles once', async () => {
    const { manager, analyst, own, address } = await madeProfile();
    await manager.post(`${own}/requests`, { version: 1, wish: '请加上聚合物电解质' });
    expect((await analyst.get('/api/profiles')).json().profiles).toMatchObject([{ openRequests: 1 }]);
    const [request] = (await analyst.get(address)).json().requests;
    expect(request).toMatchObject({ version: 1, wish: '请加上聚合物电解质', asked: { by: 'manager' }, settled: null });
    const settle = () => analyst.post(`${address}/requests/${request.id}/settle`, { answer: '第 2 版已加上' });
    expect((await settle()).statusCode).toBe(200);
    expect((await settle()).statusCode).toBe(404);
    expect((await manager.get(own)).json().requests).toMatchObject([
      { answer: '第 2 版已加上', settled: { by: 'analyst' } },
    ]);
  });

  it('sees its own profiles past their drafts, and no other enterprise does', async () => {
    const { manager, reader, other, analyst, own, address } = await madeProfile({ draft: true });
    expect((await manager.get('/api/my-profiles')).json().profiles).toEqual([]);
    expect((await manager.get(own)).statusCode).toBe(404);
    await analyst.post(`${address}/resume`);
    expect((await reader.get('/api/my-profiles')).json().profiles).toHaveLength(1);
    expect((await reader.get(own)).statusCode).toBe(200);
    expect((await other.get('/api/my-profiles')).json().profiles).toEqual([]);
    const foreign = [
      await other.get(own),
      await other.post(`${own}/sign-off`, { version: 1 }),
      await other.post(`${own}/requests`, { version: 1, wish: 'x' }),
    ];
    expect(foreign.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
  });
});

describe('a pause', () => {
  it('keeps the profile out of the runs until it is lifted, and an expiry until it is extended', async () => {
    const { analyst, address } = await madeProfile({ needsSignOff: false });
    await analyst.post(`${address}/pause`);
    expect(await runs()).toEqual([]);
    expect((await analyst.get(address)).json().standing).toBe('paused');
    await analyst.post(`${address}/resume`);
    expect(await runs()).toEqual([1]);
    const until = (validTo: string) =>
      analyst.put(`${address}/settings`, { needsSignOff: false, validFrom: null, validTo });
    await until('2026-11-21');
    expect(await runs()).toEqual([]);
    expect((await analyst.post(`${address}/resume`)).json().code).toBe('profile.expired');
    await until('2027-11-21');
    expect(await runs()).toEqual([1]);
  });
});

describe('the routes', () => {
  it('are for those whom the policy names', async () => {
    const { screener, officer, reader, manager, address, own } = await madeProfile();
    const statuses = await Promise.all([
      screener.post(`${address}/pause`),
      screener.post('/api/profiles', {}),
      officer.get('/api/profiles'),
      officer.get(address),
      manager.get(address),
      reader.post(`${own}/sign-off`, { version: 1 }),
      screener.get(own),
    ]);
    expect(statuses.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403, 403, 403, 403]);
  });
});
