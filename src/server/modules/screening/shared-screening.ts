import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Scope } from '../../platform/db/index.ts';
import type { Job, Jobs } from '../../platform/jobs.ts';
import { openBatches, recordFailure } from './batch-ledger.ts';
import type { RunMatcher } from './matching.ts';
import { findRun, type Run } from './runs.ts';
import { endWhenCompared, MOST_FAILURES, type ShareBatches } from './screen.ts';
import { matcherOfRun, screenBatch } from './screened-batch.ts';

export interface SharingMeans {
  readonly database: Database;
  readonly house: Scope;
  readonly clock: Clock;
  readonly jobs: Jobs;
  /** Where the compiled profiles of a run lie for all who work on it. */
  readonly compiledFolder: string;
  /** Told of each batch that this process compared. */
  readonly compared?: (batch: {
    readonly run: number;
    readonly publications: number;
    readonly matches: number;
  }) => void;
}

const batchData = z.strictObject({ run: z.int(), number: z.int() });
const endData = z.strictObject({ run: z.int() });

const LONGEST_SECONDS = 23 * 60 * 60;
/**
 * While profiles are taken up and a batch is joined with them nothing else is done, and a process seems silent for as long. Five times what
 * the slowest measured machine took, beside a floor.
 */
const leaseSeconds = (profiles: number): number => 10 + Math.ceil(profiles / 100_000);

/**
 * Makes this process one of those that screen together: it compares the batches that anybody asks for by what this gives back, and ends a
 * run whose last batch it compared. What a process that died had under way goes to another; a batch that two compared counts once.
 */
export function shareScreening({ jobs, ...means }: SharingMeans): ShareBatches {
  const { database, house, clock, compiledFolder, compared } = means;
  const end: Job<z.infer<typeof endData>> = {
    name: 'screening.end',
    data: endData,
    alone: ({ run }) => String(run),
    leased: true,
    longestSeconds: LONGEST_SECONDS,
    run: ({ run }, stop) =>
      endWhenCompared(database, house, run, { actor: 'screening.end', clock }, { compiledFolder, stop }),
  };
  const current = new CurrentRun(database, house, compiledFolder);
  const batch: Job<z.infer<typeof batchData>> = {
    name: 'screening.batch',
    data: batchData,
    alone: ({ run, number }) => `${run}/${number}`,
    leased: true,
    longestSeconds: LONGEST_SECONDS,
    async run({ run: id, number }) {
      const { db } = database;
      const open = (await openBatches(db, house, id)).find((one) => one.number === number);
      if (open === undefined || open.failures >= MOST_FAILURES) return;
      try {
        const { run, matcher } = await current.take(id);
        const done = await screenBatch(db, house, run, open, matcher, async (tx) => {
          await jobs.send(end, { run: id }, { tx });
        });
        if (done) compared?.({ run: id, ...done });
      } catch (error) {
        await recordFailure(db, house, id, number);
        throw error;
      }
    },
  };
  jobs.register(batch);
  jobs.register(end);
  return (run, numbers, profiles, tx) =>
    jobs.sendAll(
      batch,
      numbers.map((number) => ({ run, number })),
      { leaseSeconds: leaseSeconds(profiles), ...(tx && { tx }) },
    );
}

/** The run that is worked on with its compiled profiles, which are taken up once. */
class CurrentRun {
  readonly #database: Database;
  readonly #house: Scope;
  readonly #folder: string;
  #current: { readonly run: Run; readonly matcher: RunMatcher } | undefined;

  constructor(database: Database, house: Scope, folder: string) {
    this.#database = database;
    this.#house = house;
    this.#folder = folder;
  }

  async take(id: number): Promise<{ readonly run: Run; readonly matcher: RunMatcher }> {
    if (this.#current?.run.id === id) return this.#current;
    this.#current = undefined;
    const run = await findRun(this.#database.db, this.#house, id);
    if (run === undefined) throw new Error(`The screening run ${id} has gone.`);
    const matcher = await matcherOfRun(this.#database, this.#house, run, this.#folder);
    this.#current = { run, matcher };
    return this.#current;
  }
}
