import { execFile } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PAGES_FOLDER } from '../server/pages.ts';

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const run = promisify(execFile);
/** What the pages are made of. */
const SOURCES = ['src/web', 'src/shared', 'package-lock.json'].map(root);

/** Builds the pages where they are missing or older than their sources: a fresh clone has none. Takes some seconds then. */
export async function buildPages(onBuild: () => void): Promise<void> {
  if (lastChange(`${PAGES_FOLDER}/index.html`) > Math.max(...SOURCES.map(lastChange))) return;
  onBuild();
  const unfinished = `${PAGES_FOLDER}-${process.pid}`;
  // In a process of its own: what this one is started as (a test, a demonstration) would decide what is built.
  const vite = [root('node_modules/vite/bin/vite.js'), 'build', '--config', root('src/web/vite.config.ts')];
  const env = { ...process.env, NODE_ENV: 'production' };
  await run(process.execPath, [...vite, '--outDir', unfinished, '--emptyOutDir', '--logLevel', 'error'], { env });
  putInPlace(unfinished);
}

/** Whoever serves the pages meanwhile has the old or the new ones, never half; of two that build at once the later one stays. */
function putInPlace(finished: string): void {
  const former = `${finished}-former`;
  if (existsSync(PAGES_FOLDER)) renameSync(PAGES_FOLDER, former);
  renameSync(finished, PAGES_FOLDER);
  rmSync(former, { recursive: true, force: true });
}

/** The latest change of a file, or of any below a folder, in milliseconds; 0 where there is none. */
function lastChange(path: string): number {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return 0;
  if (!status.isDirectory()) return status.mtimeMs;
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, { parentPath, name }) => Math.max(latest, statSync(join(parentPath, name)).mtimeMs), 0);
}
