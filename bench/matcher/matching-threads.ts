import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { MatchRows } from '../../src/engine/matcher/index.ts';
import { type Spent, startClock } from './clock.ts';
import type { ThreadRun, ThreadStart } from './matching-thread.ts';
import { mergeRows } from './pairs.ts';
import type { Work } from './work.ts';

export interface MatchingRun extends Spent {
  readonly rows: MatchRows;
  /** CPU seconds of all threads together. */
  readonly readS: number;
  readonly joinS: number;
}

/**
 * Threads that take up the same image and have a part of the documents each, made before the clock starts. Within it stand analysis of text,
 * matching, and the merging of their rows.
 */
export class MatchingThreads {
  private readonly workers: readonly Worker[];
  private readonly firsts: readonly number[];

  private constructor(workers: readonly Worker[], firsts: readonly number[]) {
    this.workers = workers;
    this.firsts = firsts;
  }

  static async start(work: Work, docs: number, threads: number, image: SharedArrayBuffer): Promise<MatchingThreads> {
    const firsts = Array.from({ length: threads + 1 }, (_, i) => Math.round((docs * i) / threads));
    const workers = Array.from({ length: threads }, (_, i) => {
      const workerData: ThreadStart = { work, first: firsts[i]!, count: firsts[i + 1]! - firsts[i]!, image };
      return new Worker(new URL('./matching-thread.ts', import.meta.url), { workerData });
    });
    await Promise.all(workers.map((worker) => once(worker, 'message')));
    return new MatchingThreads(workers, firsts);
  }

  async run(): Promise<MatchingRun> {
    const stop = startClock();
    const answers = await Promise.all(this.workers.map(answerOf));
    const rows = mergeRows(
      answers.map((answer) => answer.rows),
      this.firsts,
    );
    const spent = stop();
    const sum = (phase: keyof ThreadRun['phases']): number =>
      answers.reduce((all, { phases }) => all + phases[phase], 0);
    return { ...spent, rows, readS: sum('reading'), joinS: sum('joining') };
  }

  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}

async function answerOf(worker: Worker): Promise<ThreadRun> {
  worker.postMessage('run');
  const [answer] = (await once(worker, 'message')) as [ThreadRun];
  return answer;
}
