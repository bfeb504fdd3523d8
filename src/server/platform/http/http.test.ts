import { Writable } from 'node:stream';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openLog } from '../log.ts';
import { ProblemError } from '../problems.ts';
import { createHttp, type HttpOptions, type HttpServer, listen, PERSON_ONLY } from './index.ts';

const opened: HttpServer[] = [];

afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

async function serve(options: Partial<HttpOptions> = {}): Promise<{ server: HttpServer; logged: string[] }> {
  const logged: string[] = [];
  const to = new Writable({
    write(line, _encoding, done) {
      logged.push(String(line));
      done();
    },
  });
  const server = await createHttp({ log: openLog('info', to), check: async () => {}, ...options });
  opened.push(server);
  return { server, logged };
}

const Echo = z.object({ n: z.coerce.number().int(), text: z.string() });

const OPEN = { config: { access: 'public' as const } };
const BY_LINK = { config: { access: 'link' as const } };

function addRoutes(server: HttpServer): void {
  server.post(
    '/echo/:token',
    { ...BY_LINK, schema: { body: Echo, response: { 200: Echo } } },
    async (request) => request.body,
  );
  server.get('/problem', OPEN, async () => {
    throw new ProblemError({ code: 'issue.not-found', zh: '没有第 9 期。请核对期号。', en: 'There is no issue 9.' });
  });
  server.get('/mistake', OPEN, async () => {
    throw new TypeError('the password is hunter2');
  });
}

describe('answers', () => {
  it('go compressed to whom takes that, where it is worth it', async () => {
    const { server } = await serve();
    const long = '固态电池'.repeat(1000);
    server.get('/long', OPEN, async () => ({ text: long }));
    server.get('/short', OPEN, async () => ({ text: '电池' }));
    const ask = (url: string, encodings: string) => server.inject({ url, headers: { 'accept-encoding': encodings } });
    const packed = await ask('/long', 'gzip, br');
    expect(packed.headers['content-encoding']).toBe('br');
    expect(packed.rawPayload.length).toBeLessThan(long.length / 10);
    expect(JSON.parse(brotliDecompressSync(packed.rawPayload).toString())).toEqual({ text: long });
    expect((await ask('/long', 'identity')).json()).toEqual({ text: long });
    expect((await ask('/short', 'gzip, br')).headers['content-encoding']).toBeUndefined();
  });

  it('take no body that comes compressed', async () => {
    const { server } = await serve();
    addRoutes(server);
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const payload = gzipSync('{"n":7,"text":"x"}');
    expect((await server.inject({ method: 'POST', url: '/echo/x', headers, payload })).statusCode).toBe(400);
  });

  it('follow the contract of the route, from JSON and from forms', async () => {
    const { server } = await serve();
    addRoutes(server);
    const json = await server.inject({ method: 'POST', url: '/echo/x', payload: { n: 7, text: '传' } });
    expect(json.json()).toEqual({ n: 7, text: '传' });
    const form = await server.inject({
      method: 'POST',
      url: '/echo/x',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'n=7&text=%E4%BC%A0+a',
    });
    expect(form.json()).toEqual({ n: 7, text: '传 a' });
  });

  it('come to no form of another site where no token in the address says whose it is', async () => {
    const { server } = await serve();
    server.post('/sign-in', { ...OPEN, schema: { body: Echo } }, async () => 'in');
    const answer = await server.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'n=7&text=a',
    });
    expect(answer.statusCode).toBe(415);
    expect(answer.json()).toMatchObject({ code: 'http.media-type' });
  });

  it('bear headers that keep a page to itself', async () => {
    const { server } = await serve();
    const { headers } = await server.inject('/health');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  });
});

describe('a failed request', () => {
  it.each([
    ['zh-CN', '没有第 9 期。请核对期号。', '未找到'],
    ['zh-TW', '沒有第 9 期。請核對期號。', '未找到'],
    ['en', 'There is no issue 9.', 'Not found'],
  ])('is explained to a reader of %s', async (language, detail, title) => {
    const { server } = await serve();
    addRoutes(server);
    const response = await server.inject({ url: '/problem', headers: { 'accept-language': language } });
    expect(response.statusCode).toBe(404);
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(response.json()).toMatchObject({
      type: 'urn:chuanli:problem:issue.not-found',
      status: 404,
      code: 'issue.not-found',
      title,
      detail,
    });
  });

  it('names the fields that are wrong', async () => {
    const { server } = await serve();
    addRoutes(server);
    const response = await server.inject({ method: 'POST', url: '/echo/x', payload: { n: 'seven' } });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({
      code: 'http.bad-request',
      errors: [{ pointer: '/n' }, { pointer: '/text' }],
    });
  });

  it.each([
    ['GET', '/nowhere', {}, '', 404, 'http.not-found'],
    ['POST', '/echo/x', { 'content-type': 'application/json' }, '{"n":', 400, 'http.bad-request'],
    ['POST', '/echo/x', { 'content-type': 'text/yaml' }, 'n: 7', 415, 'http.media-type'],
    ['POST', '/echo/x', { 'content-type': 'application/json' }, `"${'a'.repeat(1_000_001)}"`, 413, 'http.too-large'],
  ] as const)('%s %s %j is told apart', async (method, url, headers, payload, status, code) => {
    const { server } = await serve();
    addRoutes(server);
    const response = await server.inject({ method, url, headers, payload });
    expect([response.statusCode, response.json().code]).toEqual([status, code]);
  });

  it('through a mistake in the program tells the log and not the client', async () => {
    const { server, logged } = await serve();
    addRoutes(server);
    const response = await server.inject('/mistake');
    expect(response.statusCode).toBe(500);
    expect(response.json().code).toBe('http.internal');
    expect(response.body).not.toContain('hunter2');
    expect(logged.join()).toContain('the password is hunter2');
  });

  it('is a page for a browser, with nothing of it taken for markup', async () => {
    const { server } = await serve();
    server.get('/x', OPEN, async () => {
      throw new ProblemError({ code: 'x.y', zh: '<script>alert(1)</script>', en: '' });
    });
    const response = await server.inject({ url: '/x', headers: { accept: 'text/html,application/xhtml+xml' } });
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.body).toContain('&lt;script&gt;');
    expect(response.body).not.toContain('<script>');
  });
});

describe('the server', () => {
  it('answers so many requests a minute to one address, and health always', async () => {
    const { server } = await serve({ requestsPerMinute: 2 });
    addRoutes(server);
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++) statuses.push((await server.inject('/problem')).statusCode);
    const refused = await server.inject('/problem');
    expect(statuses).toEqual([404, 404, 429]);
    expect(refused.json().code).toBe('http.too-many');
    expect(refused.headers['retry-after']).toBeDefined();
    expect((await server.inject('/nowhere')).statusCode).toBe(429);
    expect((await server.inject('/health')).statusCode).toBe(200);
  });

  it('answers so many requests a minute to one person, from wherever they come', async () => {
    const principal = { actor: 'a', organisationId: 1, roles: ['reader'], open: true };
    const { server } = await serve({
      requestsPerPrincipal: 2,
      trustedProxies: ['127.0.0.1'],
      authenticate: async ({ headers }) => ({ ...principal, accountId: Number(headers['x-account']) }),
    });
    server.get('/mine', { config: { access: { roles: ['reader'] } } }, async () => 'mine');
    const ask = async (account: number, address: string) => {
      const headers = { 'x-account': String(account), 'x-forwarded-for': address };
      return (await server.inject({ url: '/mine', headers })).statusCode;
    };
    const asked = [
      await ask(1, '10.0.0.1'),
      await ask(1, '10.0.0.2'),
      await ask(1, '10.0.0.3'),
      await ask(2, '10.0.0.3'),
    ];
    expect(asked).toEqual([200, 200, 429, 200]);
  });

  it('opens to a key only what its scopes say', async () => {
    const principal = { accountId: 1, actor: 'a', organisationId: 1, roles: ['reader'], open: true, scopes: ['read'] };
    const { server } = await serve({ authenticate: async () => principal });
    const roles = ['reader'];
    server.get('/look', { config: { access: { roles } } }, async () => 'seen');
    server.post('/change', { config: { access: { roles } } }, async () => 'changed');
    server.post('/judge', { config: { access: { roles, scope: 'judge' } } }, async () => 'judged');
    server.get('/own', { config: { access: { roles, scope: PERSON_ONLY } } }, async () => 'own');
    const status = async (method: 'GET' | 'POST', url: string) => (await server.inject({ method, url })).statusCode;
    expect(await status('GET', '/look')).toBe(200);
    expect(await status('POST', '/change')).toBe(403);
    expect(await status('POST', '/judge')).toBe(403);
    expect(await status('GET', '/own')).toBe(403);
    principal.scopes.push('judge');
    expect(await status('POST', '/judge')).toBe(200);
    expect(await status('POST', '/change')).toBe(403);
  });

  it('says whether it can do its work', async () => {
    const { server } = await serve({ check: () => Promise.reject(new Error('no database')) });
    const response = await server.inject('/health');
    expect([response.statusCode, response.json().code]).toEqual([503, 'http.unavailable']);
    expect((await (await serve()).server.inject('/health')).json()).toEqual({ status: 'ok' });
  });

  it('logs the route and not the address, which may hold a token', async () => {
    const { server, logged } = await serve();
    addRoutes(server);
    await server.inject({ method: 'POST', url: '/echo/s3cret?key=s3cret', payload: { n: 1, text: '' } });
    await server.inject('/nowhere/s3cret');
    expect(logged.join()).toContain('/echo/:token');
    expect(logged.join()).not.toContain('s3cret');
  });

  it('names a port that is taken', async () => {
    const { server } = await serve();
    const { port } = new URL(await listen(server, '127.0.0.1', 0));
    const { server: second } = await serve();
    await expect(listen(second, '127.0.0.1', Number(port))).rejects.toMatchObject({
      problem: { code: 'http.port-in-use', zh: expect.stringContaining(port) },
    });
  });
});
