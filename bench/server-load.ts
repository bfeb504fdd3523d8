import { parentPort, workerData } from 'node:worker_threads';

/** A request that one of many people makes. */
export interface LoadRequest {
  readonly method: 'GET' | 'POST';
  readonly address: string;
  readonly cookie?: string;
  readonly csrf?: string;
  readonly body?: string;
}

/** Several requests are one step of a person's work, made one after the other. */
export type Step = readonly LoadRequest[];

export interface Load {
  /** The steps of each person, in turn; after the last one the first comes again. */
  readonly people: readonly (readonly Step[])[];
  readonly seconds: number;
  /** Milliseconds between an answer and the next step, on average; half to one and a half times as long. */
  readonly thinkMs: number;
}

export interface LoadResult {
  /** Milliseconds of each step. */
  readonly times: readonly number[];
  readonly failed: number;
}

/** Everybody at once, in a thread of its own so that asking does not slow answering. */
async function run({ people, seconds, thinkMs }: Load): Promise<LoadResult> {
  const times: number[] = [];
  let failed = 0;
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    people.map(async (steps, person) => {
      await pause((person / people.length) * thinkMs);
      for (let turn = 0; performance.now() < end; turn++) {
        const started = performance.now();
        for (const request of steps[turn % steps.length]!) if (!(await ask(request))) failed += 1;
        times.push(performance.now() - started);
        await pause(thinkMs * (0.5 + ((person * 31 + turn * 17) % 100) / 100));
      }
    }),
  );
  return { times, failed };
}

async function ask({ method, address, cookie, csrf, body }: LoadRequest): Promise<boolean> {
  const response = await fetch(address, {
    method,
    headers: {
      accept: 'application/json',
      ...(cookie === undefined ? {} : { cookie }),
      ...(csrf === undefined ? {} : { 'x-csrf-token': csrf }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  });
  await response.arrayBuffer();
  return response.ok;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

if (parentPort === null) throw new Error('This file is the entry of a worker thread.');
parentPort.postMessage(await run(workerData as Load));
