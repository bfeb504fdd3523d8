import { setTimeout as delay } from 'node:timers/promises';
import { runUnderWay, shareScreening, type WaysToScreen } from './modules/screening/index.ts';
import { type Office, openRecords, type Records } from './office.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import type { Database } from './platform/db/index.ts';
import type { Jobs } from './platform/jobs.ts';
import { ProblemError } from './platform/problems.ts';

/** What a worker did until it ended. */
export interface WorkDone {
  readonly batches: number;
  readonly publications: number;
  readonly matches: number;
}

export interface WorkOptions {
  /** Where the compiled profiles lie, when not in the data folder: a folder that several machines share. */
  readonly compiledFolder?: string;
  /** Ends when no run is under way. */
  readonly untilIdle?: boolean;
  readonly stop: AbortSignal;
  /** Called when it takes work. */
  readonly ready?: () => void;
  /** Called after each batch. */
  readonly progress?: (done: WorkDone) => void;
}

const POLLING_SECONDS = 0.5;
const LOOK_MS = 300;

/**
 * How an installation screens: alone, where its database is its own, and otherwise together with whoever else works on that database. With
 * `jobs`, which are not started yet, this process becomes one of them.
 */
export function waysToScreen(
  { database, house, folder, clock }: Records & { readonly clock: Clock },
  jobs?: Jobs,
  compiledFolder = folder.compiled,
): WaysToScreen {
  if (database.dialect === 'pglite' || jobs === undefined) return { compiledFolder };
  return { compiledFolder, share: shareScreening({ database, house, clock, jobs, compiledFolder }) };
}

/** Runs `work` with the ways to screen of a process that does nothing else. */
export async function whileScreening<T>(office: Office, work: (ways: WaysToScreen) => Promise<T>): Promise<T> {
  const { database, config } = office;
  if (database.dialect === 'pglite') return work(waysToScreen(office));
  const jobs = await jobsOf(database, config);
  const ways = waysToScreen(office, jobs);
  await jobs.start();
  try {
    return await work(ways);
  } finally {
    await jobs.stop();
  }
}

/**
 * Takes batches of screening runs, beside any number of other processes on the same PostgreSQL, until it is stopped.
 * @throws ProblemError `work.embedded` where the database is embedded, which one process has for itself.
 */
export async function workOnScreenings(config: Config, options: WorkOptions): Promise<WorkDone> {
  if (config.databaseUrl === undefined) throw onlyOnServer();
  const records = await openRecords(config);
  const { database, house, folder } = records;
  let done: WorkDone = { batches: 0, publications: 0, matches: 0 };
  try {
    const jobs = await jobsOf(database, config);
    const compiledFolder = options.compiledFolder ?? folder.compiled;
    shareScreening({
      ...{ database, house, clock: systemClock, jobs, compiledFolder },
      compared({ publications, matches }) {
        done = {
          batches: done.batches + 1,
          publications: done.publications + publications,
          matches: done.matches + matches,
        };
        options.progress?.(done);
      },
    });
    await jobs.start();
    try {
      options.ready?.();
      await untilStopped(records, options);
    } finally {
      await jobs.stop();
    }
    return done;
  } finally {
    await database.close();
  }
}

/** Loaded only here: an embedded database starts more quickly without. What goes well is not logged, since the verb tells it. */
async function jobsOf(database: Database, { logLevel }: Config): Promise<Jobs> {
  const [{ openJobs }, { openLog }] = await Promise.all([import('./platform/jobs.ts'), import('./platform/log.ts')]);
  return openJobs(database, openLog(logLevel === 'info' ? 'warn' : logLevel), POLLING_SECONDS);
}

async function untilStopped({ database, house }: Records, { untilIdle = false, stop }: WorkOptions): Promise<void> {
  while (!stop.aborted) {
    if (untilIdle && (await runUnderWay(database.db, house)) === undefined) return;
    await delay(LOOK_MS, undefined, { signal: stop }).catch(() => {});
  }
}

function onlyOnServer(): ProblemError {
  return new ProblemError({
    code: 'work.embedded',
    zh: '内置数据库同时只能由一个进程使用，chuanli screen 会独自完成筛查。要由多个进程共同筛查，请用 DATABASE_URL 指定 PostgreSQL。',
    en: 'One process at a time uses the embedded database, and chuanli screen does the whole run. For several processes name a PostgreSQL in DATABASE_URL.',
  });
}
