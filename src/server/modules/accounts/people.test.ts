import { describe, expect, it } from 'vitest';
import type { Role } from '../../../shared/accounts.ts';
import { type Browser, browserOf, enrol, GOOD, useAccounts } from './accounts.fixture.ts';

const office = useAccounts();

async function administrators() {
  const app = await office.serve();
  const signIn = async (login: string, role: Role): Promise<Browser & { id: number }> => {
    const id = await office.enter(login, [role]);
    const browser = browserOf(app);
    await enrol(browser, login, office.code);
    return Object.assign(browser, { id });
  };
  return {
    app,
    system: await signIn('sys', 'system-admin'),
    security: await signIn('sec', 'security-admin'),
    audit: await signIn('aud', 'audit-admin'),
  };
}

describe('the three administrators', () => {
  it('each do their own part and not another’s', async () => {
    const { system, security, audit } = await administrators();
    const reader = await office.enter('reader-a', ['reader'], (await office.enterprise()).id);
    const ask = async (browser: Browser) => [
      (await browser.ask('GET', '/api/accounts')).status,
      (await browser.ask('PUT', `/api/accounts/${audit.id}/disabled`, { disabled: false })).status,
      (await browser.ask('POST', `/api/accounts/${audit.id}/unlock`, { forgetSecondFactor: false })).status,
      (await browser.ask('DELETE', `/api/accounts/${reader}/identity`)).status,
    ];
    expect(await ask(system)).toEqual([200, 200, 403, 403]);
    expect(await ask(security)).toEqual([200, 403, 200, 200]);
    expect(await ask(audit)).toEqual([403, 403, 403, 403]);
  });

  it('are three persons: no account bears two of the roles, and nobody changes the own', async () => {
    const { system, security } = await administrators();
    const twice = await security.ask('PUT', `/api/accounts/${system.id}/roles`, {
      roles: ['system-admin', 'audit-admin'],
    });
    expect(twice.body.code).toBe('accounts.administrators-apart');
    const mixed = await security.ask('PUT', `/api/accounts/${system.id}/roles`, { roles: ['system-admin', 'analyst'] });
    expect(mixed.body.code).toBe('accounts.roles-mixed');
    const own = await security.ask('PUT', `/api/accounts/${security.id}/roles`, { roles: ['system-admin'] });
    expect(own.body.code).toBe('accounts.oneself.not-allowed');
    const shut = await system.ask('PUT', `/api/accounts/${system.id}/disabled`, { disabled: true });
    expect(shut.status).toBe(403);
  });
});

describe('an invitation', () => {
  it('is told once, sent where there is a mail address, and good once', async () => {
    const { app, system, security } = await administrators();
    const { id: organisationId } = await office.enterprise();
    const person = { organisationId, login: 'new-a', name: '新人', email: 'new@a.example', roles: ['reader'] };
    const { body } = await system.ask('POST', '/api/accounts', person);
    expect(body).toMatchObject({ mail: 'sent', address: expect.stringMatching(/^http:\/\/here\/invitation#\S{40,}$/) });
    expect(office.mails[0]).toMatchObject({ to: ['new@a.example'], text: expect.stringContaining(body.address) });
    const token = body.address.split('#')[1];
    const accept = (password: string) => browserOf(app).ask('POST', '/api/session/invitation', { token, password });
    expect((await accept('too simple')).body.code).toBe('accounts.password-simple');
    await security.ask('PUT', `/api/accounts/${body.id}/roles`, { roles: ['reader'] });
    expect((await accept(GOOD)).body).toMatchObject({ stage: 'open', account: { login: 'new-a' } });
    expect((await accept(GOOD)).body.code).toBe('accounts.invitation.not-found');
    expect((await system.ask('POST', '/api/accounts', person)).body.code).toBe('accounts.login.taken');
  });

  it('opens nothing before the other administrator has given the roles', async () => {
    const { app, system, security } = await administrators();
    const organisationId = office.records.scope.organisationId;
    const person = { organisationId, login: 'new-a', name: '新人', roles: ['audit-admin'] };
    const { id, address } = (await system.ask('POST', '/api/accounts', person)).body;
    const newcomer = browserOf(app);
    const given = { token: address.split('#')[1], password: GOOD };
    const waits = { status: 403, body: { code: 'accounts.waits-for-rights.not-allowed' } };
    expect(await newcomer.ask('POST', '/api/session/invitation', given)).toMatchObject(waits);
    const signIn = () => newcomer.ask('POST', '/api/session', { login: 'new-a', password: GOOD });
    expect(await signIn()).toMatchObject(waits);
    const { body } = await security.ask('GET', '/api/accounts');
    expect(body.find((one: { id: number }) => one.id === id)).toMatchObject({ waitsForRights: true });
    await security.ask('PUT', `/api/accounts/${id}/roles`, { roles: ['audit-admin'] });
    expect((await signIn()).body).toMatchObject({ stage: 'enrol' });
  });

  it('ends after a week, and when another is made', async () => {
    const { app, system } = await administrators();
    const { id: organisationId } = await office.enterprise();
    const person = { organisationId, login: 'new-a', name: '新人', roles: ['reader'] };
    const first = (await system.ask('POST', '/api/accounts', person)).body;
    const second = (await system.ask('POST', `/api/accounts/${first.id}/invitation`)).body;
    const accept = ({ address }: { address: string }) =>
      browserOf(app).ask('POST', '/api/session/invitation', { token: address.split('#')[1], password: GOOD });
    expect((await accept(first)).status).toBe(404);
    office.pass(8 * 24 * 60);
    expect((await accept(second)).status).toBe(404);
  });

  it('fits roles to organisations', async () => {
    const { system } = await administrators();
    const { id } = await office.enterprise();
    const enter = async (organisationId: number, roles: Role[]) =>
      (await system.ask('POST', '/api/accounts', { organisationId, login: 'new-a', name: '新人', roles })).body.code;
    expect(await enter(id, ['analyst'])).toBe('accounts.roles-elsewhere');
    expect(await enter(office.records.scope.organisationId, ['reader'])).toBe('accounts.roles-elsewhere');
    expect(await enter(999_999, ['reader'])).toBe('accounts.organisation.not-found');
  });
});

describe('sessions', () => {
  it('are seen and ended by their person, and by the security administrator', async () => {
    const { app, security, system } = await administrators();
    const { id: organisationId } = await office.enterprise();
    const id = await office.enter('reader-a', ['reader'], organisationId);
    const [one, two] = [browserOf(app), browserOf(app)];
    for (const each of [one, two]) await each.ask('POST', '/api/session', { login: 'reader-a', password: GOOD });
    const { body } = await one.ask('GET', '/api/account/sessions');
    expect(body.map(({ current }: { current: boolean }) => current)).toEqual([false, true]);
    expect((await one.ask('DELETE', `/api/account/sessions/${body[0].id}`)).status).toBe(200);
    expect((await two.ask('GET', '/api/account/sessions')).status).toBe(401);
    expect((await system.ask('GET', `/api/accounts/${id}/sessions`)).status).toBe(403);
    const seen = (await security.ask('GET', `/api/accounts/${id}/sessions`)).body;
    expect(seen).toHaveLength(1);
    expect((await security.ask('DELETE', `/api/accounts/${system.id}/sessions/${seen[0].id}`)).status).toBe(404);
    expect((await security.ask('DELETE', `/api/accounts/${id}/sessions/${seen[0].id}`)).status).toBe(200);
    expect((await one.ask('GET', '/api/account/sessions')).status).toBe(401);
  });

  it('end when the account is disabled or gets other roles', async () => {
    const { app, security, system } = await administrators();
    const { id: organisationId } = await office.enterprise();
    const id = await office.enter('reader-a', ['reader'], organisationId);
    const browser = browserOf(app);
    await browser.ask('POST', '/api/session', { login: 'reader-a', password: GOOD });
    await security.ask('PUT', `/api/accounts/${id}/roles`, { roles: ['ip-manager'] });
    expect((await browser.ask('GET', '/api/account/sessions')).status).toBe(401);
    await browser.ask('POST', '/api/session', { login: 'reader-a', password: GOOD });
    await system.ask('PUT', `/api/accounts/${id}/disabled`, { disabled: true });
    expect((await browser.ask('GET', '/api/account/sessions')).status).toBe(401);
    const refused = await browserOf(app).ask('POST', '/api/session', { login: 'reader-a', password: GOOD });
    expect(refused.body.code).toBe('accounts.refused.sign-in');
  });
});

describe('an API key', () => {
  it('does within its scopes what its person may, needs no token, and is gone when it is revoked', async () => {
    const app = await office.serve();
    const { id: organisationId } = await office.enterprise();
    await office.enter('reader-a', ['reader'], organisationId);
    const browser = browserOf(app);
    await browser.ask('POST', '/api/session', { login: 'reader-a', password: GOOD });
    const { body } = await browser.ask('POST', '/api/account/keys', { name: '试', scopes: ['read'], days: 30 });
    const listed = (await browser.ask('GET', '/api/account/keys')).body;
    expect(listed).toEqual([expect.objectContaining({ id: body.id, prefix: body.key.slice(0, 14), scopes: ['read'] })]);
    expect(JSON.stringify(listed)).not.toContain(body.key);
    const byKey = (url: string) => app.inject({ url, headers: { authorization: `Bearer ${body.key}` } });
    expect((await byKey('/api/account/keys')).json().code).toBe('http.api-key.forbidden');
    office.pass(31 * 24 * 60);
    expect((await byKey('/api/account/keys')).statusCode).toBe(401);
    await browser.ask('POST', '/api/session', { login: 'reader-a', password: GOOD });
    const second = (await browser.ask('POST', '/api/account/keys', { name: '试', scopes: ['read'], days: 30 })).body;
    expect((await browser.ask('DELETE', `/api/account/keys/${second.id}`)).status).toBe(200);
    const revoked = await app.inject({ url: '/api/account/keys', headers: { authorization: `Bearer ${second.key}` } });
    expect(revoked.statusCode).toBe(401);
  });
});
