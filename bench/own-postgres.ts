import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface OwnPostgres {
  readonly version: string;
  readonly url: string;
  /** Stops the server and starts it again: nothing is in its memory then. */
  restart(): void;
  stop(): void;
}

/** Debian's PostgreSQL on a cluster of its own in a temporary folder, as it comes, with fsync; undefined where it is not installed. */
export async function startPostgres(): Promise<OwnPostgres | undefined> {
  const bin = globSync('/usr/lib/postgresql/*/bin/initdb').sort().map(dirname).at(-1);
  if (bin === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'chuanli-bench-postgres-'));
  const data = join(folder, 'data');
  const password = randomBytes(16).toString('hex');
  const port = await freePort();
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(join(folder, 'password'), password);
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'postgres', folder]);
  else chmodSync(folder, 0o700);
  const run = (program: string, ...options: string[]): void => {
    const call = [join(bin, program), '--pgdata', data, ...options];
    const [command = '', ...rest] = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', ...call] : call;
    execFileSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
  };
  const start = (): void => {
    const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
    run('pg_ctl', '--log', join(folder, 'log'), '--wait', '--silent', '--options', settings, 'start');
  };
  const stop = (): void => run('pg_ctl', '--mode', 'fast', '--wait', '--silent', 'stop');
  const collation = ['--locale', 'C.UTF-8', '--locale-provider', 'icu', '--icu-locale', 'zh-Hans-CN'];
  const access = ['--username', 'postgres', '--auth', 'scram-sha-256', '--pwfile', join(folder, 'password')];
  run('initdb', ...access, '--encoding', 'UTF8', ...collation);
  start();
  return {
    version: readFileSync(join(data, 'PG_VERSION'), 'utf8').trim(),
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    restart() {
      stop();
      start();
    },
    stop() {
      stop();
      rmSync(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
