import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMPILED } from './cli.ts';

/** Files there are kept in memory, where nothing waits for a disk that is made to write. */
const MEMORY = '/dev/shm';
/** What a run may come to hold at a time, several times over. */
const ROOM = 6 * 1024 ** 3;
const NAME = /^chuanli-run-(\d+)$/;

/**
 * Gives a run of the tests one folder, in memory where there is room, for all that its workers and the programs they start take for
 * temporary, and removes it when the run is over. Nothing that is tested here is lost by it: killed processes leave behind what they
 * have written on any file system, and the tests of a full disk bring their own.
 */
export default function giveRunFolder(): () => void {
  const place = hasRoomInMemory() ? MEMORY : tmpdir();
  for (const name of readdirSync(place)) if (isLeftBehind(name)) removeIfPossible(join(place, name));
  const folder = join(place, `chuanli-run-${process.pid}`);
  mkdirSync(folder);
  process.env.TMPDIR = folder;
  process.env.CHUANLI_TEST_RUN = folder;
  process.env.NODE_COMPILE_CACHE ??= COMPILED;
  return () => remove(folder);
}

function hasRoomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ROOM && process.availableMemory() > ROOM;
  } catch {
    return false;
  }
}

/** Of a run that was killed. */
function isLeftBehind(name: string): boolean {
  const [, pid] = NAME.exec(name) ?? [];
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch {
    return true;
  }
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** A disk that a killed run left mounted keeps its folder, and no other run from its work. */
function removeIfPossible(folder: string): void {
  try {
    remove(folder);
  } catch (thrown) {
    console.warn(`*** ${folder} is left behind by a run that was killed and cannot be removed: ${String(thrown)}`);
  }
}
