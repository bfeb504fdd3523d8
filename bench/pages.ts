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
import { machine, median } from './statistics.ts';

/** A page as it comes to a browser that has nothing of it yet. */
export interface PageLoad {
  readonly page: string;
  /** Bytes over the wire until it could be used, compressed, headers included. */
  readonly bytes: number;
  /** From asking for the address until its heading stands there, on the slow line. */
  readonly usableMs: number;
}

/** What Lighthouse calls slow 4G: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

const PAGES: readonly { readonly name: string; readonly login?: string; readonly address: string }[] = [
  { name: 'entrance', address: '/' },
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
      const measured: Omit<PageLoad, 'page'>[] = [];
      for (let run = 0; run < runs; run++) measured.push(await load(browser, address, page));
      loads.push({
        page: page.name,
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

async function load(
  browser: Browser,
  server: string,
  { login, address }: (typeof PAGES)[number],
): Promise<Omit<PageLoad, 'page'>> {
  const context = await browser.newContext();
  if (login !== undefined) {
    await context.request.post(`${server}/api/session/demonstration`, { data: { login } });
  }
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  const started = performance.now();
  await page.goto(server + address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const usableMs = performance.now() - started;
  await page.waitForLoadState('networkidle');
  await context.close();
  return { bytes, usableMs };
}

function report(loads: readonly PageLoad[]): string {
  const lines = loads.map(
    ({ page, bytes, usableMs }) =>
      `  ${page.padEnd(20)} ${(bytes / 1000).toFixed(0).padStart(5)} kB  usable after ${usableMs} ms`,
  );
  return ['first load on slow 4G (1.6 Mbit/s, 150 ms)', ...lines, machine()].join('\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '3' }, json: { type: 'boolean', default: false } },
  });
  const results = await benchPages(Number(values.runs));
  console.log(values.json ? JSON.stringify({ machine: machine(), results }) : report(results));
}

if (import.meta.main) await main();
