import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** How a call of the command line ended. */
export interface Ended {
  /** The exit status, or `null` when a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A call under way, in a process of its own. */
export interface Call {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** SIGKILL, by its process number: no handler of the program runs. */
  kill(): void;
}

export interface CallOptions {
  /** The data folder, given as `--data`. */
  readonly data?: string;
  /** Added to an environment that says nothing of Chuanli and speaks Chinese. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Hears what it writes to stderr, when it writes it. */
  readonly hear?: (text: string) => void;
  /** No file may grow beyond so many kilobytes. */
  readonly largestFile?: number;
}

/**
 * Halves the time that a call takes to start. Node writes it when a process ends, so kills do not touch it; it is kept from one run of
 * the tests to the next.
 */
export const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/chuanli-compiled', import.meta.url));
const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** Calls `chuanli …` as a person would, on this Node and without npm between, so that the process started is the program. */
export function startCli(args: readonly string[], { data, environment, hear, largestFile }: CallOptions = {}): Call {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  const command = [process.execPath, main, ...args, ...(data === undefined ? [] : ['--data', data])];
  const [program = '', ...rest] =
    largestFile === undefined ? command : ['bash', '-c', `ulimit -f ${largestFile}; exec "$@"`, 'bash', ...command];
  const child = spawn(program, rest, {
    env: {
      ...{ PATH, HOME, LANG: 'zh_CN.UTF-8', NODE_COMPILE_CACHE: COMPILED },
      ...(TMPDIR === undefined ? {} : { TMPDIR }),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (hear !== undefined) child.stderr.on('data', (chunk: Buffer) => hear(chunk.toString()));
  const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  return {
    pid: child.pid ?? 0,
    ended: ended.then(([[status], stdout, stderr]) => ({ status: status as number | null, stdout, stderr })),
    kill: () => void child.kill('SIGKILL'),
  };
}

/** Calls the command line and waits for its end. */
export function cli(args: readonly string[], options?: CallOptions): Promise<Ended> {
  return startCli(args, options).ended;
}

/** The object that a call with `--json` printed. @throws when stdout holds anything but one line with one object. */
export function printedObject<T = Record<string, unknown>>({ stdout, stderr }: Ended): T {
  if (!/^\{.*\}\n$/.test(stdout)) throw new Error(`Not one JSON object on a line: ${stdout}\n${stderr}`);
  return JSON.parse(stdout) as T;
}

/** Calls with `--json`. @throws with what it wrote to stderr when it did not end with status 0. */
export async function cliJson<T = Record<string, unknown>>(args: readonly string[], options?: CallOptions): Promise<T> {
  const ended = await cli([...args, '--json'], options);
  if (ended.status !== 0) throw new Error(`chuanli ${args.join(' ')} ended with ${ended.status}: ${ended.stderr}`);
  return printedObject<T>(ended);
}
