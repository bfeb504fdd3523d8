import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Whether a disk of a chosen size can be had here: it takes Linux and the right to mount. */
export const hasSmallDisks = process.platform === 'linux' && canMount();

if (!hasSmallDisks) {
  console.warn('\n*** SKIPPED: the tests on a full disk. They need the right to mount a file system. ***\n');
}

/** An empty disk of so many kilobytes, for one test, which is also told how to make it larger. */
export function smallDisk(kilobytes: number): { readonly path: string; resize(kilobytes: number): void } {
  const path = mkdtempSync(join(tmpdir(), 'chuanli-disk-'));
  mount(path, `size=${kilobytes}k`);
  onTestFinished(() => unmount(path));
  return { path, resize: (larger) => mount(path, `remount,size=${larger}k`) };
}

function canMount(): boolean {
  const path = mkdtempSync(join(tmpdir(), 'chuanli-disk-'));
  try {
    mount(path, 'size=64k');
  } catch {
    rmdirSync(path);
    return false;
  }
  unmount(path);
  return true;
}

function mount(path: string, options: string): void {
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path]);
  if (status !== 0) throw new Error(`No file system could be mounted on ${path}.`);
}

/** Lazily: what a test left open keeps its bytes, but not its place. */
function unmount(path: string): void {
  spawnSync('umount', ['--lazy', path]);
  rmdirSync(path);
}
