import { afterEach, beforeEach, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { ServiceLine } from '../../../../test/support/service-line.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import { transaction } from '../../platform/db/index.ts';
import { announce, listen } from '../../platform/happenings.ts';
import { itemJudged, listJudged, recordFeedback, recordUse } from '../effects/index.ts';
import { listDeliveries, readIssue, resend } from '../push/index.ts';
import { listServices, recordByThemselves } from './index.ts';

const test = useDatabase();
useTempFolders();

let end = () => {};
beforeEach(() => {
  end = recordByThemselves(test.db);
});
afterEach(() => end());

const records = async (kind: string) => (await listServices(test.db, test.scope, { kinds: [kind] })).records;
const witness = { by: '李工（虚构）', channel: 'desk' } as const;

it('a push that reached its enterprise is one service, however many have it and however often it is sent', async () => {
  const line = ServiceLine.open(test);
  const { enterpriseId, subscription } = await line.approvedIssue();
  expect(await records('push')).toEqual([]);
  await line.addRecipient(subscription, { name: '另一人（虚构）', address: 'other@enterprise.example' });
  await line.deliver();
  const [push, ...more] = await records('push');
  expect(more).toEqual([]);
  expect(push).toMatchObject({
    ...{ unit: { id: test.scope.organisationId }, beneficiary: { unit: enterpriseId }, source: 'push' },
    ...{ onDate: '2026-11-23', pieces: 2, families: 2 },
  });
  const [delivery] = await listDeliveries(test.db, line.house);
  await resend(test.db, line.house, delivery?.id ?? 0, line.act);
  line.clock.pass(60);
  expect(await line.deliver()).toMatchObject({ delivered: 1 });
  expect(await records('push')).toEqual([push]);
});

it('a push to a feed is one from the approval on', async () => {
  const line = ServiceLine.open(test);
  await line.approvedIssue({}, { channel: 'feed' });
  expect(await records('push')).toHaveLength(1);
});

it('an item that was judged is one feedback, and every use is one', async () => {
  const line = ServiceLine.open(test);
  const { issue } = await line.approvedIssue();
  await line.deliver();
  const [first = 0, second = 0] = (await readIssue(test.db, line.house, issue)).itemIds;
  for (const rating of ['relevant', 'irrelevant'] as const) {
    await recordFeedback(test.db, line.house, first, { rating }, witness, line.clock);
  }
  await recordFeedback(test.db, line.house, second, { rating: 'possibly' }, witness, line.clock);
  expect(await records('feedback')).toHaveLength(2);
  const use = { node: 'rd', whatChanged: '改为干法成膜（虚构示例）' } as const;
  await recordUse(test.db, line.house, first, use, witness, line.clock);
  await recordUse(test.db, line.house, first, use, witness, line.clock);
  const uses = await records('use');
  expect(uses).toHaveLength(2);
  expect(JSON.stringify(uses)).not.toContain('干法');
});

it('what a house with a profile of its own does for itself happens, and is no service', async () => {
  const house = test.scope;
  const judged = {
    house,
    enterpriseId: house.organisationId,
    queueItemId: 1,
    rating: 'relevant' as const,
    at: new Date('2026-11-23T02:00:00Z'),
  };
  await transaction(test.db, (tx) => announce(tx, itemJudged, judged));
  expect(await records('feedback')).toEqual([]);
});

it('what happens and its record are kept together, or neither is', async () => {
  const line = ServiceLine.open(test);
  const { issue } = await line.approvedIssue();
  await line.deliver();
  const [first = 0] = (await readIssue(test.db, line.house, issue)).itemIds;
  const deaf = listen(test.db, itemJudged, async () => {
    throw new Error('no room');
  });
  const judged = recordFeedback(test.db, line.house, first, { rating: 'relevant' }, witness, line.clock);
  await expect(judged).rejects.toThrow('no room');
  deaf();
  expect([await listJudged(test.db, line.house, 'judged'), await records('feedback')]).toEqual([[], []]);
  await transaction(test.db, async (tx) => {
    await recordFeedback(tx, line.house, first, { rating: 'relevant' }, witness, line.clock);
    throw new Error('undone');
  }).catch(() => {});
  expect(await records('feedback')).toEqual([]);
});
