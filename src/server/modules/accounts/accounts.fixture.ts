import { afterEach } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import type { Role } from '../../../shared/accounts.ts';
import { codeAt } from '../../platform/auth/index.ts';
import { createHttp, type HttpServer } from '../../platform/http/index.ts';
import { type Log, openLog } from '../../platform/log.ts';
import type { Mail } from '../../platform/mail.ts';
import { openSecret } from '../../platform/secret.ts';
import { createOrganisation } from '../network/index.ts';
import { inviteAccount } from './accounts.ts';
import { authenticateBy } from './authenticate.ts';
import type { OpenId } from './openid.ts';
import { acceptInvitation } from './passwords.ts';
import { accountsRoutes } from './routes.ts';

export const GOOD = 'Correct horse 7';

/** A browser: it keeps its cookie and the token that goes with changes. */
export interface Browser {
  cookie: string;
  csrf: string;
  ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown): ReturnType<typeof answerOf>;
}

async function answerOf(response: Awaited<ReturnType<HttpServer['inject']>>) {
  return { status: response.statusCode, body: response.json(), headers: response.headers };
}

interface Serving {
  readonly openId?: OpenId;
  readonly log?: Log;
}

/** The accounts of a house on a database of their own, with a clock that the test moves and mails that it can read. */
export function useAccounts() {
  const records = useDatabase();
  const opened: HttpServer[] = [];
  let now = new Date('2026-03-02T08:00:00Z');
  const mails: Mail[] = [];
  const clock = { now: () => now };
  const secret = openSecret('', 'x'.repeat(40));
  const means = () => ({ db: records.db, house: records.scope, clock, secret });
  afterEach(async () => {
    for (const server of opened.splice(0)) await server.close();
    mails.length = 0;
    now = new Date('2026-03-02T08:00:00Z');
  });

  async function serve({ openId, log }: Serving = {}): Promise<HttpServer> {
    const app = await createHttp({
      log: log ?? openLog('silent'),
      check: async () => {},
      authenticate: authenticateBy(means()),
      trustedProxies: ['127.0.0.1'],
    });
    opened.push(app);
    accountsRoutes(app, {
      ...means(),
      ...(openId === undefined ? {} : { openId }),
      publicUrl: 'http://here',
      mailFrom: 'a@here',
      mail: {
        send: async (mail) => {
          mails.push(mail);
          return { accepted: mail.to, rejected: [] };
        },
        close() {},
      },
    });
    await app.ready();
    return app;
  }

  /** Enters a person with a password; people of the house have no second factor yet. */
  async function enter(
    login: string,
    roles: Role[],
    organisationId = records.scope.organisationId,
    email?: string,
  ): Promise<number> {
    const act = { actor: 'test', clock };
    const { id, token } = await inviteAccount(
      records.db,
      records.scope,
      { organisationId, login, name: login, roles, ...(email === undefined ? {} : { email }) },
      act,
    );
    await acceptInvitation(means(), { token, password: GOOD });
    return id;
  }

  return {
    records,
    means,
    clock,
    mails,
    serve,
    enter,
    enterprise: () => createOrganisation(records.db, records.scope, { name: '甲企业（虚构示例）', kind: 'enterprise' }),
    code: (key: string) => codeAt(key, now),
    pass: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
  };
}

export function browserOf(app: HttpServer): Browser {
  const browser: Browser = {
    cookie: '',
    csrf: '',
    async ask(method, url, body) {
      const headers: Record<string, string> = { 'x-csrf-token': browser.csrf };
      if (browser.cookie !== '') headers.cookie = browser.cookie;
      const response = await app.inject({
        method,
        url,
        headers,
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const [set] = [response.headers['set-cookie']].flat();
      if (set !== undefined) browser.cookie = set.split(';')[0] ?? '';
      const answer = await answerOf(response);
      if (typeof answer.body?.csrf === 'string') browser.csrf = answer.body.csrf;
      return answer;
    },
  };
  return browser;
}

/** Signs in as a person of the house for the first time: password, then a second factor set up. @returns its key. */
export async function enrol(browser: Browser, login: string, code: (key: string) => string): Promise<string> {
  await browser.ask('POST', '/api/session', { login, password: GOOD });
  const { body } = await browser.ask('POST', '/api/session/enrolment');
  await browser.ask('POST', '/api/session/enrolment/code', { code: code(body.secret) });
  return body.secret;
}
