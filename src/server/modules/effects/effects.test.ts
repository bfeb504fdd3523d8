import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { problemCode, ServiceLine, week } from '../../../../test/support/service-line.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import type { Rating } from '../../../shared/push.ts';
import { readIssue } from '../push/index.ts';
import { flow, itemsBehind, listJudged, listUses, precisionBy, recordFeedback, recordUse } from './index.ts';

const test = useDatabase();
useTempFolders();

async function judging() {
  const line = ServiceLine.open(test);
  const { issue, recipient, ...subscriber } = await line.approvedIssue();
  await line.deliver();
  const { itemIds } = await readIssue(test.db, line.house, issue);
  const [first, second] = itemIds as [number, number];
  const judge = (item: number, rating: Rating, by = '李工（虚构）') =>
    recordFeedback(test.db, line.house, item, { rating }, { by, channel: 'desk' }, line.clock);
  const judged = () => listJudged(test.db, line.house, 'judged');
  return { line, issue, recipient, first, second, judge, judged, ...subscriber };
}

const use = { node: 'rd', whatChanged: '改为干法成膜（虚构示例）' } as const;
const witness = { by: '李工（虚构）', channel: 'desk' } as const;

describe('judgements', () => {
  it('count by the newest, whoever gave it', async () => {
    const { line, judge, judged, first } = await judging();
    await judge(first, 'relevant');
    await judge(first, 'irrelevant', '王工（虚构）');
    expect(await judged()).toMatchObject([{ rating: 'irrelevant', givenBy: '王工（虚构）' }]);
    await judge(first, 'possibly');
    expect(await judged()).toMatchObject([{ rating: 'possibly', givenBy: '李工（虚构）' }]);
    expect(await flow(test.db, line.house)).toMatchObject({ judged: 1, possibly: 1, irrelevant: 0, precision: 0 });
  });

  it('given at the desk count their item as opened, and no other of its issue', async () => {
    const { line, judge, first, enterpriseId } = await judging();
    await judge(first, 'relevant');
    expect(await flow(test.db, line.house, { enterprise: enterpriseId })).toMatchObject({ pushed: 2, opened: 1 });
    expect(await itemsBehind(test.db, line.house, 'opened')).toHaveLength(1);
  });

  it('pressed again, even at the same time, are one', async () => {
    const { line, judge, judged, first } = await judging();
    await Promise.all([judge(first, 'relevant'), judge(first, 'relevant'), judge(first, 'relevant')]);
    const [one] = await judged();
    line.clock.pass(60);
    await judge(first, 'relevant');
    expect(await judged()).toEqual([one]);
    await judge(first, 'irrelevant');
    await judge(first, 'relevant');
    expect(await judged()).toMatchObject([{ rating: 'relevant', givenAt: line.clock.now() }]);
  });

  it('of an item that reached two enterprises are each enterprise’s own, though two people have one name', async () => {
    const line = ServiceLine.open(test);
    const two = [await line.enterprise('甲公司'), await line.enterprise('乙公司')];
    for (const each of two) await line.addRecipient(await line.subscribe(each));
    await line.work(...week);
    for (const issue of await line.compose()) await line.approve(issue);
    await line.deliver();
    const [ours, theirs] = [
      (await readIssue(test.db, line.house, 1)).itemIds[0]!,
      (await readIssue(test.db, line.house, 2)).itemIds[0]!,
    ];
    // As the common issue of an association brings one item of the queue to its members.
    await sql`
      update issue_item set queue_item_id = (select queue_item_id from issue_item where id = ${ours}) where id = ${theirs}
    `.execute(test.db);
    for (const item of [ours, theirs]) {
      await recordFeedback(test.db, line.house, item, { rating: 'relevant' }, witness, line.clock);
    }
    const judged = await listJudged(test.db, line.house, 'judged');
    expect(judged.map(({ enterpriseId }) => enterpriseId)).toEqual(two.map(({ enterpriseId }) => enterpriseId));
  });

  it('of nothing that was pushed, or in a wrong form, are refused', async () => {
    const { line, judge, judged, first } = await judging();
    expect(await problemCode(judge(999, 'relevant'))).toBe('effects.no-item');
    expect(await problemCode(judge(first, 'wonderful' as Rating))).toBe('effects.feedback');
    await line.work({ publication_number: 'CN199001055A', title: '固态电解质粉体' });
    line.clock.set('2026-11-30T04:00:00Z');
    const [draft] = await line.compose();
    const [unsent] = (await readIssue(test.db, line.house, draft!)).itemIds;
    expect(await problemCode(judge(unsent!, 'relevant'))).toBe('effects.no-item');
    expect(await judged()).toEqual([]);
  });

  it('are the house’s that serves the enterprise', async () => {
    const { line, judge, first } = await judging();
    await judge(first, 'relevant');
    const { house, clock, db } = await ServiceLine.another(test);
    expect(await problemCode(recordFeedback(db, house, first, { rating: 'relevant' }, witness, clock))).toBe(
      'effects.no-item',
    );
    expect(await problemCode(recordUse(db, house, first, use, witness, clock))).toBe('effects.no-item');
    expect(await listJudged(db, house, 'judged')).toEqual([]);
    expect(await precisionBy(db, house, 'profile', clock)).toEqual([]);
    const nothing = await flow(db, house);
    expect(Object.values(nothing).filter((count) => count !== 0 && count !== null)).toEqual([]);
    expect((await flow(test.db, line.house)).judged).toBe(1);
  });
});

describe('uses', () => {
  it('are kept all, and counted by item', async () => {
    const { line, first, second } = await judging();
    const saved = { amount: 12.5, unit: 'person-day' } as const;
    await recordUse(test.db, line.house, first, { ...use, evidence: '立项书（虚构）', saved }, witness, line.clock);
    await recordUse(test.db, line.house, first, { ...use, node: 'overseas' }, witness, line.clock);
    await recordUse(test.db, line.house, second, { ...use, node: 'exhibition' }, witness, line.clock);
    const uses = await listUses(test.db, line.house);
    expect(uses.map(({ node }) => node)).toEqual(['rd', 'overseas', 'exhibition']);
    expect(uses[0]).toMatchObject({
      whatChanged: '改为干法成膜（虚构示例）',
      evidence: '立项书（虚构）',
      saved,
      recordedBy: '李工（虚构）',
      recordedAt: line.clock.now(),
    });
    expect(uses[1]).not.toHaveProperty('saved');
    expect((await flow(test.db, line.house)).used).toBe(2);
  });

  it.each([
    { node: 'rd', whatChanged: '  ' },
    { node: 'somewhere', whatChanged: 'x' },
    { node: 'rd', whatChanged: 'x', saved: { amount: -1, unit: 'yuan' } },
    { node: 'rd', whatChanged: 'x', saved: { amount: 1 } },
  ])('in a wrong form are refused (%#)', async (wrong) => {
    const { line, first } = await judging();
    const record = recordUse(test.db, line.house, first, wrong as never, witness, line.clock);
    expect(await problemCode(record)).toBe('effects.use');
    expect(await listUses(test.db, line.house)).toEqual([]);
  });
});
