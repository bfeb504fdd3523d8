import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttp } from '../../../../test/support/http.ts';
import type { Role } from '../../../shared/accounts.ts';
import { FileStore } from '../../platform/files.ts';
import { openSecret } from '../../platform/secret.ts';
import { inviteAccount } from '../accounts/index.ts';
import { createOrganisation, listOrganisations, merge } from '../network/index.ts';
import { acceptedReturn, on, RETURNED } from './accepted-return.fixture.ts';
import { ledgerRoutes } from './routes.ts';

const test = useDatabase();
let who = { organisationId: 0, roles: ['officer'] as readonly Role[], accountId: 1 };
const http = useHttp(async () => ({ ...who, actor: 'someone', open: true }));
const folder = mkdtempSync(join(tmpdir(), 'chuanli-ledger-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function served() {
  const secret = openSecret(folder);
  const addresses = { publicUrl: 'https://chuanli.example.cn', urn: (thing: string) => `urn:test:${thing}` };
  const means = { db: test.db, house: test.scope, clock: on('2026-07-01').clock, secret, addresses };
  const app = await http((server) =>
    ledgerRoutes(server, { ...means, files: new FileStore(join(folder, 'originals')) }),
  );
  return async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => {
    const answer = await app.inject({ method, url, ...(payload && { payload }) });
    return {
      status: answer.statusCode,
      body: answer.headers['content-type']?.includes('json') ? answer.json() : answer.body,
    };
  };
}

/** A province with a unit below it that has an accepted return, and a stranger beside it. */
async function province() {
  const assignment = await acceptedReturn(test);
  const [unit] = await listOrganisations(test.db, test.scope);
  const office = await createOrganisation(test.db, test.scope, {
    name: '省局（虚构）',
    kind: 'office',
    region: '360000',
  });
  await sql`update organisation set parent_id = ${office.id} where id = ${unit!.id}`.execute(test.db);
  const stranger = await createOrganisation(test.db, test.scope, {
    name: '邻省（虚构）',
    kind: 'office',
    region: '370000',
  });
  return { assignment, unit: unit!.id, office: office.id, stranger: stranger.id };
}

const be = (organisationId: number, ...roles: Role[]): void => {
  who = { organisationId, roles, accountId: 1 };
};

describe('the routes of the ledger', () => {
  it('show a province its own and what is below, and nothing to its neighbour', async () => {
    const { assignment, office, stranger } = await province();
    const call = await served();
    be(office, 'province-contact');
    expect((await call('GET', '/api/ledger')).body).toMatchObject({ total: 3, lights: { green: 3 } });
    be(stranger, 'province-contact');
    expect((await call('GET', '/api/ledger')).body).toMatchObject({ total: 0, entries: [] });
    expect((await call('GET', '/api/ledger/entries/1')).body.code).toBe('ledger.no-entry');
    expect((await call('GET', `/api/returns/${assignment}`)).body.code).toBe('ledger.no-assignment');
    expect((await call('GET', '/api/returns')).body.lines).toEqual([]);
  });

  it('let a return be written by the contact, confirmed by the responsible person and accepted by the officer alone', async () => {
    const { assignment, office } = await province();
    const call = await served();
    const step = (step: string, revision: number) =>
      call('POST', `/api/returns/${assignment}/steps`, { step, revision, comment: '补充' });
    be(test.scope.organisationId, 'officer');
    expect((await step('send-back', 1)).status).toBe(200);
    expect((await call('PUT', `/api/returns/${assignment}`, { revision: 1, content: RETURNED })).status).toBe(403);
    be(office, 'province-contact');
    expect((await call('PUT', `/api/returns/${assignment}`, { revision: 1, content: RETURNED })).body).toEqual({
      revision: 2,
    });
    expect((await step('submit', 1)).body.code).toBe('ledger.changed-meanwhile');
    expect((await step('submit', 2)).status).toBe(200);
    expect((await step('confirm', 2)).status).toBe(403);
    be(office, 'province-responsible');
    expect((await call('GET', '/api/matters')).body.returns).toMatchObject([{ assignment, act: 'confirm' }]);
    expect((await step('confirm', 2)).status).toBe(200);
    expect((await step('accept', 2)).status).toBe(403);
    be(test.scope.organisationId, 'officer');
    expect((await step('accept', 2)).status).toBe(200);
  });

  it('let those above decide on an entry, and never its own unit', async () => {
    const { unit, office } = await province();
    const call = await served();
    const step = (step: string, revision: number, more: object = {}) =>
      call('POST', '/api/ledger/entries/1/steps', { step, revision, ...more });
    const asked = { comment: '等数据', askedDueOn: '2026-10-31' };
    be(unit, 'service-point-staff');
    expect((await step('ask-extension', 1, asked)).body).toEqual({ revision: 2 });
    expect((await step('grant-extension', 2)).status).toBe(403);
    be(office, 'province-contact');
    expect((await step('grant-extension', 2)).status).toBe(403);
    be(office, 'province-responsible');
    expect((await call('GET', '/api/matters')).body.entries).toMatchObject([{ id: 1, act: 'decide-extension' }]);
    expect((await step('grant-extension', 2)).body).toEqual({ revision: 3 });
    const { entry, may } = (await call('GET', '/api/ledger/entries/1')).body;
    expect([entry.dueOn, may]).toEqual([
      '2026-10-31',
      ['report', 'ask-extension', 'ask-closing', 'edit', 'add-evidence'],
    ]);
  });

  it('let the unit that another went on in do what was left, and never decide on it', async () => {
    const { assignment, unit, stranger } = await province();
    const call = await served();
    be(stranger, 'province-responsible');
    expect((await call('GET', '/api/ledger')).body.total).toBe(0);
    const act = { on: '2026-06-30', document: '', note: '', actor: 'officer', clock: on('2026-07-01').clock };
    await merge(test.db, test.scope, stranger, [unit], act);
    const { entry, may } = (await call('GET', '/api/ledger/entries/1')).body;
    expect([entry.unit.id, may]).toEqual([unit, ['report', 'ask-extension', 'add-evidence']]);
    be(stranger, 'service-point-staff');
    expect((await call('GET', '/api/ledger')).body.total).toBe(3);
    expect((await call('GET', `/api/returns/${assignment}`)).status).toBe(200);
  });

  it('keep evidence under its hash, whatever it is called', async () => {
    await province();
    be(test.scope.organisationId, 'officer');
    const call = await served();
    const boundary = 'x-boundary';
    const part = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="../../签到表.pdf"\r\n\r\n%PDF\r\n--${boundary}--\r\n`;
    const app = await http((server) =>
      ledgerRoutes(server, {
        ...{ db: test.db, house: test.scope, clock: on('2026-07-01').clock, secret: openSecret(folder) },
        ...{ files: new FileStore(join(folder, 'originals')), addresses: { publicUrl: 'https://x.cn', urn: String } },
      }),
    );
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const sent = await app.inject({ method: 'POST', url: '/api/ledger/entries/1/evidence', headers, payload: part });
    expect(sent.statusCode).toBe(200);
    const { evidence } = (await call('GET', '/api/ledger/entries/1')).body;
    expect(evidence).toMatchObject([{ name: '签到表.pdf', bytes: 4 }]);
    const file = await app.inject({ url: `/api/ledger/evidence/${evidence[0].id}` });
    expect([file.body, file.headers['content-type']]).toEqual(['%PDF', 'application/octet-stream']);
    be(9999, 'province-contact');
    expect((await call('GET', `/api/ledger/evidence/${evidence[0].id}`)).body.code).toBe('ledger.no-entry');
  });

  it('give a calendar whose address is told once, and close it', async () => {
    const { office } = await province();
    const { id } = await inviteAccount(
      test.db,
      test.scope,
      { organisationId: office, login: 'sheng-lian', name: '联络人（虚构）', roles: ['province-contact'] },
      { actor: 'test', clock: on('2026-06-01').clock },
    );
    await sql`update account set state = 'active' where id = ${id}`.execute(test.db);
    who = { organisationId: office, roles: ['province-contact'], accountId: id };
    const call = await served();
    const { address } = (await call('POST', '/api/matters/calendar')).body;
    const calendar = await call('GET', new URL(address).pathname);
    expect(calendar.status).toBe(200);
    expect(calendar.body).toContain('DTSTART;VALUE=DATE:20260831');
    expect(calendar.body).toContain('台账到期');
    await sql`update account set language = 'en' where id = ${id}`.execute(test.db);
    expect((await call('GET', new URL(address).pathname)).body).toContain('Entry due');
    const renewed = (await call('POST', '/api/matters/calendar')).body.address;
    expect((await call('GET', new URL(address).pathname)).status).toBe(404);
    expect((await call('DELETE', '/api/matters/calendar')).status).toBe(200);
    expect((await call('GET', new URL(renewed).pathname)).status).toBe(404);
    expect((await call('GET', '/api/matters')).body.calendar).toEqual({ open: false });
  });

  it('let the officer correct the working calendar, and lights go by it', async () => {
    await province();
    be(test.scope.organisationId, 'officer');
    const call = await served();
    const day = (of: string) =>
      call('GET', '/api/calendar-days?year=2026').then(({ body }) =>
        body.days.find((one: { day: string }) => one.day === of),
      );
    expect(await day('2026-10-01')).toMatchObject({ id: null, works: false, name: '国庆节' });
    await call('PUT', '/api/calendar-days', { day: '2026-10-01', works: true, name: '值班' });
    const set = await day('2026-10-01');
    expect(set).toMatchObject({ works: true, name: '值班' });
    expect((await call('DELETE', `/api/calendar-days/${set.id}`)).status).toBe(200);
    expect(await day('2026-10-01')).toMatchObject({ id: null, works: false });
  });
});
