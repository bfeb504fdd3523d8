import { fromKysely, PgBoss, type Db as QueueConnection } from 'pg-boss';
import type { z } from 'zod';
import { HOUSE_TIME_ZONE } from './clock.ts';
import type { Database, Db } from './db/index.ts';
import type { Log } from './log.ts';

/** A kind of work that is done later, at least once, and again after a failure or a crash: `run` must bear to run twice. */
export interface Job<Data> {
  /** `push.deliver`, `screening.weekly` … */
  readonly name: string;
  readonly data: z.ZodType<Data>;
  run(data: Data, stop: AbortSignal): Promise<void>;
  /** When it starts by itself, as a cron line in the time of the house; then `data` must accept `{}`. */
  readonly cron?: string;
  /** Only one of its kind waits or runs at a time; a second is not taken. */
  readonly alone?: boolean;
  /** How long one run may take before it is stopped and begun anew; a quarter of an hour when not said. */
  readonly longestSeconds?: number;
  /** How often it is tried again, waiting twice as long each time; 5 when not said. */
  readonly retries?: number;
}

export interface SendOptions {
  /** The transaction with which the job comes into being, or does not. */
  readonly tx?: Db;
  readonly after?: Date;
}

export interface Jobs {
  /** Makes a kind of work known; before `start`. */
  register<Data>(job: Job<Data>): void;
  start(): Promise<void>;
  /** Asks for work. Returns its id, or `undefined` when it runs alone and is already asked for. */
  send<Data>(job: Job<Data>, data: Data, options?: SendOptions): Promise<string | undefined>;
  /** Takes no more work, tells what runs to stop, and waits for it. */
  stop(): Promise<void>;
}

const secondsUntilFirstRetry = 5;
const secondsUntilGivenUp = 15 * 60;

/** The job queue, in the same database as the records, so that a job can be asked for in the transaction that makes it due. */
export function openJobs(database: Database, log: Log, pollingSeconds = 2): Jobs {
  const registered = new Map<string, Job<unknown>>();
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.execute(text, values) },
    backend: database.dialect,
    schema: 'pgboss',
  });
  const stopping = new AbortController();
  boss.on('error', (error) => log.error({ err: error }, 'the job queue failed'));
  return {
    register(job) {
      if (registered.has(job.name)) throw new Error(`Two kinds of work are called ${job.name}.`);
      registered.set(job.name, job as Job<unknown>);
    },
    async start() {
      await boss.start();
      for (const job of registered.values()) await begin(boss, job, { log, pollingSeconds, stopping: stopping.signal });
      await dropOldSchedules(boss, registered);
    },
    async send(job, data, options = {}) {
      const id = await boss.send(job.name, job.data.parse(data) as object, {
        ...(options.tx ? { db: connectionOf(options.tx) } : {}),
        ...(options.after ? { startAfter: options.after } : {}),
      });
      return id ?? undefined;
    },
    stop: () => {
      stopping.abort();
      return boss.stop({ graceful: true, timeout: 30_000 });
    },
  };
}

function connectionOf(tx: Db): QueueConnection {
  if (!tx.isTransaction) throw new Error('A job is sent with the handle of a transaction, or without one.');
  return fromKysely(tx);
}

interface Running {
  readonly log: Log;
  readonly pollingSeconds: number;
  readonly stopping: AbortSignal;
}

async function begin(boss: PgBoss, job: Job<unknown>, { log, pollingSeconds, stopping }: Running): Promise<void> {
  const settings = {
    retryLimit: job.retries ?? 5,
    retryDelay: secondsUntilFirstRetry,
    retryBackoff: true,
    expireInSeconds: job.longestSeconds ?? secondsUntilGivenUp,
  };
  await boss.createQueue(job.name, { ...settings, policy: job.alone ? 'exclusive' : 'standard' });
  await boss.updateQueue(job.name, settings);
  await boss.work(job.name, { pollingIntervalSeconds: pollingSeconds, batchSize: 1 }, async ([request]) => {
    if (!request) return;
    try {
      await job.run(job.data.parse(request.data ?? {}), AbortSignal.any([request.signal, stopping]));
    } catch (error) {
      log.error({ err: error, job: job.name, id: request.id }, 'a job failed');
      throw error;
    }
  });
  if (job.cron !== undefined) await boss.schedule(job.name, job.cron, {}, { tz: HOUSE_TIME_ZONE });
}

/** Schedules outlive the program that made them; those of work that is no longer known, or no longer regular, end here. */
async function dropOldSchedules(boss: PgBoss, registered: ReadonlyMap<string, Job<unknown>>): Promise<void> {
  for (const schedule of await boss.getSchedules()) {
    if (registered.get(schedule.name)?.cron === undefined) await boss.unschedule(schedule.name, schedule.key);
  }
}
