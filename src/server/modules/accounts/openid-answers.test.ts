import { describe, expect, it } from 'vitest';
import { searchAudit } from '../../platform/audit.ts';
import { GOOD } from './accounts.fixture.ts';
import { type Settings, START, useIdentityService } from './openid.fixture.ts';

const { office, provider, arrive, reader, refusals } = useIdentityService();

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
