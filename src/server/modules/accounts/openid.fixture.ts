import { useOpenIdProvider } from '../../../../test/support/openid-provider.ts';
import { readAudit, searchAudit } from '../../platform/audit.ts';
import { readConfig } from '../../platform/config.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { openLog } from '../../platform/log.ts';
import { useAccounts } from './accounts.fixture.ts';
import { openIdOf } from './openid.ts';

export const START = '/api/session/openid';
export const MAIL = 'reader@enterprise.example';

export interface Settings {
  readonly claim?: string;
  readonly issuer?: string;
  readonly allowed?: string;
}

/** The accounts of a house, with an identity service of its own whose behaviour the test chooses. */
export function useIdentityService() {
  const office = useAccounts();
  const provider = useOpenIdProvider(() => office.clock.now());

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

  return { office, provider, arrive, reader, auditOf, refusals };
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
