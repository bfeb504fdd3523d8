import type { FastifyBaseLogger } from 'fastify';
import { ProblemError } from '../../../engine/problem.ts';
import type { ScreeningNow } from '../../../shared/screening-queue.ts';
import type { Database, Scope } from '../../platform/db/index.ts';
import { failureOf, type ServerEvent } from '../../platform/http/index.ts';
import type { Act } from '../profiles/index.ts';
import type { ScreenRequest } from './plan.ts';
import { type ScreenOptions, screen } from './screen.ts';

/** How an installation screens: where it keeps compiled profiles, and whether it shares the work. */
export type WaysToScreen = Pick<ScreenOptions, 'compiledFolder' | 'share'>;

/** Runs asked for on the page, one at a time, while the page looks on. */
export class ScreeningsOfServer {
  readonly #database: Database;
  readonly #scope: Scope;
  readonly #log: Pick<FastifyBaseLogger, 'error'>;
  readonly #ways: WaysToScreen;
  #now: ScreeningNow = { progress: null, problem: null, finished: null, nothingNew: false };
  #change = Promise.withResolvers<void>();

  constructor(database: Database, scope: Scope, log: Pick<FastifyBaseLogger, 'error'>, ways: WaysToScreen = {}) {
    this.#database = database;
    this.#scope = scope;
    this.#log = log;
    this.#ways = ways;
  }

  get now(): ScreeningNow {
    return this.#now;
  }

  /** Asks for a run, and tells that it begins before long; where one goes on already, that one is looked at instead. */
  async ask(begin: () => Promise<void>): Promise<void> {
    if (this.#now.progress !== null) return;
    this.#tellStarting();
    try {
      await begin();
    } catch (error) {
      this.#tell({ ...this.#now, progress: null });
      throw error;
    }
  }

  /** Runs, and tells how far it is and what came of it; a failure is told and ends it. @throws the reason of `stop`, when stopped. */
  async run(request: ScreenRequest, act: Act, stop: AbortSignal): Promise<void> {
    this.#tellStarting();
    const progress = (reached: NonNullable<ScreeningNow['progress']>): void => {
      this.#tell({ ...this.#now, progress: reached });
    };
    try {
      const { run, nothingNew = false } = await screen(this.#database, this.#scope, request, act, {
        ...this.#ways,
        ...{ progress, stop },
      });
      this.#tell({ progress: null, problem: null, finished: run, nothingNew });
    } catch (error) {
      if (stop.aborted) throw error;
      const { problem } = error instanceof ProblemError ? error : failureOf(500);
      if (!(error instanceof ProblemError)) this.#log.error({ err: error }, 'a screening run failed');
      this.#tell({ ...this.#now, progress: null, problem: { zh: problem.zh, en: problem.en } });
    }
  }

  /** How far it is, whenever that changes: `screening` while it goes on, `idle` at the end. */
  async *events(signal: AbortSignal): AsyncGenerator<ServerEvent, void, undefined> {
    const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    while (!signal.aborted) {
      const now = this.#now;
      const change = this.#change.promise;
      yield { event: now.progress === null ? 'idle' : 'screening', data: now };
      if (now.progress === null) return;
      await Promise.race([change, aborted]);
    }
  }

  #tellStarting(): void {
    this.#tell({ ...this.#now, progress: { phase: 'starting', done: 0, total: 0 }, problem: null });
  }

  #tell(now: ScreeningNow): void {
    this.#now = now;
    this.#change.resolve();
    this.#change = Promise.withResolvers<void>();
  }
}
