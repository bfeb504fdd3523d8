import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = process.env.CHUANLI_SHARED_DATA ?? fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Whether the folder of real patents stands beside the project. It is never part of the project. */
export const hasSharedData = existsSync(folder);

if (!hasSharedData) {
  console.warn(`\n*** SKIPPED: the tests on real publications. No folder of real data at ${folder} ***\n`);
}

/** The path of a file or folder among the real data; use only under `describe.skipIf(!hasSharedData)`. */
export function sharedData(path: string): string {
  return new URL(path, `file://${folder.endsWith('/') ? folder : `${folder}/`}`).pathname;
}
