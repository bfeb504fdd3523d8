import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { problemCode, ServiceLine, week } from '../../../../test/support/service-line.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import { transaction } from '../../platform/db/index.ts';
import { decide, undoDecision } from '../screening/index.ts';
import { approveIssue, findPushedItem, listIssues, readIssue, stopSubscription, withdrawIssue } from './index.ts';

const test = useDatabase();
useTempFolders();

const later = { publication_number: 'CN199001055A', title: '固态电解质粉体', publication_date: '2026-11-24' };

async function sessionsThatWait(): Promise<unknown> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'
  `.execute(test.db);
  return rows[0]?.count;
}

async function started(wish: Parameters<ServiceLine['subscribe']>[1] = {}) {
  const line = ServiceLine.open(test);
  const subscriber = await line.enterprise('甲公司');
  const subscription = await line.subscribe(subscriber, wish);
  const read = async (id: number) => readIssue(test.db, line.house, id);
  const numbers = async (id: number) => (await read(id)).content.items.map(({ number }) => number);
  return { line, ...subscriber, subscription, read, numbers };
}

describe('an issue', () => {
  it('says what was kept, with the line for the enterprise, as it was then', async () => {
    const { line, read } = await started();
    await line.work(...week);
    const [issue] = await line.compose();
    const { content, itemIds, state } = await read(issue!);
    expect(state).toBe('draft');
    expect(itemIds).toHaveLength(2);
    expect(content).toEqual({
      kind: 'brief',
      language: 'zh',
      number: 1,
      enterprise: '甲公司（虚构示例）',
      house: '测试服务站（虚构示例）',
      to: '2026-11-23',
      items: [
        {
          position: 1,
          number: 'CN199000211A',
          event: 'new-family',
          titles: [{ lang: 'zh', text: '一种硫化物固态电解质膜' }],
          date: '2026-11-17',
          applicants: [],
          classes: [],
          whyItMatters: '与在研项目直接相关',
          members: [],
          profile: '甲公司的画像',
        },
        expect.objectContaining({ position: 2, number: 'US20269000137A1' }),
      ],
    });
    await line.receive({ ...week[0]!, title: '改了名称的固态电解质膜' });
    expect((await read(issue!)).content).toEqual(content);
  });

  it('is made of texts with control characters too, and goes out', async () => {
    const { line, subscription, read } = await started();
    await line.addRecipient(subscription);
    const wild = '\u0000\u0001\u001b\ud800\udfff\uffff';
    await line.receive({
      ...later,
      title: `固态电解质${wild}膜`,
      abstract: `${wild}\\u0000`,
      applicants: `甲${wild}乙`,
    });
    await line.screen();
    await line.keepAll('控制字符\u0001\u001b');
    const [issue] = await line.compose();
    expect((await read(issue!)).content.items).toMatchObject([
      { titles: [{ text: expect.stringMatching(/^固态电解质.*膜$/) }], whyItMatters: '控制字符\u0001\u001b' },
    ]);
    await line.approve(issue!);
    expect(await line.deliver()).toMatchObject({ delivered: 1 });
  });

  it('is made once for what was kept once', async () => {
    const { line } = await started();
    await line.work(...week);
    expect(await line.compose()).toHaveLength(1);
    expect(await line.compose()).toEqual([]);
    expect(await listIssues(test.db, line.house)).toHaveLength(1);
  });

  it('takes in what is kept while it waits for approval, and no more after it', async () => {
    const { line, numbers, read } = await started();
    await line.work(...week);
    const [draft] = await line.compose();
    line.clock.set('2026-11-25T04:00:00Z');
    await line.work(later);
    expect(await line.compose()).toEqual([draft]);
    expect(await numbers(draft!)).toEqual(['CN199000211A', 'US20269000137A1', 'CN199001055A']);
    expect((await read(draft!)).content.to).toBe('2026-11-25');
    await line.approve(draft!);
    await line.work({ ...later, publication_number: 'CN199001266A', title: '另一种固态电解质' });
    expect(await line.compose()).toEqual([]);
    line.clock.set('2026-11-30T04:00:00Z');
    const [second] = await line.compose();
    expect(await numbers(second!)).toEqual(['CN199001266A']);
    expect((await read(second!)).content).toMatchObject({ number: 2, from: '2026-11-26', to: '2026-11-30' });
  });

  it('holds nothing of another enterprise or profile', async () => {
    const { line, numbers } = await started();
    const other = await line.enterprise('乙公司', '茶叶', 'tea');
    await line.subscribe(other, { profileId: other.profileId });
    await line.work(...week);
    const issues = await line.compose();
    expect(await Promise.all(issues.map(numbers))).toEqual([['CN199000211A', 'US20269000137A1'], ['CN199000844A']]);
  });

  it('is not made of what was dropped or is still open', async () => {
    const { line } = await started();
    await line.receive(...week);
    await line.screen();
    expect(await line.compose()).toEqual([]);
    await decide(test.db, line.house, 1, { decision: 'drop' }, line.act);
    await decide(test.db, line.house, 2, { decision: 'maybe' }, line.act);
    expect(await line.compose()).toEqual([]);
  });

  it('tells of silence only where that is wanted', async () => {
    const { line, read } = await started({ sendIfEmpty: true });
    const quiet = await line.enterprise('乙公司');
    await line.subscribe(quiet);
    const issues = await line.compose();
    expect(issues).toHaveLength(1);
    expect((await read(issues[0]!)).content).toMatchObject({ enterprise: '甲公司（虚构示例）', items: [] });
    expect(await line.compose()).toEqual([]);
    line.clock.set('2026-11-30T04:00:00Z');
    expect(await line.compose()).toEqual([]);
    await line.approve(issues[0]!);
    expect(await line.compose()).toHaveLength(1);
  });

  it('of another subscription of the enterprise counts on, and tells no period before its own', async () => {
    const { line, enterpriseId, profileId } = await started();
    await line.work(...week);
    await line.compose();
    line.clock.set('2026-11-25T04:00:00Z');
    await line.subscribe({ enterpriseId }, { kind: 'alert', profileId });
    expect(await line.compose()).toHaveLength(2);
    const issues = await listIssues(test.db, line.house, { enterprise: enterpriseId });
    expect(issues).toMatchObject([
      { number: 3, kind: 'alert', items: 1, from: null, to: '2026-11-25' },
      { number: 2, kind: 'alert', items: 1, from: null, to: '2026-11-25' },
      { number: 1, kind: 'brief', items: 2, from: null, to: '2026-11-23' },
    ]);
  });
});

describe('a subscription that begins later', () => {
  it('does not send again what the enterprise had before, and sends what is kept from then on', async () => {
    const { line, enterpriseId, profileId } = await started();
    const [first, ...others] = week;
    await line.work(first!);
    for (const issue of await line.compose()) await line.approve(issue);
    line.clock.set('2026-11-25T04:00:00Z');
    await line.subscribe({ enterpriseId }, { kind: 'alert', profileId });
    expect(await line.compose()).toEqual([]);
    await line.work(...others);
    expect((await line.compose()).length).toBeGreaterThan(0);
  });
});

describe('the day', () => {
  it('is that of the house', async () => {
    const zone = process.env.TZ;
    process.env.TZ = 'Asia/Shanghai';
    try {
      const line = ServiceLine.open(test);
      line.clock.set('2026-11-22T17:00:00Z');
      await line.subscribe(await line.enterprise('甲公司'), { sendIfEmpty: true });
      const [issue] = await line.compose();
      expect((await readIssue(test.db, line.house, issue!)).content.to).toBe('2026-11-23');
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('on which the next issue is due is not shifted by a late one', async () => {
    const { line } = await started({ sendIfEmpty: true });
    const composed: string[] = [];
    for (const day of ['23', '24', '29', '30']) {
      line.clock.set(`2026-11-${day}T04:00:00Z`);
      for (const issue of await line.compose()) {
        composed.push(day);
        await line.approve(issue);
      }
    }
    line.clock.set('2026-12-09T04:00:00Z');
    expect(await line.compose()).toHaveLength(1);
    line.clock.set('2026-12-14T04:00:00Z');
    expect(await listIssues(test.db, line.house, { state: 'draft' })).toHaveLength(1);
    expect(composed).toEqual(['23', '30']);
  });

  it('before the first one and after the last one make no issue', async () => {
    const { line, subscription } = await started({
      startsOn: '2026-11-25',
      expiresOn: '2026-12-01',
      sendIfEmpty: true,
    });
    expect(await line.compose()).toEqual([]);
    line.clock.set('2026-12-02T04:00:00Z');
    expect(await line.compose()).toEqual([]);
    expect(await problemCode(line.compose(subscription))).toBe('push.subscription-ended');
    line.clock.set('2026-12-01T04:00:00Z');
    expect(await line.compose()).toHaveLength(1);
  });

  it('does not matter where one subscription is asked for', async () => {
    const { line, subscription } = await started({ startsOn: '2026-12-25' });
    await line.work(...week);
    expect(await line.compose()).toEqual([]);
    expect(await line.compose(subscription)).toHaveLength(1);
    expect(await problemCode(line.compose(999))).toBe('push.subscription.not-found');
  });

  it('never comes for a stopped subscription', async () => {
    const { line, subscription } = await started();
    await line.work(...week);
    await stopSubscription(test.db, line.house, subscription, 'no longer wanted', line.clock);
    await stopSubscription(test.db, line.house, subscription, 'again', line.clock);
    expect(await line.compose()).toEqual([]);
    expect(await problemCode(line.compose(subscription))).toBe('push.subscription-ended');
  });
});

describe('a decision taken back', () => {
  it('takes its item out on approval, and the others move up', async () => {
    const { line, read } = await started();
    const [first] = await line.work(...week);
    const [issue] = await line.compose();
    await undoDecision(test.db, line.house, first!, line.act);
    await line.approve(issue!);
    const { content } = await read(issue!);
    expect(content.items.map(({ position, number }) => [position, number])).toEqual([[1, 'US20269000137A1']]);
    await decide(test.db, line.house, first!, { decision: 'keep' }, line.act);
    line.clock.set('2026-11-30T04:00:00Z');
    const [next] = await line.compose();
    expect((await read(next!)).content.items).toMatchObject([{ number: 'CN199000211A' }]);
  });

  it('withdraws a draft that has nothing left', async () => {
    const { line, subscription, read } = await started();
    await line.addRecipient(subscription);
    const items = await line.work(...week);
    const [issue] = await line.compose();
    for (const item of items) await undoDecision(test.db, line.house, item, line.act);
    expect(await line.approve(issue!)).toBe(0);
    expect((await read(issue!)).state).toBe('withdrawn');
  });
});

describe('approval and withdrawal', () => {
  it('approve once, however often they are asked', async () => {
    const { line, subscription } = await started();
    await line.addRecipient(subscription);
    await line.addRecipient(subscription, { address: 'second@enterprise.example' });
    await line.work(...week);
    const [issue] = await line.compose();
    const made = await Promise.all([line.approve(issue!), line.approve(issue!)]);
    expect(made.sort()).toEqual([0, 2]);
    expect(await line.approve(issue!)).toBe(0);
    expect(await line.deliver()).toMatchObject({ delivered: 2 });
  });

  // The embedded database has one session, so that there one waits for the other anyway.
  it.skipIf(process.env.TEST_DATABASE_URL === undefined)('let nothing join the draft that they approve', async () => {
    const { line, numbers } = await started();
    await line.work(week[0]!);
    const [draft] = await line.compose();
    await line.work(later);
    const approved = Promise.withResolvers<void>();
    const composing = Promise.withResolvers<void>();
    const approval = transaction(test.db, async (tx) => {
      await approveIssue(tx, line.house, draft!, line.actor, line.clock);
      approved.resolve();
      await composing.promise;
    });
    await approved.promise;
    const composed = line.compose();
    await expect.poll(sessionsThatWait).toBe(1);
    composing.resolve();
    await approval;
    expect(await composed).toEqual([]);
    expect(await numbers(draft!)).toEqual(['CN199000211A']);
  });

  it('are refused for a subscription that has expired or was stopped', async () => {
    const { line, subscription } = await started({ expiresOn: '2026-11-23' });
    await line.addRecipient(subscription);
    await line.work(...week);
    const [issue] = await line.compose();
    line.clock.set('2026-11-24T04:00:00Z');
    expect(await problemCode(line.approve(issue!))).toBe('push.subscription-ended');
    line.clock.set('2026-11-23T04:00:00Z');
    await sql`update subscription set stopped_at = now()`.execute(test.db);
    expect(await problemCode(line.approve(issue!))).toBe('push.subscription-ended');
    expect(await line.deliver()).toMatchObject({ delivered: 0, waiting: 0 });
  });

  it('free the items of a draft for the next issue', async () => {
    const { line, subscription, numbers } = await started();
    await line.work(...week);
    const [issue] = await line.compose();
    await withdrawIssue(test.db, line.house, issue!, line.actor, line.clock);
    await withdrawIssue(test.db, line.house, issue!, line.actor, line.clock);
    expect(await problemCode(line.approve(issue!))).toBe('push.issue-withdrawn');
    const [next] = await line.compose(subscription);
    expect(next).not.toBe(issue);
    expect(await numbers(next!)).toEqual(['CN199000211A', 'US20269000137A1']);
  });

  it('free the items of an approved issue that nobody has, and keep a record of what it held', async () => {
    const { line, subscription, numbers } = await started();
    await line.addRecipient(subscription);
    await line.work(...week);
    const [issue] = await line.compose();
    const held = await numbers(issue!);
    const { itemIds } = await readIssue(test.db, line.house, issue!);
    await line.approve(issue!);
    await withdrawIssue(test.db, line.house, issue!, line.actor, line.clock);
    const [next] = await line.compose(subscription);
    expect(await numbers(next!)).toEqual(held);
    expect(await numbers(issue!)).toEqual(held);
    expect(await findPushedItem(test.db, line.house, itemIds[0]!)).toBeUndefined();
    expect(await line.approve(next!)).toBe(1);
    expect(await line.deliver()).toMatchObject({ delivered: 1 });
  });

  it('free nothing of an issue that somebody has, or may have any moment', async () => {
    const { line, subscription } = await started();
    await line.addRecipient(subscription);
    await line.work(...week);
    const [first] = await line.compose();
    await line.approve(first!);
    await line.deliver(async () => {
      await withdrawIssue(test.db, line.house, first!, line.actor, line.clock);
      return { type: 'delivered' };
    });
    expect(await line.compose(subscription)).toEqual([]);
    await line.work(later);
    const [second] = await line.compose(subscription);
    await line.approve(second!);
    await line.deliver();
    expect(await withdrawIssue(test.db, line.house, second!, line.actor, line.clock)).toBe(1);
    expect(await line.compose(subscription)).toEqual([]);
  });

  it('are for the house alone', async () => {
    const { line } = await started();
    await line.work(...week);
    const [issue] = await line.compose();
    const stranger = await ServiceLine.another(test);
    expect(await stranger.compose()).toEqual([]);
    expect(await listIssues(test.db, stranger.house)).toEqual([]);
    const { house, actor, clock } = stranger;
    expect(await problemCode(readIssue(test.db, house, issue!))).toBe('push.issue.not-found');
    expect(await problemCode(approveIssue(test.db, house, issue!, actor, clock))).toBe('push.issue.not-found');
    expect(await problemCode(withdrawIssue(test.db, house, issue!, actor, clock))).toBe('push.issue.not-found');
  });
});
