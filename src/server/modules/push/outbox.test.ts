import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { ServiceLine } from '../../../../test/support/service-line.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import { deliverDue, listDeliveries, retryDelivery, stopRecipient, stopSubscription, withdrawIssue } from './index.ts';

const test = useDatabase();
useTempFolders();

type Send = ReturnType<ServiceLine['sender']>;
type Delivery = Parameters<Send>[0];

const busy = { code: 'test.busy', zh: '忙', en: 'busy' };

/** A `send` that notes what it was given and does what is told. */
function noting(answer: (delivery: Delivery) => ReturnType<Send>): { send: Send; sent: Delivery[] } {
  const sent: Delivery[] = [];
  return {
    sent,
    send: (delivery) => {
      sent.push(delivery);
      return answer(delivery);
    },
  };
}

const filesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'latin1')]));

/** Leaves a delivery as a process that died while sending it does. */
async function leaveClaimed(line: ServiceLine): Promise<void> {
  await sql`
    update delivery set state = 'sending', claimed_by = 'another process', attempts = attempts + 1,
      claimed_until = ${new Date(line.clock.now().getTime() + 600_000)}
    where organisation_id = ${line.house.organisationId}
  `.execute(test.db);
}

describe('the outbox', () => {
  it('gives up after eight attempts, ever farther apart, and can be told to try again', async () => {
    const line = ServiceLine.open(test);
    await line.approvedIssue();
    const { send, sent } = noting(async () => ({ type: 'later', problem: busy }));
    for (const minutes of [0, 1, 5, 30, 120, 360, 720]) {
      line.clock.pass(minutes);
      expect(await line.deliver(send)).toEqual({ delivered: 0, retried: 1, failed: 0, waiting: 1 });
      expect(await line.deliver(send)).toMatchObject({ retried: 0, waiting: 1 });
    }
    line.clock.pass(1440);
    expect(await line.deliver(send)).toEqual({ delivered: 0, retried: 0, failed: 1, waiting: 0 });
    const [failed] = await listDeliveries(test.db, line.house);
    expect(failed).toMatchObject({ state: 'failed', attempts: 8, problem: busy });
    line.clock.pass(10_000);
    expect(await line.deliver(send)).toMatchObject({ failed: 0 });
    expect(new Set(sent.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    const stranger = await ServiceLine.another(test);
    expect(await retryDelivery(test.db, stranger.house, failed!.id, line.clock)).toBe(false);
    expect(await retryDelivery(test.db, line.house, failed!.id, line.clock)).toBe(true);
    expect(await line.deliver()).toMatchObject({ delivered: 1 });
    expect(await retryDelivery(test.db, line.house, failed!.id, line.clock)).toBe(false);
  });

  it('tries a delivery at once when it is told to, though it waits', async () => {
    const line = ServiceLine.open(test);
    await line.approvedIssue();
    await line.deliver(async () => ({ type: 'later', problem: busy }));
    const [waiting] = await listDeliveries(test.db, line.house);
    expect(await retryDelivery(test.db, line.house, waiting!.id, line.clock)).toBe(true);
    expect(await line.deliver()).toMatchObject({ delivered: 1 });
  });

  it('keeps what failed by a mistake of ours, and says so', async () => {
    const line = ServiceLine.open(test);
    await line.approvedIssue();
    const report = await line.deliver(async () => {
      throw new TypeError('no such thing');
    });
    expect(report).toMatchObject({ retried: 1, waiting: 1 });
    expect(await listDeliveries(test.db, line.house)).toMatchObject([
      { problem: { code: 'push.delivery-error', en: expect.stringContaining('no such thing') } },
    ]);
  });

  it('stops where the disk is full, which costs no attempt and holds nothing back once there is room', async () => {
    const line = ServiceLine.open(test);
    await line.approvedIssue();
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    for (let time = 0; time < 9; time++) {
      await expect(
        line.deliver(async () => {
          throw full;
        }),
      ).rejects.toBe(full);
    }
    expect(await listDeliveries(test.db, line.house)).toMatchObject([{ state: 'waiting', attempts: 0, problem: null }]);
    expect(await line.deliver()).toEqual({ delivered: 1, retried: 0, failed: 0, waiting: 0 });
  });

  it('sends each once, though two ask at the same time', async () => {
    const line = ServiceLine.open(test);
    const { subscription } = await line.approvedIssue();
    for (let at = 0; at < 8; at++) await line.addRecipient(subscription, { address: `reader${at}@enterprise.example` });
    await line.work({ publication_number: 'CN199001055A', title: '固态电解质粉体' });
    await line.approve((await line.compose(subscription))[0]!);
    const { send, sent } = noting(async () => {
      await new Promise(setImmediate);
      return { type: 'delivered' };
    });
    const reports = await Promise.all([line.deliver(send), line.deliver(send)]);
    expect(reports[0]!.delivered + reports[1]!.delivered).toBe(10);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(10);
    expect(sent).toHaveLength(10);
  });

  it('sends no more than it is asked for', async () => {
    const line = ServiceLine.open(test);
    const { subscription } = await line.approvedIssue();
    await line.addRecipient(subscription, { address: 'second@enterprise.example' });
    await line.work({ publication_number: 'CN199001055A', title: '固态电解质粉体' });
    await line.approve((await line.compose(subscription))[0]!);
    const report = await deliverDue(test.database, line.house, line.clock, line.sender(), 1);
    expect(report).toEqual({ delivered: 1, retried: 0, failed: 0, waiting: 2 });
  });

  it('of another house is left alone', async () => {
    const line = ServiceLine.open(test);
    await line.approvedIssue();
    const stranger = await ServiceLine.another(test);
    expect(await stranger.deliver()).toEqual({ delivered: 0, retried: 0, failed: 0, waiting: 0 });
    expect(await line.deliver()).toMatchObject({ delivered: 1 });
  });
});

describe('a delivery that a dead process left', () => {
  it('after sending goes out again as the same mail, which has one file', async () => {
    const line = ServiceLine.open(test);
    await line.approvedIssue();
    const keys: string[] = [];
    await line.deliver(async (delivery) => {
      keys.push(delivery.idempotencyKey);
      await line.sender()(delivery);
      return { type: 'later', problem: busy };
    });
    const before = filesOf(line.outbox);
    await leaveClaimed(line);
    line.clock.pass(11);
    const { send, sent } = noting(line.sender());
    expect(await line.deliver(send)).toMatchObject({ delivered: 1, waiting: 0 });
    expect(sent.map(({ idempotencyKey }) => idempotencyKey)).toEqual(keys);
    const after = filesOf(line.outbox);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    const textOf = (mail: string): string => mail.slice(0, mail.indexOf('spreadsheetml'));
    expect(Object.values(after).map(textOf)).toEqual(Object.values(before).map(textOf));
  });

  it('is taken over at once where no other process can have the records open, else when its claim ran out', async () => {
    const line = ServiceLine.open(test);
    await line.approvedIssue();
    await leaveClaimed(line);
    const atOnce = test.database.dialect === 'pglite' ? 1 : 0;
    expect(await line.deliver()).toMatchObject({ delivered: atOnce, waiting: 1 - atOnce });
    line.clock.pass(11);
    expect(await line.deliver()).toMatchObject({ delivered: 1 - atOnce, waiting: 0 });
    expect(readdirSync(line.outbox)).toHaveLength(1);
  });

  it('is not settled by the one that comes back too late', async () => {
    const line = ServiceLine.open(test);
    await line.approvedIssue();
    const { send, sent } = noting(async () => {
      if (sent.length > 1) return { type: 'delivered' };
      await leaveClaimed(line);
      return { type: 'refused', problem: busy };
    });
    await line.deliver(send);
    line.clock.pass(11);
    await line.deliver(send);
    expect(await listDeliveries(test.db, line.house)).toMatchObject([{ state: 'delivered', problem: null }]);
    expect(sent).toHaveLength(2);
  });
});

describe('what is no longer wanted', () => {
  it('because the issue was withdrawn is cancelled, also while it was being sent', async () => {
    const line = ServiceLine.open(test);
    const { issue } = await line.approvedIssue();
    await line.deliver(async () => {
      await withdrawIssue(test.db, line.house, issue, line.actor, line.clock);
      return { type: 'later', problem: busy };
    });
    line.clock.pass(1);
    const { send, sent } = noting(line.sender());
    expect(await line.deliver(send)).toEqual({ delivered: 0, retried: 0, failed: 0, waiting: 0 });
    expect(sent).toEqual([]);
    expect(await listDeliveries(test.db, line.house)).toMatchObject([{ state: 'cancelled' }]);
  });

  it('because the subscription was stopped is cancelled, also while it was being sent', async () => {
    const line = ServiceLine.open(test);
    const { subscription } = await line.approvedIssue();
    await line.deliver(async () => {
      await stopSubscription(test.db, line.house, subscription, 'moved', line.clock);
      return { type: 'later', problem: busy };
    });
    line.clock.pass(1);
    const { send, sent } = noting(line.sender());
    expect(await line.deliver(send)).toEqual({ delivered: 0, retried: 0, failed: 0, waiting: 0 });
    expect(sent).toEqual([]);
  });

  it('because the recipient stopped is cancelled, also when it is told to try again', async () => {
    const line = ServiceLine.open(test);
    const { recipient } = await line.approvedIssue();
    await line.deliver(async () => ({ type: 'refused', problem: busy }));
    await stopRecipient(test.db, line.house, recipient.recipientId, 'recipient', line.clock);
    const [failed] = await listDeliveries(test.db, line.house);
    expect(await retryDelivery(test.db, line.house, failed!.id, line.clock)).toBe(true);
    expect(await line.deliver()).toMatchObject({ delivered: 0, waiting: 0 });
    expect(await listDeliveries(test.db, line.house)).toMatchObject([{ state: 'cancelled' }]);
  });

  it('of a withdrawn issue that some have is still on record as delivered', async () => {
    const line = ServiceLine.open(test);
    const { issue } = await line.approvedIssue();
    await line.deliver();
    await withdrawIssue(test.db, line.house, issue, line.actor, line.clock);
    expect(await listDeliveries(test.db, line.house)).toMatchObject([{ state: 'delivered' }]);
  });
});
