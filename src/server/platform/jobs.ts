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
  /** Only one of its kind, or of those with the same key, waits or runs at a time; a second is not taken. */
  readonly alone?: boolean | ((data: Data) => string);
  /**
   * Many processes take it from each other's hands: what a process held that died or failed is another's when its lease is over, at once and
   * as often as it takes, and whoever has done one takes the next without a pause.
   */
  readonly leased?: boolean;
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

export interface SendAllOptions extends Pick<SendOptions, 'tx'> {
  /** How long a process that holds leased work may be silent before it goes to another; 10 at least, which holds when not said. */
  readonly leaseSeconds?: number;
}

export interface Jobs {
  /** Makes a kind of work known; before `start`. */
  register<Data>(job: Job<Data>): void;
  start(): Promise<void>;
  /** Asks for work. Returns its id, or `undefined` when it runs alone and is already asked for. */
  send<Data>(job: Job<Data>, data: Data, options?: SendOptions): Promise<string | undefined>;
  /** Asks for much work of a kind at once; what runs alone and is already asked for is left out. */
  sendAll<Data>(job: Job<Data>, data: readonly Data[], options?: SendAllOptions): Promise<void>;
  /** Takes no more work, tells what runs to stop, and waits for it. */
  stop(): Promise<void>;
}

const secondsUntilFirstRetry = 5;
const secondsUntilGivenUp = 15 * 60;
const shortestLeaseSeconds = 10;
const mostLeases = 1000;
/** How often the queue is looked over for work whose holder is gone. Only a server's database has more processes than this one. */
const secondsBetweenLooks = { postgres: 5, pglite: 60 };

/** The job queue, in the same database as the records, so that a job can be asked for in the transaction that makes it due. */
export function openJobs(database: Database, log: Log, pollingSeconds = 2): Jobs {
  const registered = new Map<string, Job<unknown>>();
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.execute(text, values) },
    backend: database.dialect,
    schema: 'pgboss',
    superviseIntervalSeconds: secondsBetweenLooks[database.dialect],
    monitorIntervalSeconds: secondsBetweenLooks[database.dialect],
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
      // The first regular look comes late: where processes die sooner than that, nobody would take over what they held.
      if ([...registered.values()].some(({ leased }) => leased)) await boss.supervise();
    },
    async send(job, data, options = {}) {
      const id = await boss.send(job.name, job.data.parse(data) as object, {
        ...(typeof job.alone === 'function' ? { singletonKey: job.alone(data) } : {}),
        ...(options.tx ? { db: connectionOf(options.tx) } : {}),
        ...(options.after ? { startAfter: options.after } : {}),
      });
      return id ?? undefined;
    },
    async sendAll(job, all, options = {}) {
      const requests = all.map((data) => ({
        data: job.data.parse(data) as object,
        ...(typeof job.alone === 'function' ? { singletonKey: job.alone(data) } : {}),
        ...(options.leaseSeconds === undefined ? {} : { heartbeatSeconds: options.leaseSeconds }),
      }));
      if (requests.length > 0)
        await boss.insert(job.name, requests, options.tx ? { db: connectionOf(options.tx) } : {});
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
  const again = job.leased
    ? { retryLimit: mostLeases, retryDelay: 1, retryBackoff: false, heartbeatSeconds: shortestLeaseSeconds }
    : { retryLimit: job.retries ?? 5, retryDelay: secondsUntilFirstRetry, retryBackoff: true };
  const settings = { ...again, expireInSeconds: job.longestSeconds ?? secondsUntilGivenUp };
  await boss.createQueue(job.name, { ...settings, policy: job.alone ? 'exclusive' : 'standard' });
  await boss.updateQueue(job.name, settings);
  const worker = await boss.work(
    job.name,
    { pollingIntervalSeconds: pollingSeconds, batchSize: 1 },
    async ([request]) => {
      if (!request) return;
      if (job.leased) boss.notifyWorker(worker);
      try {
        await job.run(job.data.parse(request.data ?? {}), AbortSignal.any([request.signal, stopping]));
      } catch (error) {
        log.error({ err: error, job: job.name, id: request.id }, 'a job failed');
        throw error;
      }
    },
  );
  if (job.cron !== undefined) await boss.schedule(job.name, job.cron, {}, { tz: HOUSE_TIME_ZONE });
}

/** Schedules outlive the program that made them; those of work that is no longer known, or no longer regular, end here. */
async function dropOldSchedules(boss: PgBoss, registered: ReadonlyMap<string, Job<unknown>>): Promise<void> {
  for (const schedule of await boss.getSchedules()) {
    if (registered.get(schedule.name)?.cron === undefined) await boss.unschedule(schedule.name, schedule.key);
  }
}
