import { readFileSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { writeDurably } from './durable-files.ts';
import { notAllowed } from './failures.ts';
import { makeFolder } from './folders.ts';
import { ProblemError } from './problems.ts';

/** The right to be the only process on a data folder. */
export interface DataLock {
  release(): void;
}

const Holder = z.object({ pid: z.number(), host: z.string(), started: z.string(), command: z.string() });
type Holder = z.infer<typeof Holder>;

/**
 * Takes the lock on a data folder, or refuses with `data.locked` and the name of the process that holds it.
 * The kernel frees the lock when its holder ends in whatever way. Nothing else may open `lock.sqlite` in this process:
 * closing any descriptor of a file gives up the process's locks on it.
 */
export function lockDataFolder(path: string): DataLock {
  const folder = resolve(path);
  makeFolder(folder);
  const note = join(folder, 'lock.json');
  const lock = openLockFile(folder);
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? lockedBy(readHolder(note), folder, error) : error;
  }
  writeDurably(note, JSON.stringify(thisProcess()));
  return {
    release() {
      if (!lock.isOpen) return;
      rmSync(note, { force: true });
      lock.close();
    },
  };
}

function openLockFile(folder: string): DatabaseSync {
  try {
    return new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 });
  } catch (error) {
    throw new ProblemError(notAllowed(join(folder, 'lock.sqlite')), { cause: error });
  }
}

function thisProcess(): Holder {
  const started = new Date(performance.timeOrigin).toISOString();
  return { pid: process.pid, host: hostname(), started, command: withoutPasswords(process.argv.slice(1).join(' ')) };
}

function withoutPasswords(command: string): string {
  return command.replaceAll(/:\/\/[^\s/]*@/g, '://');
}

const sqliteBusy = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
}

/** The holder leaves its note after it took the lock, so for an instant there is none, or that of a killed process. */
function readHolder(note: string): Holder | undefined {
  try {
    const holder = Holder.parse(JSON.parse(readFileSync(note, 'utf8')));
    return holder.host === hostname() && !isAlive(holder.pid) ? undefined : holder;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Alive, but somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function lockedBy(holder: Holder | undefined, folder: string, cause: unknown): ProblemError {
  const zh = holder
    ? `进程 ${holder.pid}（主机 ${holder.host}，${holder.started} 启动：${holder.command}）`
    : '另一个进程';
  const en = holder
    ? `process ${holder.pid} (on ${holder.host}, started ${holder.started}: ${holder.command})`
    : 'another process';
  return new ProblemError(
    {
      code: 'data.locked',
      zh: `数据目录 ${folder} 正由${zh}使用。请等它结束或先停止它，也可用 --data 指定另一个目录。`,
      en: `The data folder ${folder} is in use by ${en}. Wait for it to end, stop it, or name another folder with --data.`,
    },
    { cause },
  );
}
