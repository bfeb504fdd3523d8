import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { buildPages } from '../../src/cli/build-pages.ts';
import { demonstrate } from '../../src/cli/demonstration.ts';
import { sample, sampleWeeks } from '../../src/cli/sample-weeks.ts';
import { openOffice } from '../../src/server/office.ts';
import { readConfig } from '../../src/server/platform/config.ts';
import { serve } from '../../src/server/serve.ts';

/** `npm run screenshots`: the pictures of the README, taken of the demonstration in Chromium. */
interface Picture {
  readonly name: string;
  readonly login: string;
  readonly address: string;
  readonly size: { readonly width: number; readonly height: number };
}

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

const PICTURES: readonly Picture[] = [
  { name: 'search', login: 'fenxi', address: '/search?q=固态电解质 OR "solid electrolyte"', size: DESKTOP },
  { name: 'queue', login: 'shaixuan', address: '/queue', size: DESKTOP },
  { name: 'desk', login: 'qiye-zhi', address: '/desk', size: PHONE },
  { name: 'flow', login: 'zhuguan', address: '/flow', size: DESKTOP },
];

await buildPages(() => {});
const folder = mkdtempSync(join(tmpdir(), 'chuanli-screenshots-'));
const config = readConfig({ CHUANLI_LOG_LEVEL: 'silent' }, { data: folder, port: 0 });
await demonstrate(config, { ...sampleWeeks(), profiles: sample('profiles.json') }, () => {});
const office = await openOffice(config);
const serving = await serve(office, { demonstration: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const picture of PICTURES) await take(browser, serving.address, picture);
await browser.close();
await serving.stop();
await office.close();
rmSync(folder, { recursive: true });

async function take(from: Browser, server: string, { name, login, address, size }: Picture): Promise<void> {
  const context = await from.newContext({ viewport: size, locale: 'zh-CN', reducedMotion: 'reduce' });
  await context.request.post(`${server}/api/session/demonstration`, { data: { login } });
  const page = await context.newPage();
  await page.goto(server + address, { waitUntil: 'networkidle' });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.screenshot({ path: fileURLToPath(new URL(`./${name}.png`, import.meta.url)) });
  await context.close();
}
