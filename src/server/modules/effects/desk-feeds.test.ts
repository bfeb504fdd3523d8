import { expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttp } from '../../../../test/support/http.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import type { DeskAddresses, NewFeed } from '../../../shared/desk.ts';
import { readAudit } from '../../platform/audit.ts';
import { feedFor } from '../push/index.ts';
import { byHeader, deskOffice } from './desk.fixture.ts';

const test = useDatabase();
const serve = useHttp(byHeader);
useTempFolders();

async function office() {
  const { line, ask, get } = await deskOffice(test, serve);
  const subscriptions = async (person: string) =>
    (await get<DeskAddresses>(person, '/api/desk/addresses')).subscriptions[0]!;
  const { id } = await subscriptions('manager');
  const open = (person: string, name: string, subscription = id) =>
    ask(person, '/api/desk/feeds', 'POST', { subscription, name });
  const close = (person: string, feed: number) => ask(person, `/api/desk/feeds/${feed}`, 'DELETE');
  const feedAt = (address: string) => {
    const token = /feeds\/([^/]+)\//.exec(address)?.[1] ?? '';
    return feedFor(test.db, line.house, line.addresses, token);
  };
  const recipient = async (feed: number) => (await subscriptions('manager')).recipients.find((one) => one.id === feed);
  return { line, subscription: id, open, close, feedAt, recipient };
}

it('an enterprise’s manager opens a feed whose address is told once, and closes it', async () => {
  const { line, open, close, feedAt, recipient } = await office();
  const feed = (await open('manager', '研发二组')).json<NewFeed>();
  expect(await feedAt(feed.address)).toContain('<feed');
  expect(await recipient(feed.id)).toMatchObject({ name: '研发二组', address: null, isOwn: true, stopped: false });
  expect((await close('manager', feed.id)).statusCode).toBe(200);
  expect(await feedAt(feed.address)).toBeUndefined();
  expect(await recipient(feed.id)).toMatchObject({ stopped: true });
  const audited = await readAudit(test.db, line.house, `recipient ${feed.id}`);
  expect(audited.map(({ action }) => action)).toEqual(['feed.open', 'feed.close']);
});

it('a closed feed opens again under its name with another address', async () => {
  const { open, close, feedAt } = await office();
  const first = (await open('manager', '研发二组')).json<NewFeed>();
  expect((await open('manager', '研发二组')).statusCode).toBe(409);
  await close('manager', first.id);
  const second = (await open('manager', '研发二组')).json<NewFeed>();
  expect(second.id).toBe(first.id);
  expect(await feedAt(first.address)).toBeUndefined();
  expect(await feedAt(second.address)).toContain('<feed');
});

it('is nobody else’s to open or close, and what the house entered is not the enterprise’s to close', async () => {
  const { line, subscription, open, close, recipient } = await office();
  const { id } = (await open('manager', '研发二组')).json<NewFeed>();
  expect((await open('reader', '我的')).statusCode).toBe(403);
  expect((await open('stranger', '他们的')).statusCode).toBe(404);
  expect((await close('reader', id)).statusCode).toBe(403);
  expect((await close('stranger', id)).statusCode).toBe(404);
  expect(await recipient(id)).toMatchObject({ stopped: false });
  const { recipientId } = await line.addRecipient(subscription, { channel: 'feed', name: '机构开通' });
  expect((await close('manager', recipientId)).statusCode).toBe(404);
});
