import { describe, expect, it } from 'vitest';
import { browserOf, enrol, GOOD, useAccounts } from './accounts.fixture.ts';

const office = useAccounts();

async function readerSignedIn() {
  const { id } = await office.enterprise();
  await office.enter('reader-a', ['reader'], id);
  const app = await office.serve();
  const browser = browserOf(app);
  const answer = await browser.ask('POST', '/api/session', { login: 'Reader-A ', password: GOOD });
  return { app, browser, answer };
}

describe('a person of an enterprise', () => {
  it('enters with the password alone, by a cookie that scripts and other sites cannot use', async () => {
    const { answer, browser } = await readerSignedIn();
    expect(answer.body).toMatchObject({ stage: 'open', organisation: { isHouse: false } });
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).toMatch(/Path=\//);
    expect(cookie).not.toMatch(/Secure/);
    expect((await browser.ask('GET', '/api/account/sessions')).body).toHaveLength(1);
  });

  it('gets a cookie for TLS alone where the request came by TLS', async () => {
    const { app } = await readerSignedIn();
    const payload = { login: 'reader-a', password: GOOD };
    const headers = { 'x-forwarded-proto': 'https' };
    const response = await app.inject({ method: 'POST', url: '/api/session', headers, payload });
    expect(String(response.headers['set-cookie'])).toMatch(/Secure/);
  });

  it('changes nothing without the token of the session', async () => {
    const { browser } = await readerSignedIn();
    const own = browser.csrf;
    browser.csrf = '';
    expect((await browser.ask('DELETE', '/api/account/sessions/1')).body.code).toBe('http.csrf.forbidden');
    browser.csrf = own;
    expect((await browser.ask('DELETE', '/api/session')).status).toBe(200);
    expect((await browser.ask('GET', '/api/account/sessions')).status).toBe(401);
  });

  it('is asked for the password again after fifteen minutes of nothing', async () => {
    const { browser } = await readerSignedIn();
    office.pass(14);
    expect((await browser.ask('GET', '/api/account/sessions')).status).toBe(200);
    office.pass(16);
    expect((await browser.ask('GET', '/api/account/sessions')).status).toBe(401);
    expect((await browser.ask('GET', '/api/session')).body.session.stage).toBe('idle');
    expect((await browser.ask('POST', '/api/session/password', { password: 'wrong' })).status).not.toBe(200);
    expect((await browser.ask('POST', '/api/session/password', { password: GOOD })).body.stage).toBe('open');
    expect((await browser.ask('GET', '/api/account/sessions')).status).toBe(200);
  });

  it('signs in anew after twelve hours, used or not', async () => {
    const { browser } = await readerSignedIn();
    for (let quarter = 0; quarter < 49; quarter++) {
      office.pass(14.7);
      await browser.ask('GET', '/api/account/sessions');
    }
    expect((await browser.ask('GET', '/api/session')).body.session).toBeNull();
  });

  it('chooses a new password after ninety days, none of the last five', async () => {
    const { app } = await readerSignedIn();
    const browser = browserOf(app);
    office.pass(91 * 24 * 60);
    await browser.ask('POST', '/api/session', { login: 'reader-a', password: GOOD });
    expect((await browser.ask('GET', '/api/session')).body.session.stage).toBe('new-password');
    expect((await browser.ask('GET', '/api/account/sessions')).status).toBe(401);
    const change = (current: string, next: string) => browser.ask('PUT', '/api/session/password', { current, next });
    expect((await change(GOOD, GOOD)).body.code).toBe('accounts.password-known');
    expect((await change(GOOD, 'Short 7')).body.code).toBe('accounts.password-short');
    expect((await change(GOOD, 'reader-a has 1')).body.code).toBe('accounts.password-name');
    const passwords = [GOOD, ...[1, 2, 3, 4, 5].map((n) => `Another horse ${n}`)];
    for (const [at, next] of passwords.slice(1).entries()) {
      expect((await change(passwords[at] ?? '', next)).body.stage).toBe('open');
    }
    expect((await change('Another horse 5', 'Another horse 1')).body.code).toBe('accounts.password-known');
    expect((await change('Another horse 5', GOOD)).body.stage).toBe('open');
  });

  it('ends all other sessions with a new password', async () => {
    const { app, browser } = await readerSignedIn();
    const other = browserOf(app);
    await other.ask('POST', '/api/session', { login: 'reader-a', password: GOOD });
    await browser.ask('PUT', '/api/session/password', { current: GOOD, next: 'Another horse 8' });
    expect((await other.ask('GET', '/api/account/sessions')).status).toBe(401);
    expect((await browser.ask('GET', '/api/account/sessions')).body).toHaveLength(1);
  });
});

describe('wrong passwords', () => {
  it('lock the account after five, also against the right one, for fifteen minutes', async () => {
    const { app } = await readerSignedIn();
    const browser = browserOf(app);
    const attempt = (password: string) => browser.ask('POST', '/api/session', { login: 'reader-a', password });
    for (let i = 0; i < 5; i++) expect((await attempt('wrong')).body.code).toBe('accounts.refused.sign-in');
    expect((await attempt(GOOD)).body.code).toBe('accounts.locked-out.too-many');
    office.pass(16);
    expect((await attempt('wrong')).body.code).toBe('accounts.refused.sign-in');
    expect((await attempt(GOOD)).body.stage).toBe('open');
  });

  it('are looked at no oftener when they come at the same time', async () => {
    const { app } = await readerSignedIn();
    const payload = (at: number) => ({ login: 'reader-a', password: at === 11 ? GOOD : `wrong ${at}` });
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) => app.inject({ method: 'POST', url: '/api/session', payload: payload(at) })),
    );
    const codes = answers.map((answer) => answer.json().code ?? 'entered');
    expect(codes.filter((code) => code !== 'accounts.locked-out.too-many')).toHaveLength(5);
  });

  it('are answered alike for who is not there', async () => {
    const { app } = await readerSignedIn();
    for (const login of ['reader-a', 'nobody']) {
      const attempt = async () =>
        (await browserOf(app).ask('POST', '/api/session', { login, password: 'wrong' })).body.code;
      const codes = [];
      for (let i = 0; i < 7; i++) codes.push(await attempt());
      office.pass(16);
      codes.push(await attempt());
      expect([login, codes.map((code) => code.split('.')[1])]).toEqual([
        login,
        [...Array(5).fill('refused'), 'locked-out', 'locked-out', 'refused'],
      ]);
    }
  });
});

describe('a person of the house', () => {
  it('sets up a second factor first, and gives its code from then on', async () => {
    await office.enter('analyst-a', ['analyst']);
    const app = await office.serve();
    const browser = browserOf(app);
    const key = await enrol(browser, 'analyst-a', office.code);
    expect((await browser.ask('GET', '/api/session')).body.session.stage).toBe('open');
    const again = browserOf(app);
    expect((await again.ask('POST', '/api/session', { login: 'analyst-a', password: GOOD })).body.stage).toBe(
      'second-factor',
    );
    expect((await again.ask('GET', '/api/account/sessions')).status).toBe(401);
    expect((await again.ask('POST', '/api/session/code', { code: office.code(key) })).body.code).toBe(
      'accounts.code-refused',
    );
    office.pass(1);
    expect((await again.ask('POST', '/api/session/code', { code: office.code(key) })).body.stage).toBe('open');
  });

  it('has a code taken once, also when it comes twice at the same time', async () => {
    await office.enter('analyst-a', ['analyst']);
    const app = await office.serve();
    const key = await enrol(browserOf(app), 'analyst-a', office.code);
    office.pass(1);
    const browsers = [browserOf(app), browserOf(app)];
    for (const each of browsers) await each.ask('POST', '/api/session', { login: 'analyst-a', password: GOOD });
    const answers = await Promise.all(
      browsers.map((each) => each.ask('POST', '/api/session/code', { code: office.code(key) })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('is locked out after five wrong codes, and a right password between does not undo the count', async () => {
    await office.enter('analyst-a', ['analyst']);
    const app = await office.serve();
    const key = await enrol(browserOf(app), 'analyst-a', office.code);
    office.pass(1);
    const wrong = office.code(key) === '000000' ? '111111' : '000000';
    let last = '';
    for (let i = 0; i < 6; i++) {
      const browser = browserOf(app);
      await browser.ask('POST', '/api/session', { login: 'analyst-a', password: GOOD });
      last = (await browser.ask('POST', '/api/session/code', { code: wrong })).body.code;
    }
    expect(last).not.toBe('accounts.code-refused');
    const { body } = await browserOf(app).ask('POST', '/api/session', { login: 'analyst-a', password: GOOD });
    expect(body.code).toBe('accounts.locked-out.too-many');
  });

  it('keeps the second factor against a session that began before it was set up', async () => {
    await office.enter('analyst-a', ['analyst']);
    const app = await office.serve();
    const thief = browserOf(app);
    await thief.ask('POST', '/api/session', { login: 'analyst-a', password: GOOD });
    await enrol(browserOf(app), 'analyst-a', office.code);
    expect((await thief.ask('POST', '/api/session/enrolment')).body.code).toBe('accounts.step.conflict');
  });
});
