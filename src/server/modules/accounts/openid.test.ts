import { describe, expect, it } from 'vitest';
import type { Role } from '../../../shared/accounts.ts';
import { listAccounts, setDisabled, unlock } from './accounts.ts';
import { unlinkIdentities } from './identities.ts';
import { MAIL, type Settings, useIdentityService } from './openid.fixture.ts';

const { office, provider, arrive, reader, auditOf, refusals } = useIdentityService();

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
