import { sql } from 'kysely';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { useDatabase } from '../../../test/support/database.ts';
import { transaction } from './db/index.ts';
import { type Job, type Jobs, openJobs } from './jobs.ts';
import { openLog } from './log.ts';

const test = useDatabase();
const log = openLog('silent');
let jobs: Jobs | undefined;

afterEach(async () => {
  await jobs?.stop();
  jobs = undefined;
  await test.database.execute('drop schema if exists pgboss cascade');
});

async function start(...registered: ReadonlyArray<Job<{ n: number }>>): Promise<Jobs> {
  jobs = openJobs(test.database, log, 0.5);
  for (const job of registered) jobs.register(job);
  await jobs.start();
  return jobs;
}

function jobThat(
  run: (data: { n: number }) => Promise<void>,
  more: Partial<Job<{ n: number }>> = {},
): Job<{ n: number }> {
  return { name: 'test.count', data: z.object({ n: z.number() }), run, ...more };
}

const soon = { timeout: 20_000, interval: 20 };

describe('the job queue', () => {
  it('runs what was asked for, and the records can be used meanwhile', async () => {
    const done: number[] = [];
    const job = jobThat(async ({ n }) => {
      const { rows } = await sql<{ n: number }>`select ${n}::int + 1 as n`.execute(test.db);
      done.push(rows[0]?.n ?? 0);
    });
    const queue = await start(job);
    await Promise.all([queue.send(job, { n: 1 }), queue.send(job, { n: 2 })]);
    await vi.waitFor(() => expect(done.sort()).toEqual([2, 3]), soon);
  });

  it('asks for work with the transaction that makes it due, or not at all', async () => {
    const done: number[] = [];
    const job = jobThat(async ({ n }) => {
      done.push(n);
    });
    const queue = await start(job);
    const undone = transaction(test.db, async (tx) => {
      await queue.send(job, { n: 1 }, { tx });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await transaction(test.db, (tx) => queue.send(job, { n: 2 }, { tx }));
    await vi.waitFor(() => expect(done).toEqual([2]), soon);
  });

  it('tries again what failed', async () => {
    let runs = 0;
    const job = jobThat(async () => {
      runs++;
      if (runs === 1) throw new Error('the first time');
    });
    const queue = await start(job);
    await queue.send(job, { n: 1 });
    await vi.waitFor(() => expect(runs).toBe(1), soon);
    await vi.waitFor(async () => {
      await test.database.execute(`update pgboss.job set start_after = now() where state = 'retry'`);
      expect(runs).toBe(2);
    }, soon);
  });

  it('takes one at a time of what runs alone', async () => {
    const job = jobThat(async () => {}, { alone: true });
    const queue = await start(job);
    const inAnHour = { after: new Date(Date.now() + 3_600_000) };
    expect(await queue.send(job, { n: 1 }, inAnHour)).toEqual(expect.any(String));
    expect(await queue.send(job, { n: 2 }, inAnHour)).toBeUndefined();
  });

  it('takes one at a time of those with one key, asked for one by one or together', async () => {
    const job = jobThat(async () => {}, { alone: ({ n }) => String(n % 2) });
    jobs = openJobs(test.database, log, 0.5);
    jobs.register({ ...jobThat(async () => {}), name: 'test.other' });
    jobs.register(job);
    await jobs.start();
    const waiting = async () => {
      const { rows } = await test.database.execute(
        `select data->>'n' as n, heartbeat_seconds as lease from pgboss.job where name = 'test.count' order by 1`,
      );
      return rows;
    };
    const inAnHour = { after: new Date(Date.now() + 3_600_000) };
    await jobs.send(job, { n: 2 }, inAnHour);
    expect(await jobs.send(job, { n: 4 }, inAnHour)).toBeUndefined();
    await jobs.sendAll(job, [{ n: 6 }, { n: 1 }], { leaseSeconds: 77 });
    expect((await waiting()).map((row) => (row as { n: string }).n)).toEqual(['1', '2']);
    expect(await waiting()).toContainEqual({ n: '1', lease: 77 });
  });

  it('gives leased work whose holder is silent to another', async () => {
    const done: number[] = [];
    const job = jobThat(
      async ({ n }) => {
        done.push(n);
      },
      { leased: true },
    );
    const queue = await start(job);
    await queue.stop();
    jobs = openJobs(test.database, log, 0.5);
    jobs.register(job);
    await test.database.execute(
      `insert into pgboss.job (name, data, state, started_on, heartbeat_on, heartbeat_seconds, retry_limit, retry_delay)
       values ('test.count', '{"n": 5}', 'active', now() - interval '1 minute', now() - interval '1 minute', 10, 1000, 0)`,
    );
    await test.database.execute(
      `update pgboss.queue set monitor_on = null, monitor_claim_on = now() - interval '1 hour'`,
    );
    await jobs.start();
    await vi.waitFor(() => expect(done).toEqual([5]), soon);
  });

  it('keeps the schedules of what is known, in the time of China, and drops the others', async () => {
    const weekly = jobThat(async () => {}, { cron: '0 6 * * 2' });
    await start(weekly);
    const schedules = async () =>
      (await test.database.execute('select name, cron, timezone from pgboss.schedule')).rows;
    expect(await schedules()).toEqual([{ name: 'test.count', cron: '0 6 * * 2', timezone: 'Asia/Shanghai' }]);
    await jobs?.stop();
    await start(jobThat(async () => {}));
    expect(await schedules()).toEqual([]);
  });

  it('refuses data of the wrong shape when it is sent, and a name taken twice', async () => {
    const job = jobThat(async () => {});
    const queue = await start(job);
    await expect(queue.send(job, { n: 'one' } as never)).rejects.toThrow();
    expect(() => queue.register(job)).toThrow('test.count');
  });
});
