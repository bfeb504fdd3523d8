import type { Page } from 'playwright-core';

/** What the entrance may bring over the wire on a first load, in bytes; the goal that people were given is 350,000. */
export const ENTRANCE_LIMIT = 345_000;

/** Counts from now on what comes to a page over the wire: bytes as they are sent, compressed, headers included. */
export async function countBytes(page: Page): Promise<() => number> {
  const devtools = await page.context().newCDPSession(page);
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await devtools.send('Network.enable');
  return () => bytes;
}
