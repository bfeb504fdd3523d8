import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/support/database.ts';
import { problemCode, week as publications, ServiceLine } from '../../test/support/service-line.ts';
import { useTempFolders } from '../../test/support/temp.ts';
import { listProfiles } from './modules/profiles/index.ts';
import {
  listDeliveries,
  listRecipients,
  listSubscriptions,
  resumeSubscription,
  stopRecipient,
  stopSubscription,
} from './modules/push/index.ts';
import { deliver, importProfilesWithDelivery } from './service-line.ts';

const test = useDatabase();
useTempFolders();

const sample = (name: string): string => fileURLToPath(new URL(`../../sample/${name}`, import.meta.url));
const week = [sample('2026-w47-cn.csv'), sample('2026-w47-us.xml')];
const sampleProfiles = JSON.parse(readFileSync(sample('profiles.json'), 'utf8'));

const enter = (line: ServiceLine, content: unknown) =>
  importProfilesWithDelivery({ database: test.database, house: line.house, clock: line.clock }, content, 'tester');

function fileWith(delivery: object) {
  return {
    format: 'chuanli-profiles/1',
    organisations: [{ code: 'a', name: '甲公司（虚构示例）' }],
    profiles: [
      {
        organisation: 'a',
        code: 'P1',
        name: '膜',
        definition: { concepts: [{ name: '膜', zh: ['固态电解质'] }] },
        delivery,
      },
    ],
  };
}

describe('a profile file', () => {
  it('brings enterprises, profiles and recipients, and nothing new the second time', async () => {
    const line = ServiceLine.open(test);
    const first = await enter(line, sampleProfiles);
    expect(first.organisations).toEqual({ created: 8, known: 0 });
    expect(first.deliveries).toEqual({ created: expect.any(Number), changed: 0, unchanged: 0 });
    expect(first.deliveries.created).toBeGreaterThanOrEqual(8);
    const recipients = await listRecipients(test.db, line.house);
    expect(recipients.length).toBeGreaterThanOrEqual(8);
    const second = await enter(line, sampleProfiles);
    expect(second).toEqual({
      organisations: { created: 0, known: 8 },
      profiles: { created: 0, revised: 0, unchanged: first.profiles.created },
      deliveries: { created: 0, changed: 0, unchanged: first.deliveries.created },
    });
    expect(await listRecipients(test.db, line.house)).toEqual(recipients);
  });

  const [one, other] = ['one@enterprise.example', 'other@enterprise.example'].map(
    (address) => ({ channel: 'mail', name: '收件人', address }) as const,
  );
  const standing = async (line: ServiceLine) => {
    const recipients = await listRecipients(test.db, line.house);
    return recipients.map(({ address, stopped }) => `${address} ${stopped ? 'stopped' : 'receives'}`);
  };

  it('that wishes for another kind of issue changes the subscription and sends nothing again', async () => {
    const line = ServiceLine.open(test);
    await enter(line, fileWith({ recipients: [one] }));
    await line.work(...publications);
    await line.approve((await line.compose())[0]!);
    const { deliveries } = await enter(line, fileWith({ kind: 'express', frequency: 'daily', recipients: [one] }));
    expect(deliveries).toEqual({ created: 0, changed: 1, unchanged: 0 });
    const subscriptions = await listSubscriptions(test.db, line.house);
    expect(subscriptions).toMatchObject([{ kind: 'express', frequency: 'daily', stopped: false }]);
    expect(await line.compose(subscriptions[0]!.id)).toEqual([]);
  });

  it('that lists a recipient no more sends them nothing, until it lists them again', async () => {
    const line = ServiceLine.open(test);
    await enter(line, fileWith({ recipients: [one, other] }));
    await line.work(...publications);
    await line.approve((await line.compose())[0]!);
    const changed = { created: 0, changed: 1, unchanged: 0 };
    expect((await enter(line, fileWith({ recipients: [one] }))).deliveries).toEqual(changed);
    expect(await standing(line)).toEqual([`${one!.address} receives`, `${other!.address} stopped`]);
    expect(await line.deliver()).toMatchObject({ delivered: 1, waiting: 0 });
    expect((await enter(line, fileWith({ recipients: [one] }))).deliveries).toEqual({
      ...changed,
      changed: 0,
      unchanged: 1,
    });
    expect((await enter(line, fileWith({ recipients: [one, other] }))).deliveries).toEqual(changed);
    expect(await standing(line)).toEqual([`${one!.address} receives`, `${other!.address} receives`]);
  });

  it('takes up nobody who stopped, before or after it left them out, and no subscription that was stopped', async () => {
    const line = ServiceLine.open(test);
    await enter(line, fileWith({ recipients: [one, other] }));
    const [first, second] = await listRecipients(test.db, line.house);
    await stopRecipient(test.db, line.house, first!.id, 'recipient', line.clock);
    await enter(line, fileWith({ recipients: [] }));
    await stopRecipient(test.db, line.house, second!.id, 'recipient', line.clock);
    await enter(line, fileWith({ recipients: [one, other] }));
    expect(await standing(line)).toEqual([`${one!.address} stopped`, `${other!.address} stopped`]);
    const { id } = (await listSubscriptions(test.db, line.house))[0]!;
    await stopSubscription(test.db, line.house, id, 'moved', line.clock);
    await enter(line, fileWith({ language: 'en', recipients: [one, other] }));
    expect(await listSubscriptions(test.db, line.house)).toMatchObject([{ id, language: 'en', stopped: true }]);
    expect(await problemCode(resumeSubscription(test.db, { organisationId: 999 }, id))).toBe(
      'push.subscription.not-found',
    );
    await resumeSubscription(test.db, line.house, id);
    expect(await listSubscriptions(test.db, line.house)).toMatchObject([{ id, stopped: false }]);
  });

  it.each([
    ['profile-file.delivery', { kind: 'newspaper', recipients: [] }],
    ['profile-file.delivery', { recipients: [{ channel: 'pigeon', name: '某人' }] }],
    ['profile-file.delivery', {}],
    ['push.mail-address', { recipients: [{ channel: 'mail', name: '某人', address: 'nobody' }] }],
    ['push.webhook-address', { recipients: [{ channel: 'webhook', name: '某系统' }] }],
  ])('with a wrong wish for delivery is refused whole (%s, %#)', async (code, delivery) => {
    const line = ServiceLine.open(test);
    expect(await problemCode(enter(line, fileWith(delivery)))).toBe(code);
    expect(await listProfiles(test.db, line.house, {}, line.act)).toEqual([]);
  });
});

describe('the sample week', () => {
  it('goes from its files to the desks of the eight enterprises', async () => {
    const line = ServiceLine.open(test);
    await enter(line, sampleProfiles);
    await line.receiveFiles(...week);
    expect(await line.screen()).toMatchObject({ publications: 60 });
    await line.keepAll();
    const issues = await line.compose();
    expect(issues.length).toBeGreaterThanOrEqual(8);
    for (const issue of issues) await line.approve(issue);
    const { database } = test;
    const { house, clock, addresses, mail, outbox } = line;
    const config = { mailFrom: 'push@house.example', allowedOutgoing: [] };
    const report = await deliver({ database, house, clock, addresses, mail, config });
    expect(report).toMatchObject({ retried: 0, failed: 0, waiting: 0 });
    expect(readdirSync(outbox)).toHaveLength(report.delivered);
    const deliveries = await listDeliveries(test.db, house, 1000);
    expect(deliveries.every(({ state }) => state === 'delivered')).toBe(true);
    expect(new Set(deliveries.map(({ enterprise }) => enterprise)).size).toBe(8);
  });
});
