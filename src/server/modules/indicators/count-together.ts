import { setImmediate } from 'node:timers/promises';

/** Counts, or lets somebody share what another asked for. `key`: who asks for the same has the same. */
export type Together<T> = (key: string, count: () => Promise<T>) => Promise<T>;

/**
 * Many who ask the same at once are answered by one count. Nobody gets a count that began before the question: who comes while one
 * runs shares the next one, so that what was entered before asking is always in the answer. Before a count begins, everybody who asked
 * already is heard: on the embedded database it would run to its end first, and each of them would have one of their own.
 */
export function countTogether<T>(): Together<T> {
  const running = new Map<string, Promise<T>>();
  const next = new Map<string, Promise<T>>();
  const countNext = async (key: string, count: () => Promise<T>): Promise<T> => {
    await running.get(key)?.catch(() => undefined);
    await setImmediate();
    next.delete(key);
    const counting = count().finally(() => {
      if (running.get(key) === counting) running.delete(key);
    });
    running.set(key, counting);
    return counting;
  };
  return (key, count) => {
    const shared = next.get(key) ?? countNext(key, count);
    next.set(key, shared);
    return shared;
  };
}
