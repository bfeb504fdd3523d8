import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttp } from '../../../../test/support/http.ts';
import { ServiceLine, type Wish } from '../../../../test/support/service-line.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import { readIssue, renewTokens, withdrawIssue } from '../push/index.ts';
import { effectsRoutes, flow, listJudged } from './index.ts';

const test = useDatabase();
const serve = useHttp();
useTempFolders();

async function judging(wish: Wish = {}) {
  const line = ServiceLine.open(test);
  const { issue, recipient } = await line.approvedIssue(wish);
  await line.deliver();
  const { itemIds, approvedAt } = await readIssue(test.db, line.house, issue);
  const server = await serve((app) =>
    effectsRoutes(app, { db: test.db, house: line.house, clock: line.clock, addresses: line.addresses }),
  );
  const link = (rating: 'relevant' | 'possibly' | 'irrelevant' = 'relevant', item = 0, generation = 1): string =>
    line.addresses
      .judge({ ...recipient, generation, issueItemId: itemIds[item]! }, rating, approvedAt!)
      .slice('https://chuanli.example'.length);
  const send = (fields: Record<string, string>, url = link()) =>
    server.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const judged = () => listJudged(test.db, line.house, 'judged');
  return { line, server, issue, recipient, link, send, judged };
}

describe('a feedback link that is opened', () => {
  it('shows the item and a form, notes the opening, and judges nothing', async () => {
    const { line, server, link, judged } = await judging();
    const before = await flow(test.db, line.house);
    expect(before).toMatchObject({ pushed: 2, opened: 0, judged: 0 });
    for (let at = 0; at < 3; at++) {
      const { statusCode, body, headers } = await server.inject(link('possibly'));
      expect(statusCode).toBe(200);
      expect(body).toContain('一种硫化物固态电解质膜');
      expect(body).toContain('CN199000211A');
      expect(body).toContain('与在研项目直接相关');
      expect(body).toContain('value="possibly" required checked');
      expect(body.match(/ checked/g)).toHaveLength(1);
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
      expect(headers['cache-control']).toBe('no-store');
    }
    expect(await judged()).toEqual([]);
    expect(await flow(test.db, line.house)).toEqual({ ...before, opened: 2 });
  });

  it('is not noted when only its head is asked for', async () => {
    const { line, server, link } = await judging();
    expect((await server.inject({ method: 'HEAD', url: link() })).statusCode).toBe(200);
    expect(await flow(test.db, line.house)).toMatchObject({ opened: 0 });
  });

  it.each([
    ['en', '<html lang="en">', 'For your work it is'],
    ['zh', '<html lang="zh-CN">', '它与贵单位的需求'],
    ['zh-Hant', '<html lang="zh-Hant">', '它與貴單位的需求'],
  ] as const)('speaks the language of the recipient (%s)', async (language, ...parts) => {
    const { server, link } = await judging({ language });
    const { body } = await server.inject({ url: link(), headers: { 'accept-language': 'de' } });
    for (const part of parts) expect(body).toContain(part);
  });

  it('with a rating that is none chooses nothing', async () => {
    const { server, link } = await judging();
    const { statusCode, body } = await server.inject(link().replace('rating=relevant', 'rating=%22%3E%3Cscript%3E'));
    expect(statusCode).toBe(200);
    expect(body).not.toMatch(/ checked|<script/);
  });

  it('is good until it expires, for its own purpose, and until tokens are renewed', async () => {
    const { line, server, recipient, link } = await judging();
    const statusOf = async (url: string) => (await server.inject(url)).statusCode;
    const token = link().split(/[/?]/)[2]!;
    const [payload, signature] = token.split('.') as [string, string];
    const [item, ...rest] = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify([item + 1, ...rest])).toString('base64url');
    expect(await statusOf(`/feedback/${forged}.${signature}`)).toBe(404);
    expect(await statusOf(line.addresses.stop(recipient).replace(/.*\/stop\//, '/feedback/'))).toBe(404);
    expect(await statusOf('/feedback/x')).toBe(404);
    line.clock.set('2027-11-23T04:00:00Z');
    expect(await statusOf(link())).toBe(200);
    line.clock.set('2027-12-29T04:00:00Z');
    expect(await statusOf(link())).toBe(404);
    line.clock.set('2026-11-24T04:00:00Z');
    await renewTokens(test.db, line.house, recipient.recipientId);
    expect(await statusOf(link())).toBe(404);
    expect(await statusOf(link('relevant', 0, 2))).toBe(200);
  });

  it('of another house leads nowhere', async () => {
    const { line, link } = await judging();
    const stranger = await ServiceLine.another(test);
    const server = await serve((app) =>
      effectsRoutes(app, { db: test.db, house: stranger.house, clock: line.clock, addresses: line.addresses }),
    );
    expect((await server.inject(link())).statusCode).toBe(404);
  });
});

describe('a form that is sent', () => {
  it('is recorded, and the last one counts', async () => {
    const { send, judged, line } = await judging();
    const thanks = await send({ rating: 'irrelevant', reason: 'too-broad', remark: ' 与我们无关 ' });
    expect(thanks.statusCode).toBe(200);
    expect(thanks.body).toContain('已记录您的评价');
    expect(await judged()).toMatchObject([
      { rating: 'irrelevant', reason: 'too-broad', remark: '与我们无关', givenBy: '知识产权负责人' },
    ]);
    await send({ rating: 'relevant', reason: '', remark: '   ' });
    expect(await judged()).toMatchObject([{ rating: 'relevant', reason: null, remark: null }]);
    expect(await flow(test.db, line.house)).toMatchObject({
      opened: 2,
      judged: 1,
      relevant: 1,
      irrelevant: 0,
      precision: 1,
    });
  });

  it.each([
    [{ rating: 'wonderful' }],
    [{}],
    [{ rating: '' }],
    [{ rating: 'relevant', reason: 'because' }],
    [{ rating: 'relevant', reason: 'wrong-field' }],
    [{ rating: 'relevant', remark: '长'.repeat(2001) }],
  ] as Record<string, string>[][])('with nonsense is told so in the language of the recipient (%#)', async (fields) => {
    for (const [language, sentence] of [
      ['zh', '尚未记录'],
      ['en', 'Nothing was recorded'],
    ] as const) {
      const { send, judged } = await judging({ language });
      const { statusCode, body, headers } = await send(fields!);
      expect(statusCode).toBe(400);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(body).toContain(`role="alert">${sentence}`);
      expect(body).toContain('<form method="post">');
      expect(await judged()).toEqual([]);
    }
  });

  it('with nonsense keeps what was written, as text', async () => {
    const { send } = await judging();
    const { body } = await send({ rating: 'maybe', reason: 'other', remark: '</textarea><script>alert(1)</script>' });
    expect(body).toContain('&lt;/textarea&gt;&lt;script&gt;');
    expect(body).not.toContain('<script');
    expect(body).toContain('<option value="other" selected>');
  });

  it('without a body, or with another kind of body, records nothing', async () => {
    const { server, link, judged } = await judging();
    expect((await server.inject({ method: 'POST', url: link() })).statusCode).toBe(400);
    const headers = { 'content-type': 'application/json' };
    const wrong = ['null', '[]', '"relevant"', '{"rating":["relevant"]}'];
    for (const payload of wrong) {
      expect((await server.inject({ method: 'POST', url: link(), headers, payload })).statusCode, payload).toBe(400);
    }
    expect(await judged()).toEqual([]);
  });

  it('after the issue was withdrawn is still heard', async () => {
    const { line, issue, send, judged } = await judging();
    await withdrawIssue(test.db, line.house, issue, line.actor, line.clock);
    expect((await send({ rating: 'possibly' })).statusCode).toBe(200);
    expect(await judged()).toHaveLength(1);
  });

  it('with a token that is not good records nothing', async () => {
    const { send, judged, link } = await judging();
    expect((await send({ rating: 'relevant' }, `${link().split('?')[0]}x`)).statusCode).toBe(404);
    expect(await judged()).toEqual([]);
  });
});
