import type { Problem } from '../../../../engine/problem.ts';

/** The calls that go to the thread of the index. */
export type IndexMethod = 'apply' | 'search' | 'count' | 'stats' | 'lastSequence' | 'optimise' | 'clear' | 'close';

export interface IndexRequest {
  readonly id: number;
  readonly method: IndexMethod;
  readonly args: readonly unknown[];
}

export type IndexReply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly problem: Problem }
  | { readonly id: number; readonly error: Error };

/** What the thread is started with. */
export interface IndexWorkerData {
  readonly path: string;
}
