import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttpAs } from '../../../../test/support/http-as.ts';
import type { AccountView } from '../../../shared/accounts.ts';
import type { PostAccountList, PostAccountRequests } from '../../../shared/post-accounts.ts';
import { readAudit } from '../../platform/audit.ts';
import { openSecret } from '../../platform/secret.ts';
import { appoint, createOrganisation, networkRoutes } from '../network/index.ts';
import { accountsRoutes } from './index.ts';
import { endPostRights } from './post-rights.ts';

const test = useDatabase();
const serve = useHttpAs();
let today = '2026-07-01';
const clock = { now: () => new Date(`${today}T02:00:00Z`) };

async function office() {
  today = '2026-07-01';
  const { db, scope: house } = test;
  const means = { db, house, clock, secret: openSecret('', 'x'.repeat(40)) };
  const mail = { send: async ({ to }: { to: readonly string[] }) => ({ accepted: [...to], rejected: [] }), close() {} };
  const as = await serve((app) => {
    accountsRoutes(app, { ...means, publicUrl: 'http://here', mailFrom: 'a@here', mail });
    networkRoutes(app, { ...means, postLeft: (tx, actor) => endPostRights(tx, house, { actor, clock }) });
  });
  const { id } = await createOrganisation(db, house, { name: '省局（虚构）', kind: 'office', region: '360000' });
  const other = await createOrganisation(db, house, { name: '邻省局（虚构）', kind: 'office', region: '430000' });
  const hold = (post: 'contact' | 'responsible' | 'lecturer', name = '王某（虚构）') =>
    appoint(db, house, id, { post, name, rank: null, phone: null, mail: 'wang@example.cn', fromOn: '2026-01-01' });
  const person = (organisationId: number, ...roles: string[]) => as({ organisationId, actor: roles.join(), roles });
  return {
    unit: id,
    hold,
    officer: person(house.organisationId, 'officer'),
    province: person(id, 'province-responsible'),
    neighbour: person(other.id, 'province-responsible'),
    system: person(house.organisationId, 'system-admin'),
    security: person(house.organisationId, 'security-admin'),
  };
}

type Office = Awaited<ReturnType<typeof office>>;

async function entered({ unit, hold, officer, system, security }: Office, post: 'contact' | 'responsible' = 'contact') {
  const { id } = await hold(post);
  await officer.post('/api/post-accounts', { unit, post: id, login: 'wang@example.cn', email: 'wang@example.cn' });
  const [request] = (await system.get('/api/post-accounts')).json<PostAccountRequests>().requests;
  const answer = await system.post(`/api/post-accounts/${request!.id}/entry`, { accountId: null });
  const account = answer.json<{ id: number; address: string; mail: string }>();
  return { post: id, request: request!, account, give: (roles: string[]) => rights(security, account.id, roles) };
}

const rights = (security: Office['security'], id: number, roles: string[]) =>
  security.put(`/api/accounts/${id}/roles`, { roles });
const accounts = async ({ security }: Office) => (await security.get('/api/accounts')).json<AccountView[]>();
const lines = async ({ officer, unit }: Office) =>
  (await officer.get(`/api/network/units/${unit}/accounts`)).json<PostAccountList>().accounts;

describe('an account for who holds a post', () => {
  it('is asked for, entered by one administrator, and given its rights by another', async () => {
    const here = await office();
    const { account, request, give } = await entered(here);
    expect(request).toMatchObject({ post: 'contact', name: '王某（虚构）', role: 'province-contact', known: [] });
    expect(account).toMatchObject({ mail: 'sent', address: expect.stringContaining('/invitation#') });
    expect(await lines(here)).toMatchObject([
      { state: 'entered', account: { state: 'invited', waitsForRights: true } },
    ]);
    await give(['province-contact']);
    expect(await accounts(here)).toMatchObject([
      { roles: ['province-contact'], postRoles: ['province-contact'], waitsForRights: false },
    ]);
    const audit = await readAudit(test.db, test.scope, `organisation ${here.unit}`);
    expect(audit.map(({ actor, action }) => [actor, action])).toEqual([
      ['officer', 'account.propose'],
      ['system-admin', 'account.link-post'],
    ]);
  });

  it('is asked for by the officer and the province itself, and entered by neither', async () => {
    const { unit, hold, province, neighbour, officer, security } = await office();
    const { id: post } = await hold('contact');
    const ask = (by: typeof officer) => by.post('/api/post-accounts', { unit, post, login: 'wang', email: null });
    expect((await ask(neighbour)).statusCode).toBe(404);
    expect((await ask(security)).statusCode).toBe(403);
    expect((await ask(province)).statusCode).toBe(200);
    expect((await ask(officer)).json()).toMatchObject({ code: 'accounts.post.asked.conflict' });
    for (const one of [province, officer, security])
      expect((await one.post('/api/post-accounts/1/entry', { accountId: null })).statusCode).toBe(403);
  });

  it('is declined with a reason that who asked reads, and may be asked for again', async () => {
    const here = await office();
    const { id: post } = await here.hold('contact');
    const proposal = { unit: here.unit, post, login: 'wang', email: null };
    await here.officer.post('/api/post-accounts', proposal);
    expect((await here.system.post('/api/post-accounts/1/refusal', { reason: ' ' })).statusCode).toBe(400);
    await here.system.post('/api/post-accounts/1/refusal', { reason: '请用单位邮箱' });
    expect(await lines(here)).toMatchObject([{ post, state: 'declined', reason: '请用单位邮箱', account: null }]);
    expect((await here.officer.post('/api/post-accounts', proposal)).statusCode).toBe(200);
    const again = await here.system.post('/api/post-accounts/1/entry', { accountId: null });
    expect(again.json()).toMatchObject({ code: 'accounts.post-request.not-found' });
  });

  it('is for posts that need one, of people who hold them', async () => {
    const { unit, hold, officer, province } = await office();
    const { id: lecturer } = await hold('lecturer');
    const { id: contact } = await hold('contact');
    const ask = (post: number) => officer.post('/api/post-accounts', { unit, post, login: 'wang', email: null });
    expect((await ask(lecturer)).json()).toMatchObject({ code: 'accounts.post.needs-none' });
    await officer.put(`/api/network/units/${unit}/posts/${contact}`, { toOn: '2026-06-30' });
    expect((await ask(contact)).json()).toMatchObject({ code: 'accounts.post.not-found' });
    expect((await province.get(`/api/network/units/${unit}/accounts`)).json()).toEqual({ accounts: [] });
  });
});

describe('leaving a post', () => {
  it('takes back what it gave, the day after the last, and rights have to be given anew', async () => {
    const here = await office();
    const { post, account, give } = await entered(here);
    await give(['province-contact']);
    const leave = (toOn: string) => here.officer.put(`/api/network/units/${here.unit}/posts/${post}`, { toOn });
    await leave('2026-07-01');
    expect((await accounts(here))[0]).toMatchObject({ state: 'invited', roles: ['province-contact'] });
    today = '2026-07-02';
    expect(await endPostRights(test.db, test.scope, { actor: 'job', clock })).toEqual([account.id]);
    expect(await endPostRights(test.db, test.scope, { actor: 'job', clock })).toEqual([]);
    expect((await accounts(here))[0]).toMatchObject({ state: 'disabled', waitsForRights: true, postRoles: [] });
    await here.system.put(`/api/accounts/${account.id}/disabled`, { disabled: false });
    expect((await accounts(here))[0]).toMatchObject({ state: 'invited', waitsForRights: true });
  });

  it('for a successor is at once, and leaves what another post gives', async () => {
    const here = await office();
    const { account, give } = await entered(here);
    const { id: responsible } = await here.hold('responsible');
    const proposal = { unit: here.unit, post: responsible, login: 'wang-2', email: null };
    await here.officer.post('/api/post-accounts', proposal);
    const [request] = (await here.system.get('/api/post-accounts')).json<PostAccountRequests>().requests;
    expect(request?.known).toMatchObject([{ id: account.id }]);
    await here.system.post(`/api/post-accounts/${request!.id}/entry`, { accountId: account.id });
    await give(['province-contact', 'province-responsible']);
    const successor = {
      post: 'contact',
      name: '李某（虚构）',
      rank: null,
      phone: null,
      mail: null,
      fromOn: '2026-07-01',
    };
    await here.officer.post(`/api/network/units/${here.unit}/posts`, successor);
    expect((await accounts(here))[0]).toMatchObject({ state: 'invited', roles: ['province-responsible'] });
  });
});
