import { CommanderError } from 'commander';
import { program } from '../../src/cli/program.ts';
import type { Ended } from './cli.ts';

/**
 * Calls the command line in this process, in Chinese: what it prints and its status without the second of computing that starting
 * one takes. What starts and ends a process is tested by `cli`.
 */
export async function cliHere(args: readonly string[], data?: string): Promise<Ended> {
  const { write: toStdout } = process.stdout;
  const { write: toStderr } = process.stderr;
  const before = process.exitCode;
  const written = { stdout: '', stderr: '' };
  const taking = (stream: keyof typeof written) => (text: string | Uint8Array) => {
    written[stream] += String(text);
    return true;
  };
  process.stdout.write = taking('stdout');
  process.stderr.write = taking('stderr');
  process.exitCode = undefined;
  try {
    const status = await statusOf([...args, ...(data === undefined ? [] : ['--data', data]), '--lang', 'zh']);
    return { status, ...written };
  } finally {
    process.stdout.write = toStdout;
    process.stderr.write = toStderr;
    process.exitCode = before;
  }
}

async function statusOf(args: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(['node', 'chuanli', ...args]);
    return Number(process.exitCode ?? 0);
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    return thrown.exitCode === 0 ? 0 : 2;
  }
}
