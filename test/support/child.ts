import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** A program of `test/support` that runs as a process of its own and is meant to be killed. */
export interface Child {
  readonly pid: number;
  /** What it printed so far, by lines. */
  readonly lines: readonly string[];
  /** Waits for the next line; fails with what it wrote to stderr when it ends first. */
  nextLine(): Promise<string>;
  /** SIGKILL: no handler of the program runs. Returns when the process is gone. */
  kill(): Promise<void>;
}

export function startProgram(name: string, ...args: string[]): Child {
  const path = fileURLToPath(new URL(name, import.meta.url));
  const process_ = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  return watch(process_);
}

function watch(child: ChildProcessByStdio<null, Readable, Readable>): Child {
  const ended = once(child, 'close');
  const lines: string[] = [];
  let read = 0;
  let errors = '';
  child.stderr.on('data', (bytes) => {
    errors += String(bytes);
  });
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  return {
    pid: child.pid ?? 0,
    lines,
    async nextLine() {
      if (read === lines.length) await Promise.race([once(reader, 'line'), ended]);
      const line = lines[read++];
      if (line === undefined) throw new Error(`The program ended before it said more. ${errors}`);
      return line;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
