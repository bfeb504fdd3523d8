import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { explainFileFailure } from './index-file.ts';
import { SqliteIndex } from './sqlite-index.ts';
import type { IndexReply, IndexRequest, IndexWorkerData } from './worker-protocol.ts';

/** The thread of the embedded index: takes requests one by one, in the order in which they come. */
const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread.');

const { path } = workerData as IndexWorkerData;
let index: SqliteIndex | undefined;

port.on('message', async (request: IndexRequest) => {
  port.postMessage(await answer(request));
});

async function answer({ id, method, args }: IndexRequest): Promise<IndexReply> {
  try {
    if (method === 'close') return { id, value: index?.close() };
    index ??= new SqliteIndex(path);
    if (method === 'optimise') return { id, value: await optimise(index) };
    const call = index[method] as (...given: readonly unknown[]) => unknown;
    return { id, value: call.apply(index, [...args]) };
  } catch (error) {
    const problem = explainFileFailure(error);
    if (problem !== undefined) return { id, problem };
    return { id, error: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** Step by step, letting the requests that wait come in between. */
async function optimise(merged: SqliteIndex): Promise<void> {
  merged.startMerging();
  while (merged.isOpen && merged.mergeStep()) await setImmediate();
}
