import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * A folder that takes seconds of computing to fill and is then only copied: the first worker of the run that wants it makes it, the
 * others wait for it. `make` gets a path where nothing is yet.
 */
export async function madeOnce(name: string, make: (folder: string) => Promise<unknown>): Promise<string> {
  const run = process.env.CHUANLI_TEST_RUN;
  if (run === undefined) throw new Error('The run of the tests has no folder; see test/support/run-folder.ts.');
  const folder = join(run, name);
  const unfinished = `${folder}.unfinished`;
  const claim = `${folder}.claimed`;
  while (!existsSync(folder)) {
    if (!claimed(claim)) {
      await delay(50);
      continue;
    }
    try {
      if (existsSync(folder)) break;
      await make(unfinished);
      renameSync(unfinished, folder);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
      rmdirSync(claim);
    }
  }
  return folder;
}

/** Only one of those that try can make the same folder. */
function claimed(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch {
    return false;
  }
}
