import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll } from 'vitest';
import { buildPages } from '../../src/cli/build-pages.ts';
import { type Office, openOffice } from '../../src/server/office.ts';
import type { Clock } from '../../src/server/platform/clock.ts';
import { readConfig } from '../../src/server/platform/config.ts';
import { type Serving, serve } from '../../src/server/serve.ts';
import { copyDemonstration } from './office.ts';

export interface ServedOffice {
  readonly address: string;
  readonly office: Office;
}

export interface ServedOfficeOptions {
  /** More of the environment, read when the office opens. */
  readonly environment?: () => Readonly<Record<string, string>>;
  /** What time it is at the office; the machine's where it is absent. */
  readonly clock?: Clock;
  /** Fills a new installation; where it is absent, the office is the demonstration's. */
  readonly furnish?: (office: Office) => Promise<void>;
}

/** An office, served with its pages, for the tests of one file. */
export function useServedOffice({ environment = () => ({}), clock, furnish }: ServedOfficeOptions = {}): ServedOffice {
  let office: Office | undefined;
  let serving: Serving | undefined;
  let folder = '';
  beforeAll(async () => {
    await buildPages(() => {});
    folder = mkdtempSync(`${tmpdir()}/chuanli-test-`);
    const flags = { data: folder, port: 0 };
    const quiet = { CHUANLI_LOG_LEVEL: 'silent' };
    if (furnish === undefined) await copyDemonstration(folder);
    office = await openOffice(readConfig({ ...quiet, ...environment() }, flags), clock);
    await furnish?.(office);
    serving = await serve(office, { demonstration: true });
  }, 240_000);
  afterAll(async () => {
    await serving?.stop();
    await office?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const opened = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('The office is open inside the tests only.');
    return value;
  };
  return {
    get address() {
      return opened(serving).address;
    },
    get office() {
      return opened(office);
    },
  };
}
