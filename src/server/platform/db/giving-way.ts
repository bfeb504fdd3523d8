import { setImmediate } from 'node:timers/promises';
import type { KyselyPlugin } from 'kysely';

const LONGEST_MS = 10;

/**
 * Lets the rest of the process have its turn between statements. The embedded database works in the process itself and answers at once:
 * without this, whoever needs many statements would have them all before anybody else is heard or answered.
 */
export function givingWay(): KyselyPlugin {
  let turnedAt = performance.now();
  return {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (performance.now() - turnedAt > LONGEST_MS) {
        await setImmediate();
        turnedAt = performance.now();
      }
      return result;
    },
  };
}
