/** Counts, or lets somebody share what another asked for. `key`: who asks for the same has the same. */
export type Together<T> = (key: string, count: () => Promise<T>) => Promise<T>;

/**
 * Many who ask the same at once are answered by one count. Nobody gets a count that began before the question: who comes while one
 * runs shares the next one, so that what was entered before asking is always in the answer.
 */
export function countTogether<T>(): Together<T> {
  const running = new Map<string, Promise<T>>();
  const next = new Map<string, Promise<T>>();
  const begin = (key: string, count: () => Promise<T>): Promise<T> => {
    const counting = count().finally(() => {
      if (running.get(key) === counting) running.delete(key);
    });
    running.set(key, counting);
    return counting;
  };
  return (key, count) => {
    const waiting = next.get(key);
    if (waiting !== undefined) return waiting;
    const before = running.get(key);
    if (before === undefined) return begin(key, count);
    const after = async (): Promise<T> => {
      await before.catch(() => undefined);
      next.delete(key);
      return begin(key, count);
    };
    const shared = after();
    next.set(key, shared);
    return shared;
  };
}
