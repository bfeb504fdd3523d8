import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttp } from '../../../../test/support/http.ts';
import { ServiceLine } from '../../../../test/support/service-line.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import { elementsOf } from '../../../../test/support/xml.ts';
import {
  findRecipient,
  listDeliveries,
  pushRoutes,
  type RecipientRef,
  renewTokens,
  stopRecipient,
  withdrawIssue,
} from './index.ts';

const test = useDatabase();
const serve = useHttp();
useTempFolders();

async function lineWith(...given: Parameters<ServiceLine['approvedIssue']>) {
  const line = ServiceLine.open(test);
  const approved = await line.approvedIssue(...given);
  const means = { db: test.db, house: line.house, clock: line.clock, addresses: line.addresses };
  const server = await serve((app) => pushRoutes(app, means));
  return { line, server, ...approved };
}

const pathOf = (address: string): string => address.slice('https://chuanli.example'.length);
const reader = { 'accept-language': 'en', accept: 'text/html' };

async function stopped(line: ServiceLine, ref: RecipientRef): Promise<boolean | undefined> {
  return (await findRecipient(test.db, line.house, ref))?.stopped;
}

describe('the feed of a recipient', () => {
  const feed = { channel: 'feed', name: '订阅源' } as const;

  it('has an issue as soon as it is approved, with nothing left to send', async () => {
    const { line, server, recipient, issue } = await lineWith({}, feed);
    expect(await listDeliveries(test.db, line.house)).toMatchObject([
      { channel: 'feed', state: 'delivered', attempts: 0 },
    ]);
    expect(await line.deliver()).toMatchObject({ delivered: 0, waiting: 0 });
    const response = await server.inject(pathOf(line.addresses.feed(recipient)));
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    const elements = elementsOf(response.body);
    expect(elements.filter(({ name }) => name === 'entry')).toHaveLength(1);
    expect(response.body).toContain('CN199000211A');
    expect(elements.filter(({ name }) => name === 'id').map(({ text }) => text)).toEqual([
      line.addresses.urn(`recipient ${recipient.recipientId}`),
      line.addresses.urn(`issue ${issue}`),
    ]);
    await withdrawIssue(test.db, line.house, issue, line.actor, line.clock);
    const without = await server.inject(pathOf(line.addresses.feed(recipient)));
    expect(elementsOf(without.body).some(({ name }) => name === 'entry')).toBe(false);
  });

  it('is Traditional Chinese where that is asked for', async () => {
    const { line, server, recipient } = await lineWith({ language: 'zh-Hant' }, feed);
    const { body } = await server.inject(pathOf(line.addresses.feed(recipient)));
    expect(elementsOf(body).find(({ name }) => name === 'content')?.text).toContain('固態電解質膜');
  });

  it('is behind its own token alone', async () => {
    const { line, server, recipient } = await lineWith({}, feed);
    const address = pathOf(line.addresses.feed(recipient));
    const [, , token = ''] = address.split('/');
    const stopToken = pathOf(line.addresses.stop(recipient)).split('/')[2]!;
    const [payload, signature = ''] = token.split('.');
    const forged = Buffer.from(`[${recipient.recipientId + 1},1]`).toString('base64url');
    const others = [stopToken, `${payload}.`, `${forged}.${signature}`, `${payload}.${signature.slice(1)}`, 'x', '1'];
    for (const other of others) {
      expect((await server.inject(`/feeds/${other}/issues.atom`)).statusCode, other).toBe(404);
    }
    await renewTokens(test.db, line.house, recipient.recipientId);
    expect((await server.inject(address)).statusCode).toBe(404);
    const renewed = { ...recipient, generation: 2 };
    expect((await server.inject(pathOf(line.addresses.feed(renewed)))).statusCode).toBe(200);
    await stopRecipient(test.db, line.house, recipient.recipientId, 'recipient', line.clock);
    expect((await server.inject(pathOf(line.addresses.feed(renewed)))).statusCode).toBe(404);
  });

  it('is not opened by the token of another installation or channel', async () => {
    const { line, server, recipient } = await lineWith();
    expect((await server.inject(pathOf(line.addresses.feed(recipient)))).statusCode).toBe(404);
    const elsewhere = ServiceLine.open(test).addresses;
    expect((await server.inject(pathOf(elsewhere.stop(recipient)))).statusCode).toBe(404);
  });
});

describe('the stop link', () => {
  it('asks before it stops', async () => {
    const { line, server, recipient } = await lineWith();
    const url = pathOf(line.addresses.stop(recipient));
    const asked = await server.inject(url);
    expect(asked.statusCode).toBe(200);
    expect(asked.body).toContain('停止向 知识产权负责人（ip@enterprise.example）推送？');
    expect(asked.body).toContain('<form method="post">');
    expect(await stopped(line, recipient)).toBe(false);
    const done = await server.inject({ method: 'POST', url });
    expect(done.statusCode).toBe(200);
    expect(done.body).toContain('已停止向此地址推送');
    expect(await stopped(line, recipient)).toBe(true);
    const again = await server.inject(url);
    expect(again.body).toContain('已停止向此地址推送');
    expect(again.body).not.toContain('<form');
    expect(await line.deliver()).toMatchObject({ delivered: 0, waiting: 0 });
  });

  it.each([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
    ],
  ])('is followed by mail programs with one click (%s)', async (type, payload) => {
    const { line, server, recipient } = await lineWith();
    const url = pathOf(line.addresses.stop(recipient));
    const response = await server.inject({ method: 'POST', url, headers: { 'content-type': type }, payload });
    expect(response.statusCode).toBe(200);
    expect(await stopped(line, recipient)).toBe(true);
  });

  it.each([
    ['en', 'en', 'Stop receiving patent information'],
    ['zh-Hant', 'zh-Hant', '停止接收專利信息'],
    ['zh', 'zh-CN', '停止接收专利信息'],
  ] as const)('speaks the language of the recipient (%s)', async (language, tag, title) => {
    const { line, server, recipient } = await lineWith({ language }, { name: '<b>甲</b>' });
    const { body, headers } = await server.inject({ url: pathOf(line.addresses.stop(recipient)), headers: reader });
    expect(body).toContain(`<html lang="${tag}">`);
    expect(body).toContain(`<h1>${title}</h1>`);
    expect(body).not.toContain('<b>');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(headers['cache-control']).toBe('no-store');
  });

  it('that was forged or renewed stops nobody', async () => {
    const { line, server, recipient } = await lineWith();
    const feedToken = line.addresses.feed(recipient).split('/')[4]!;
    const url = pathOf(line.addresses.stop(recipient));
    await renewTokens(test.db, line.house, recipient.recipientId);
    for (const path of [`/stop/${feedToken}`, url, '/stop/x']) {
      expect((await server.inject({ method: 'POST', url: path })).statusCode).toBe(404);
      expect((await server.inject({ url: path, headers: reader })).body).toContain('There is nothing at this address');
    }
    expect(await stopped(line, { ...recipient, generation: 2 })).toBe(false);
  });

  it('of another house stops nobody here', async () => {
    const { line, recipient } = await lineWith();
    const stranger = await ServiceLine.another(test);
    const means = { db: test.db, house: stranger.house, clock: line.clock, addresses: line.addresses };
    const server = await serve((app) => pushRoutes(app, means));
    const response = await server.inject({ method: 'POST', url: pathOf(line.addresses.stop(recipient)) });
    expect(response.statusCode).toBe(404);
    expect(await stopped(line, recipient)).toBe(false);
  });
});
