import { Worker } from 'node:worker_threads';
import { ProblemError } from '../../../../engine/problem.ts';
import type { Query } from '../../../../engine/query/tree.ts';
import type {
  IndexBatch,
  IndexStatistics,
  MatchOptions,
  PatentIndex,
  SearchOptions,
  SearchPage,
} from './patent-index.ts';
import type { IndexMethod, IndexReply, IndexRequest, IndexWorkerData } from './worker-protocol.ts';

/**
 * Opens the embedded index in a file, made when it is missing or was written in another form. One process may have it open.
 * It keeps the process alive only while it has something to do.
 */
export function openEmbeddedIndex(path: string): PatentIndex {
  return new EmbeddedIndex(path);
}

class EmbeddedIndex implements PatentIndex {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #lastId = 0;
  #ended: Error | undefined;

  constructor(path: string) {
    const workerData: IndexWorkerData = { path };
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
    this.#worker.unref();
    this.#worker.on('message', (reply: IndexReply) => this.#settle(reply));
    this.#worker.on('error', (error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(new Error('The search index is closed.')));
  }

  apply(batch: IndexBatch): Promise<void> {
    return this.#call('apply', batch);
  }

  search(query: Query, options: SearchOptions): Promise<SearchPage> {
    return this.#call('search', query, options);
  }

  count(query: Query, options: MatchOptions): Promise<number> {
    return this.#call('count', query, options);
  }

  stats(): Promise<IndexStatistics> {
    return this.#call('stats');
  }

  lastSequence(): Promise<number> {
    return this.#call('lastSequence');
  }

  optimise(): Promise<void> {
    return this.#call('optimise');
  }

  clear(): Promise<void> {
    return this.#call('clear');
  }

  async close(): Promise<void> {
    if (this.#ended === undefined) await this.#call<void>('close');
    await this.#worker.terminate();
  }

  #call<T>(method: IndexMethod, ...args: readonly unknown[]): Promise<T> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    const request: IndexRequest = { id: ++this.#lastId, method, args };
    const reply = Promise.withResolvers<unknown>();
    this.#waiting.set(request.id, reply);
    this.#worker.ref();
    this.#worker.postMessage(request);
    return reply.promise as Promise<T>;
  }

  #settle(reply: IndexReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('problem' in reply) waiting?.reject(new ProblemError(reply.problem));
    else if ('error' in reply) waiting?.reject(reply.error);
    else waiting?.resolve(reply.value);
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
  }
}
