import { existsSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';

/** Debian's Chromium, or another one that is named. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

export const hasChromium = existsSync(executablePath);

if (!hasChromium) {
  console.warn(
    `\n*** SKIPPED: the tests in a browser. There is no Chromium at ${executablePath}; name one with CHROMIUM. ***\n`,
  );
}

/** A person at a browser of their own. What the pages complain of is collected, for the test to look at. */
export interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: string[];
  /** Waits until all that the page asked for has come and is shown. */
  readonly settled: () => Promise<void>;
}

/** What a seat shows of a page, unless it is asked for another size. */
export const WINDOW = { width: 1280, height: 800 };

/** Opens seats for the tests of one file, and closes each after its test, or after all of them. */
export function useBrowser(
  close: 'after each' | 'after all' = 'after each',
): (options?: BrowserContextOptions) => Promise<Seat> {
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    if (hasChromium) browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterEach(async () => {
    if (close === 'after each') for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(() => browser?.close());
  return async (options = {}) => {
    if (browser === undefined) throw new Error('There is no browser outside the tests.');
    const context = await browser.newContext({
      viewport: WINDOW,
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      ...options,
    });
    contexts.push(context);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    return { context, page, complaints, settled: settling(page) };
  };
}

/** Long enough for what has come to be shown and for what is asked for then to be under way. */
const ROUND = 'new Promise((done) => requestIdleCallback(() => setTimeout(() => requestIdleCallback(done), 40)))';

/**
 * Tells when a page rests: nothing is under way, and nothing more was asked for while the page had time for everything it had to do.
 * Unlike `networkidle` it waits no longer than that takes, and goes on waiting while the page is busy.
 */
function settling(page: Page): () => Promise<void> {
  const underWay = new Set<Request>();
  let asked = 0;
  page.on('request', (request) => {
    asked++;
    underWay.add(request);
  });
  const end = (request: Request) => void underWay.delete(request);
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return async () => {
    let before: number;
    do {
      before = asked;
      await page.evaluate(ROUND);
    } while (underWay.size > 0 || asked !== before);
  };
}
