import { poolOfTransaction } from './db/handles.ts';
import type { Db } from './db/types.ts';

/** A kind of thing that happens, with what is told of it. Whoever does the thing exports it; whoever wants to know listens. */
export interface Happening<T> {
  readonly name: string;
  /** Says only what is told; never called. */
  readonly told?: (detail: T) => void;
}

export function happening<T>(name: string): Happening<T> {
  return { name };
}

/** What is done when something happens, with the handle of the transaction in which it happened. */
export type Listener<T> = (tx: Db, detail: T) => Promise<void>;

/** Who listens, by the pool of the installation, so that two installations in one process do not hear each other. */
const listening = new WeakMap<Db, Map<Happening<never>, Set<Listener<never>>>>();

/**
 * Listens to what happens in the transactions of an installation.
 * @returns ends the listening.
 */
export function listen<T>(pool: Db, to: Happening<T>, listener: Listener<T>): () => void {
  const ofPool = listening.get(pool) ?? new Map<Happening<never>, Set<Listener<never>>>();
  listening.set(pool, ofPool);
  const listeners = ofPool.get(to) ?? new Set();
  ofPool.set(to, listeners);
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Tells that something happened, before its transaction ends: what listeners write is kept with the thing itself, or neither is.
 * @throws what a listener throws, so that the thing is undone.
 */
export async function announce<T>(tx: Db, what: Happening<T>, detail: T): Promise<void> {
  const listeners = listening.get(poolOfTransaction(tx))?.get(what) ?? [];
  for (const listener of listeners as Iterable<Listener<T>>) await listener(tx, detail);
}
