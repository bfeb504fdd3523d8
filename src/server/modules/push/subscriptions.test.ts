import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { problemCode, ServiceLine, week } from '../../../../test/support/service-line.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import {
  listDeliveries,
  listRecipients,
  listSubscriptions,
  renewTokens,
  resumeRecipient,
  stopRecipient,
  stopSubscription,
} from './index.ts';

const test = useDatabase();
useTempFolders();

describe('a subscription', () => {
  it('is one for each enterprise, profile and kind, and keeps its latest wishes', async () => {
    const line = ServiceLine.open(test);
    const { enterpriseId, profileId } = await line.enterprise('甲公司');
    const all = await line.subscribe({ enterpriseId });
    expect(await line.subscribe({ enterpriseId }, { language: 'en', sendIfEmpty: true })).toBe(all);
    const others = [
      await line.subscribe({ enterpriseId }, { kind: 'alert' }),
      await line.subscribe({ enterpriseId }, { profileId }),
      await line.subscribe(await line.enterprise('乙公司')),
    ];
    expect(new Set([all, ...others]).size).toBe(4);
    await line.addRecipient(all);
    expect(await listRecipients(test.db, line.house, enterpriseId)).toMatchObject([{ language: 'en' }]);
    expect(await line.compose()).toHaveLength(1);
  });

  it('wished for more often is due sooner', async () => {
    const line = ServiceLine.open(test);
    const subscriber = await line.enterprise('甲公司');
    const [first] = [await line.subscribe(subscriber, { frequency: 'monthly' })];
    await line.work(...week);
    await line.approve((await line.compose())[0]!);
    await line.work({ publication_number: 'CN199001055A', title: '固态电解质粉体' });
    line.clock.set('2026-11-24T04:00:00Z');
    expect(await line.compose()).toEqual([]);
    expect(await line.subscribe(subscriber, { frequency: 'daily' })).toBe(first);
    line.clock.set('2026-11-25T04:00:00Z');
    expect(await line.compose()).toHaveLength(1);
  });

  it('that was stopped sends nothing more: its draft is withdrawn, what waits is cancelled', async () => {
    const line = ServiceLine.open(test);
    const { subscription, issue } = await line.approvedIssue();
    await line.work({ publication_number: 'CN199001055A', title: '固态电解质粉体' });
    const [draft] = await line.compose(subscription);
    await stopSubscription(test.db, line.house, subscription, 'moved', line.clock);
    await stopSubscription(test.db, line.house, subscription, 'again', line.clock);
    expect(await problemCode(line.approve(draft!))).toBe('push.issue-withdrawn');
    expect(await line.deliver()).toEqual({ delivered: 0, retried: 0, failed: 0, waiting: 0 });
    expect(await listDeliveries(test.db, line.house)).toMatchObject([{ issue, state: 'cancelled' }]);
    expect(await listSubscriptions(test.db, line.house)).toMatchObject([{ stopReason: 'moved', draft: null }]);
  });

  it('that was stopped is followed by a new one', async () => {
    const line = ServiceLine.open(test);
    const subscriber = await line.enterprise('甲公司');
    const first = await line.subscribe(subscriber);
    await stopSubscription(test.db, line.house, first, 'moved', line.clock);
    expect(await line.subscribe(subscriber)).not.toBe(first);
  });

  it('is made by the house that serves the enterprise, for a profile of the enterprise', async () => {
    const line = ServiceLine.open(test);
    const mine = await line.enterprise('甲公司');
    const other = await line.enterprise('乙公司');
    const stranger = await ServiceLine.another(test);
    expect(await problemCode(stranger.subscribe(mine))).toBe('push.no-enterprise');
    expect(await problemCode(line.subscribe({ enterpriseId: 999 }))).toBe('push.no-enterprise');
    expect(await problemCode(line.subscribe(mine, { profileId: other.profileId }))).toBe('push.no-profile');
    const id = await line.subscribe(mine);
    const { house, clock } = stranger;
    expect(await problemCode(stopSubscription(test.db, house, id, 'x', clock))).toBe('push.subscription.not-found');
    expect(await problemCode(stranger.addRecipient(id))).toBe('push.subscription.not-found');
  });

  it('is listed with its names, its draft and how many it goes to', async () => {
    const line = ServiceLine.open(test);
    const mine = await line.enterprise('甲公司');
    const other = await line.enterprise('乙公司');
    const first = await line.subscribe(mine, { profileId: mine.profileId, expiresOn: '2027-11-23' });
    const second = await line.subscribe(other, { kind: 'alert', language: 'en', sendIfEmpty: true });
    const { recipientId } = await line.addRecipient(first);
    await line.addRecipient(first, { channel: 'feed', name: '订阅源' });
    await stopRecipient(test.db, line.house, recipientId, 'recipient', line.clock);
    await line.work(week[0]!);
    const [draft] = await line.compose(first);
    await stopSubscription(test.db, line.house, second, 'moved', line.clock);
    const lines = await listSubscriptions(test.db, line.house);
    expect(lines).toEqual([
      {
        id: first,
        enterpriseId: mine.enterpriseId,
        enterprise: '甲公司（虚构示例）',
        profileId: mine.profileId,
        profile: '甲公司的画像',
        kind: 'brief',
        language: 'zh',
        frequency: 'weekly',
        sendIfEmpty: false,
        nextDueOn: '2026-11-30',
        expiresOn: '2027-11-23',
        fromFile: false,
        stopped: false,
        stopReason: null,
        draft,
        recipients: 1,
      },
      expect.objectContaining({ id: second, profileId: null, profile: null, stopped: true, stopReason: 'moved' }),
    ]);
    expect(await listSubscriptions(test.db, line.house, other.enterpriseId)).toEqual(lines.slice(1));
    expect(await listSubscriptions(test.db, (await ServiceLine.another(test)).house)).toEqual([]);
  });

  it('asked for twice at the same time is one', async () => {
    const line = ServiceLine.open(test);
    const subscriber = await line.enterprise('甲公司');
    const [one, other] = await Promise.all([line.subscribe(subscriber), line.subscribe(subscriber)]);
    expect(one).toBe(other);
    const recipients = await Promise.all([line.addRecipient(one), line.addRecipient(one)]);
    expect(recipients[0]).toEqual(recipients[1]);
  });
});

describe('a recipient', () => {
  it('is entered once', async () => {
    const line = ServiceLine.open(test);
    const { enterpriseId } = await line.enterprise('甲公司');
    const subscription = await line.subscribe({ enterpriseId });
    const { recipientId } = await line.addRecipient(subscription);
    expect((await line.addRecipient(subscription, { address: ' ip@enterprise.example ' })).recipientId).toBe(
      recipientId,
    );
    const feed = await line.addRecipient(subscription, { channel: 'feed', name: '订阅源' });
    expect(await line.addRecipient(subscription, { channel: 'feed', name: '订阅源' })).toEqual(feed);
    expect(await listRecipients(test.db, line.house, enterpriseId)).toMatchObject([
      { id: recipientId, channel: 'mail', address: 'ip@enterprise.example', stopped: false },
      { id: feed.recipientId, channel: 'feed', address: null },
    ]);
    expect(await listRecipients(test.db, (await ServiceLine.another(test)).house)).toEqual([]);
  });

  it.each([
    ['mail', 'nobody', 'push.mail-address'],
    ['mail', 'a@b.example, c@d.example', 'push.mail-address'],
    ['mail', 'a@b.example\r\nBcc: c@d.example', 'push.mail-address'],
    ['mail', '', 'push.mail-address'],
    ['webhook', 'enterprise.example/hook', 'push.webhook-address'],
    ['webhook', 'file:///etc/passwd', 'push.webhook-address'],
    ['webhook', 'javascript:alert(1)', 'push.webhook-address'],
  ] as const)('by %s is not taken at %s', async (channel, address, code) => {
    const line = ServiceLine.open(test);
    const subscription = await line.subscribe(await line.enterprise('甲公司'));
    expect(await problemCode(line.addRecipient(subscription, { channel, address }))).toBe(code);
  });

  it('who stopped gets nothing more, not even what waits, until taken up again', async () => {
    const line = ServiceLine.open(test);
    const { recipient, subscription } = await line.approvedIssue();
    const { recipientId } = recipient;
    await stopRecipient(test.db, line.house, recipientId, 'recipient', line.clock);
    await stopRecipient(test.db, line.house, recipientId, 'again', line.clock);
    expect(await line.deliver()).toEqual({ delivered: 0, retried: 0, failed: 0, waiting: 0 });
    expect(await listDeliveries(test.db, line.house)).toMatchObject([{ state: 'cancelled' }]);
    expect(await line.addRecipient(subscription)).toEqual(recipient);
    await line.work({ publication_number: 'CN199001055A', title: '固态电解质粉体' });
    const [second] = await line.compose(subscription);
    expect(await line.approve(second!)).toBe(0);
    await resumeRecipient(test.db, line.house, recipientId);
    await line.work({ publication_number: 'CN199001266A', title: '固态电解质浆料' });
    const [third] = await line.compose(subscription);
    expect(await line.approve(third!)).toBe(1);
    expect(await line.deliver()).toMatchObject({ delivered: 1 });
  });

  it('is changed by the house alone', async () => {
    const line = ServiceLine.open(test);
    const { recipient } = await line.approvedIssue();
    const { house, clock } = await ServiceLine.another(test);
    const { recipientId } = recipient;
    expect(await problemCode(stopRecipient(test.db, house, recipientId, 'x', clock))).toBe('push.recipient.not-found');
    expect(await problemCode(resumeRecipient(test.db, house, recipientId))).toBe('push.recipient.not-found');
    expect(await problemCode(renewTokens(test.db, house, recipientId))).toBe('push.recipient.not-found');
    expect(await listDeliveries(test.db, house)).toEqual([]);
  });
});
