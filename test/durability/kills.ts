import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Random } from '../../bench/generate/random.ts';
import type { Call, Ended } from '../support/cli.ts';

/** Kills that must land in each test. More of them, for a long look: `CHUANLI_KILLS=50 npx vitest run test/durability`. */
export const KILLS = Number(process.env.CHUANLI_KILLS ?? 3);

/** Waits for the moment to kill; gives up when the call is over. */
export type Moment = (random: Random, over: AbortSignal) => Promise<void>;

/** Kills calls at random moments of their work on a data folder; the draws are the same for the same seed. */
export class Kills {
  /** How many calls were killed. A call that came to its end before its moment is not one of them. */
  landed = 0;
  readonly #random: Random;
  #span: number;

  /** `span` is how long an undisturbed call works, in milliseconds. Calls that end before their moment correct it. */
  constructor(seed: number, span: number) {
    this.#random = new Random(seed);
    this.#span = span;
  }

  /**
   * Starts a call and kills it, by default at any moment between its taking the data folder and its end.
   * Gives what it had written until then, or `undefined` when it came to its end first.
   */
  async kill(start: () => Call, data: string, moment: Moment = this.#anyMoment): Promise<Ended | undefined> {
    const call = start();
    const { over, began } = watch(call, data);
    const start_ = await began;
    await moment(this.#random, over);
    call.kill();
    const ended = await call.ended;
    if (ended.status === null) {
      this.landed += 1;
      return ended;
    }
    this.#span = Math.min(this.#span, performance.now() - start_);
    return undefined;
  }

  readonly #anyMoment: Moment = (random, over) => pause(random.fraction() * this.#span, over);
}

/** How long a call works on its data folder, and how it ended. */
export async function timed(call: Call, data: string): Promise<{ readonly span: number; readonly ended: Ended }> {
  const began = await watch(call, data).began;
  return { ended: await call.ended, span: performance.now() - began };
}

/** Waits so many milliseconds, or until the call is over. */
export async function pause(milliseconds: number, over: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal: over }).catch(() => {});
}

/** `began` is when the process wrote its name into the folder, as the first thing that it does there. */
function watch(call: Call, data: string): { readonly over: AbortSignal; readonly began: Promise<number> } {
  const ending = new AbortController();
  void call.ended.then(() => ending.abort());
  const over = ending.signal;
  const began = async () => {
    while (!over.aborted && holderOf(data) !== call.pid) await pause(3, over);
    return performance.now();
  };
  return { over, began: began() };
}

/** The process that a data folder says holds it. */
export function holderOf(data: string): number | undefined {
  const note = join(data, 'lock.json');
  return existsSync(note) ? Number((JSON.parse(readFileSync(note, 'utf8')) as { pid: number }).pid) : undefined;
}
