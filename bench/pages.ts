import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { buildPages } from '../src/cli/build-pages.ts';
import { demonstrate } from '../src/cli/demonstration.ts';
import { sample, sampleWeeks } from '../src/cli/sample-weeks.ts';
import { openOffice } from '../src/server/office.ts';
import { readConfig } from '../src/server/platform/config.ts';
import { serve } from '../src/server/serve.ts';
import { countBytes, ENTRANCE_LIMIT } from './first-load.ts';
import { machine, median } from './statistics.ts';

/** A page as it comes to a browser that has nothing of it yet. */
export interface PageLoad {
  readonly page: string;
  /** Bytes over the wire until it could be used, compressed, headers included. */
  readonly bytes: number;
  /** What it may be at most, where there is a limit. */
  readonly limit?: number;
  /** From asking for the address until its heading stands there, on the slow line. */
  readonly usableMs: number;
}

type Measured = Pick<PageLoad, 'bytes' | 'usableMs'>;

/** What Lighthouse calls slow 4G: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

interface BenchPage {
  readonly name: string;
  readonly login?: string;
  readonly address: string;
  /** More bytes than that are a failure. */
  readonly limit?: number;
}

const PAGES: readonly BenchPage[] = [
  { name: 'entrance', address: '/', limit: ENTRANCE_LIMIT },
  { name: 'search', login: 'fenxi', address: '/search' },
  { name: 'screening queue', login: 'shaixuan', address: '/queue' },
  { name: "enterprise's desk", login: 'qiye-zhi', address: '/desk' },
  { name: 'flow', login: 'zhuguan', address: '/flow' },
];

/** Loads each page of the demonstration in new browsers on a slow line; medians are given. */
export async function benchPages(runs: number): Promise<PageLoad[]> {
  await buildPages(() => {});
  const folder = mkdtempSync(join(tmpdir(), 'chuanli-bench-'));
  const config = readConfig({ CHUANLI_LOG_LEVEL: 'silent' }, { data: folder, port: 0 });
  await demonstrate(config, { ...sampleWeeks(), profiles: sample('profiles.json') }, () => {});
  const office = await openOffice(config);
  const { address, stop } = await serve(office, { demonstration: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const loads: PageLoad[] = [];
    for (const page of PAGES) {
      const measured: Measured[] = [];
      for (let run = 0; run < runs; run++) measured.push(await load(browser, address, page));
      loads.push({
        page: page.name,
        ...(page.limit === undefined ? {} : { limit: page.limit }),
        bytes: median(measured.map(({ bytes }) => bytes)),
        usableMs: Math.round(median(measured.map(({ usableMs }) => usableMs))),
      });
    }
    return loads;
  } finally {
    await browser.close();
    await stop();
    await office.close();
    rmSync(folder, { recursive: true });
  }
}

async function load(browser: Browser, server: string, { login, address }: BenchPage): Promise<Measured> {
  const context = await browser.newContext();
  if (login !== undefined) {
    await context.request.post(`${server}/api/session/demonstration`, { data: { login } });
  }
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const bytes = await countBytes(page);
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  const started = performance.now();
  await page.goto(server + address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const usableMs = performance.now() - started;
  await page.waitForLoadState('networkidle');
  const load = { bytes: bytes(), usableMs };
  await context.close();
  return load;
}

function report(loads: readonly PageLoad[]): string {
  const lines = loads.map(
    (load) =>
      `  ${load.page.padEnd(20)} ${kilobytes(load.bytes).padStart(5)} kB  usable after ${load.usableMs} ms${limitOf(load)}`,
  );
  return ['first load on slow 4G (1.6 Mbit/s, 150 ms)', ...lines, machine()].join('\n');
}

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(0);

const isBeyond = ({ bytes, limit = Number.POSITIVE_INFINITY }: PageLoad): boolean => bytes > limit;

function limitOf(load: PageLoad): string {
  if (load.limit === undefined) return '';
  return `  limit ${kilobytes(load.limit)} kB${isBeyond(load) ? ': BEYOND IT' : ''}`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '3' }, json: { type: 'boolean', default: false } },
  });
  const results = await benchPages(Number(values.runs));
  console.log(values.json ? JSON.stringify({ machine: machine(), results }) : report(results));
  if (results.some(isBeyond)) process.exitCode = 1;
}

if (import.meta.main) await main();
