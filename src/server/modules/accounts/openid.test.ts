import { describe, expect, it } from 'vitest';
import { useOpenIdProvider } from '../../../../test/support/openid-provider.ts';
import type { Role } from '../../../shared/accounts.ts';
import { readAudit, searchAudit } from '../../platform/audit.ts';
import { readConfig } from '../../platform/config.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { openLog } from '../../platform/log.ts';
import { GOOD, useAccounts } from './accounts.fixture.ts';
import { listAccounts, setDisabled, unlock } from './accounts.ts';
import { unlinkIdentities } from './identities.ts';
import { openIdOf } from './openid.ts';

const office = useAccounts();
const provider = useOpenIdProvider(() => office.clock.now());

const START = '/api/session/openid';
const MAIL = 'reader@enterprise.example';

interface Settings {
  readonly claim?: string;
  readonly issuer?: string;
  readonly allowed?: string;
}

/** A browser that keeps its cookies, at an office whose identity service is the test's. */
async function arrive({ claim = 'email', issuer = provider.issuer, allowed = '127.0.0.1' }: Settings = {}) {
  const lines: string[] = [];
  const config = readConfig({
    CHUANLI_PUBLIC_URL: 'http://here',
    CHUANLI_ALLOW_OUTGOING: allowed,
    CHUANLI_OIDC_ISSUER: issuer,
    CHUANLI_OIDC_CLIENT_ID: provider.client.id,
    CHUANLI_OIDC_CLIENT_SECRET: provider.client.secret,
    CHUANLI_OIDC_CLAIM: claim,
  });
  const log = openLog('debug', { write: (line: string) => void lines.push(line) });
  const app = await office.serve({ ...openIdOf(config, office.clock), log });
  return { ...browserAt(app), lines, another: () => browserAt(app) };
}

function browserAt(app: HttpServer) {
  const jar = new Map<string, string>();
  async function ask(method: 'GET' | 'POST', url: string, payload?: object) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await app.inject({ method, url, headers: { cookie, ...csrf() }, ...(payload && { payload }) });
    for (const { name, value } of response.cookies) value === '' ? jar.delete(name) : jar.set(name, value);
    const body = response.body === '' ? undefined : response.json();
    token = body?.csrf ?? body?.session?.csrf ?? token;
    return { status: response.statusCode, body, location: response.headers.location ?? '' };
  }
  let token = '';
  const csrf = () => ({ 'x-csrf-token': token });
  /** To the provider, and the address that it sends the browser back to. */
  async function go(returnTo = '/desk?unread=1'): Promise<string> {
    const { body } = await ask('POST', START, { returnTo });
    const answer = await fetch(body.address, { redirect: 'manual' });
    return (answer.headers.get('location') ?? '').replace('http://here', '');
  }
  const signIn = async (returnTo?: string) => ask('GET', await go(returnTo));
  const stage = async () => (await ask('GET', '/api/session')).body.session?.stage ?? null;
  return { jar, ask, go, signIn, stage };
}

async function reader(login = 'reader-a', email: string | undefined = MAIL): Promise<number> {
  return office.enter(login, ['reader'], (await office.enterprise()).id, email);
}

async function auditOf(id: number) {
  const { db, scope } = office.records;
  return (await readAudit(db, scope, `account ${id}`)).map(({ action, detail }) => ({ action, ...detail }));
}

async function refusals(): Promise<unknown[]> {
  const { db, scope } = office.records;
  return (await searchAudit(db, [scope], { action: 'openid-refused' }, 9)).map(({ detail }) => detail.reason);
}

describe('a person of the house’s identity service', () => {
  it('signs in to the account with the verified mail address, and comes to the page asked for', async () => {
    const id = await reader();
    const browser = await arrive();
    expect((await browser.ask('GET', '/api/session')).body.openIdConnect).toBe(new URL(provider.issuer).host);
    expect(await browser.signIn()).toMatchObject({ status: 303, location: '/desk?unread=1' });
    expect(await browser.stage()).toBe('open');
    expect(await auditOf(id)).toEqual(
      expect.arrayContaining([
        { action: 'account.link', issuer: provider.issuer, subject: 'person-1' },
        { action: 'account.sign-in', by: 'openid' },
      ]),
    );
  });

  it('is known by the subject from then on, whatever the mail address has become', async () => {
    const id = await reader();
    const browser = await arrive();
    await browser.signIn();
    provider.behaviour.person = { sub: 'person-1', email: 'other@enterprise.example' };
    const later = browser.another();
    await later.signIn();
    expect((await later.ask('GET', '/api/session')).body.session.account.id).toBe(id);
  });

  it('is found by the sign-in name where the claim says so, which the userinfo endpoint may tell', async () => {
    await reader('reader-b', 'else@enterprise.example');
    provider.behaviour.person = { sub: 'person-2' };
    provider.behaviour.userInfo = { preferred_username: 'Reader-B' };
    const browser = await arrive({ claim: 'preferred_username' });
    await browser.signIn();
    expect(await browser.stage()).toBe('open');
  });

  it('comes in also where the service takes the client’s secret in the body alone', async () => {
    await reader();
    provider.behaviour.discovered = { token_endpoint_auth_methods_supported: ['client_secret_post'] };
    const browser = await arrive();
    await browser.signIn();
    expect(await browser.stage()).toBe('open');
  });

  it('goes on past an old password, and is not asked for one that is not used', async () => {
    await reader();
    office.pass(91 * 24 * 60);
    const browser = await arrive();
    await browser.signIn();
    expect(await browser.stage()).toBe('open');
  });

  it('leaves no session behind that the browser bore before', async () => {
    await reader();
    const browser = await arrive();
    await browser.signIn();
    office.pass(16);
    expect(await browser.stage()).toBe('idle');
    await browser.signIn();
    expect((await browser.ask('GET', '/api/account/sessions')).body).toEqual([
      expect.objectContaining({ current: true }),
    ]);
  });
});

describe('the second factor', () => {
  async function official(roles: Role[] = ['officer']) {
    await office.enter('officer-a', roles, undefined, MAIL);
    return arrive();
  }

  it('of the house is asked for after the service’s one', async () => {
    const browser = await official();
    await browser.signIn();
    expect(await browser.stage()).toBe('enrol');
    expect((await browser.ask('GET', '/api/account/sessions')).status).toBe(401);
    const { body } = await browser.ask('POST', '/api/session/enrolment');
    await browser.ask('POST', '/api/session/enrolment/code', { code: office.code(body.secret) });
    expect(await browser.stage()).toBe('open');

    const later = browser.another();
    office.pass(91 * 24 * 60);
    await later.signIn();
    expect(await later.stage()).toBe('second-factor');
    await later.ask('POST', '/api/session/code', { code: office.code(body.secret) });
    expect(await later.stage()).toBe('open');
  });

  it.each([{ amr: ['pwd', 'otp', 'mfa'] }, { acr: 'https://refeds.org/profile/mfa' }])(
    'is not asked for again where the service says %j',
    async (said) => {
      Object.assign(provider.behaviour.person, said);
      const browser = await official();
      await browser.signIn();
      expect(await browser.stage()).toBe('open');
    },
  );

  it.each([{ amr: ['pwd'] }, { amr: 'mfa' }, { acr: '1' }])('is asked for where it says %j', async (said) => {
    Object.assign(provider.behaviour.person, said);
    const browser = await official();
    await browser.signIn();
    expect(await browser.stage()).toBe('enrol');
  });
});

describe('nobody enters', () => {
  async function refused(settings?: Settings) {
    const browser = await arrive(settings);
    const { status, location } = await browser.signIn();
    expect([status, await browser.stage()]).toEqual([303, null]);
    return location;
  }

  it('who has no account: none is made', async () => {
    expect(await refused()).toBe('/?sign-in=unknown');
    expect(await refusals()).toEqual(['no-account']);
  });

  it.each([{ email_verified: false }, { email_verified: undefined }, { email_verified: 'true' }])(
    'by a mail address of which the service says %j',
    async (said) => {
      await reader();
      Object.assign(provider.behaviour.person, said);
      expect(await refused()).toBe('/?sign-in=unknown');
      expect(await refusals()).toEqual(['unverified-mail']);
    },
  );

  it('by a mail address told in another place than that it is verified', async () => {
    await reader();
    provider.behaviour.person = { sub: 'person-1', email_verified: true };
    provider.behaviour.userInfo = { email: MAIL };
    expect(await refused()).toBe('/?sign-in=unknown');
    expect(await refusals()).toEqual(['unverified-mail']);
  });

  it('by a mail address that two accounts have, or by a name that only looks like one', async () => {
    await reader();
    await reader('reader-b');
    expect(await refused()).toBe('/?sign-in=unknown');
    await reader('kate', 'k@enterprise.example');
    provider.behaviour.person = { sub: 'person-3', preferred_username: '\u212Aate' };
    expect(await refused({ claim: 'preferred_username' })).toBe('/?sign-in=unknown');
    expect(await refusals()).toEqual(['no-claim', 'several-accounts']);
  });

  it('to an account that is disabled, linked or not, or locked', async () => {
    const id = await reader();
    const { db, scope } = office.records;
    const act = { actor: 'test', clock: office.clock };
    const browser = await arrive();
    await setDisabled(db, scope, id, true, act);
    expect((await browser.signIn()).location).toBe('/?sign-in=unknown');
    await setDisabled(db, scope, id, false, act);
    expect((await browser.signIn()).location).toBe('/desk?unread=1');
    await setDisabled(db, scope, id, true, act);
    expect((await browser.signIn()).location).toBe('/?sign-in=unknown');
    await setDisabled(db, scope, id, false, act);
    for (let i = 0; i < 5; i++) await browser.ask('POST', '/api/session', { login: 'reader-a', password: 'wrong' });
    expect((await browser.signIn()).location).toBe('/?sign-in=locked');
    await unlock(db, scope, id, { forgetSecondFactor: false }, act);
    expect((await browser.signIn()).location).toBe('/desk?unread=1');
    expect(await refusals()).toEqual(['locked', 'disabled', 'disabled']);
  });

  it('by the mail address of one who left, until an administrator parts the two', async () => {
    const id = await reader();
    const browser = await arrive();
    await browser.signIn();
    provider.behaviour.person = { sub: 'successor', email: MAIL, email_verified: true };
    const successor = browser.another();
    expect((await successor.signIn()).location).toBe('/?sign-in=unknown');
    const { db, scope } = office.records;
    const linked = async () => (await listAccounts(db, scope)).map((account) => account.linked);
    expect(await linked()).toEqual([true]);
    expect(await unlinkIdentities(db, scope, id, { actor: 'test', clock: office.clock })).toBe(1);
    expect(await linked()).toEqual([false]);
    expect(await browser.stage()).toBeNull();
    await successor.signIn();
    expect(await successor.stage()).toBe('open');
    expect(await refusals()).toEqual(['linked-otherwise']);
  });

  it('who turned back there', async () => {
    await reader();
    provider.behaviour.denies = true;
    expect(await refused()).toBe('/?sign-in=cancelled');
  });
});

describe('an answer is not believed', () => {
  async function refusedAs(problem: string): Promise<void> {
    await reader();
    const browser = await arrive();
    expect((await browser.signIn()).location).toBe(`/?sign-in=${problem}`);
    expect(await browser.stage()).toBeNull();
    expect(await refusals()).toHaveLength(1);
  }
  const hours = (count: number) => Math.floor(office.clock.now().getTime() / 1000) + count * 3600;

  it.each<[string, (claims: Record<string, unknown>) => Record<string, unknown>]>([
    ['for another question', (claims) => ({ ...claims, nonce: 'another' })],
    ['without the question', ({ nonce: _nonce, ...claims }) => claims],
    ['for another client', (claims) => ({ ...claims, aud: 'another' })],
    ['of another issuer', (claims) => ({ ...claims, iss: 'https://id.example' })],
    ['that is too old', (claims) => ({ ...claims, iat: hours(-2), exp: hours(-1) })],
    ['that comes from the future', (claims) => ({ ...claims, nbf: hours(1) })],
    ['of a sign-in there that is long ago', (claims) => ({ ...claims, auth_time: hours(-1) })],
    ['that does not say when they signed in', ({ auth_time: _time, ...claims }) => claims],
    ['without a person', ({ sub: _sub, ...claims }) => claims],
  ])('%s', async (_what, alter) => {
    provider.behaviour.alter = alter;
    await refusedAs('failed');
  });

  it('that another key signed', async () => {
    provider.behaviour.forges = true;
    await refusedAs('failed');
  });

  it('whose code belongs to another browser’s verifier', async () => {
    provider.behaviour.otherChallenge = true;
    await refusedAs('failed');
  });

  it('with another state', async () => {
    provider.behaviour.state = 'another';
    await refusedAs('stale');
  });

  it('when the service fails in between', async () => {
    provider.behaviour.tokenStatus = 502;
    await refusedAs('unavailable');
  });

  it('a second time, in another browser, or after ten minutes', async () => {
    await reader();
    const browser = await arrive();
    const back = await browser.go();
    const kept = browser.jar.get('chuanli_openid') ?? '';
    expect((await browser.another().ask('GET', back)).location).toBe('/?sign-in=stale');
    expect((await browser.ask('GET', back)).location).toBe('/desk?unread=1');
    const thief = browser.another();
    thief.jar.set('chuanli_openid', kept);
    expect((await thief.ask('GET', back)).location).toBe('/?sign-in=stale');
    expect(await thief.stage()).toBeNull();

    const slow = browser.another();
    const late = await slow.go();
    office.pass(11);
    expect((await slow.ask('GET', late)).location).toBe('/?sign-in=stale');
  });

  it('twice at the same time', async () => {
    await reader();
    const browser = await arrive();
    const back = await browser.go();
    const copy = browser.another();
    copy.jar.set('chuanli_openid', browser.jar.get('chuanli_openid') ?? '');
    const both = await Promise.all([browser.ask('GET', back), copy.ask('GET', back)]);
    expect(both.map(({ location }) => location).sort()).toEqual(['/?sign-in=stale', '/desk?unread=1']);
  });
});

describe('the way there', () => {
  it('leads back to our own pages alone', async () => {
    const browser = await arrive();
    const foreign = [
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example/',
      '\\\\evil.example/',
      '/\t/evil.example/',
      'javascript:alert(1)',
      '/api/session/openid/callback',
      '/检索',
      '',
    ];
    const answers = await Promise.all(foreign.map((returnTo) => browser.ask('POST', START, { returnTo })));
    expect(answers.map(({ status }) => status)).toEqual(foreign.map(() => 400));
    expect((await browser.ask('POST', START, {})).status).toBe(200);
  });

  it.each<[string, Settings]>([
    ['is down', { issuer: 'http://127.0.0.1:1' }],
    ['is inside and not allowed', { allowed: '' }],
  ])('is refused with a sentence when the service %s, and the password still opens', async (_what, settings) => {
    await reader();
    const browser = await arrive(settings);
    const { status, body } = await browser.ask('POST', START, { returnTo: '/' });
    expect([status, body.code]).toEqual([503, 'accounts.openid.unavailable']);
    await browser.ask('POST', '/api/session', { login: 'reader-a', password: GOOD });
    expect(await browser.stage()).toBe('open');
  });

  it.each([
    { issuer: 'https://id.example' },
    { authorization_endpoint: 'javascript:alert(1)' },
    { authorization_endpoint: undefined },
  ])('is refused when the service says of itself %j', async (discovered) => {
    provider.behaviour.discovered = discovered;
    const browser = await arrive();
    expect((await browser.ask('POST', START, {})).status).toBe(503);
  });

  it('leaves nothing secret in the log or the audit log', async () => {
    await reader();
    const browser = await arrive();
    const back = await browser.go();
    const question = new URL(back, 'http://here').searchParams;
    await browser.ask('GET', back);
    provider.behaviour.alter = (claims) => ({ ...claims, nonce: 'another' });
    await browser.signIn();
    const { db, scope } = office.records;
    const told = browser.lines.join('') + JSON.stringify(await searchAudit(db, [scope], {}, 100));
    expect(told).toContain('/api/session/openid/callback');
    for (const part of [question.get('code'), question.get('state'), provider.client.secret, 'eyJ']) {
      expect(told).not.toContain(part);
    }
  });
});
