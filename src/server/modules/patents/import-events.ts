import { setTimeout } from 'node:timers/promises';
import type { ImportLine, ImportsUnderWay } from '../../../shared/imports.ts';
import type { ServerEvent } from '../../platform/http/index.ts';
import { importLines, requestLines } from './import-requests.ts';
import type { Patents } from './patents.ts';

const EVERY_MS = 700;
/** Looks without anything new after which the stream says that it is still there. */
const QUIET_LOOKS = 20;
const SHOWN = 200;

/**
 * What waits and runs, whenever it changes, told from the records: so it is the same after a restart, and whichever process imports.
 * Ends when nothing is left to do.
 */
export async function* importEvents(
  { db, scope, clock }: Patents,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent | 'quiet', void, undefined> {
  let told = '';
  for (let looks = 0; !signal.aborted; looks++) {
    const data: ImportsUnderWay = { imports: await underWay() };
    if (data.imports.length === 0) {
      yield { event: 'idle', data };
      return;
    }
    const now = JSON.stringify(data);
    if (now !== told) yield { event: 'imports', data };
    else if (looks % QUIET_LOOKS === 0) yield 'quiet';
    told = now;
    await setTimeout(EVERY_MS, undefined, { signal });
  }

  async function underWay(): Promise<ImportLine[]> {
    const requests = await requestLines(db, scope, clock.now());
    const running = await importLines(db, scope, { running: true, limit: SHOWN });
    return [...running, ...requests.filter(({ state }) => state !== 'failed')];
  }
}
