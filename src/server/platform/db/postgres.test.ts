import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { openDatabase } from './index.ts';
import { refuseUnfit } from './postgres.ts';

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

describe('a PostgreSQL server', () => {
  it('that does not answer is named without the password', async () => {
    const port = await closedPort();
    const failure: unknown = await openDatabase({ url: `postgres://app:hunter2@127.0.0.1:${port}/records` }).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({
      problem: { code: 'database.unreachable', zh: expect.stringContaining(`127.0.0.1:${port}/records`) },
    });
    expect(JSON.stringify(failure)).not.toContain('hunter2');
  });

  it.each([
    [{ version: 140_011, encoding: 'UTF8' }, 'database.too-old', 'PostgreSQL 14'],
    [{ version: 90_624, encoding: 'UTF8' }, 'database.too-old', 'PostgreSQL 9'],
    [{ version: 150_000, encoding: 'SQL_ASCII' }, 'database.not-utf8', 'SQL_ASCII'],
  ])('%j is refused', (server, code, named) => {
    expect(() => refuseUnfit(server)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code, zh: expect.stringContaining(named) }) }),
    );
  });

  it.each([150_000, 180_006])('of version %i in UTF-8 is taken', (version) => {
    expect(() => refuseUnfit({ version, encoding: 'UTF8' })).not.toThrow();
  });
});

describe.skipIf(!process.env.TEST_DATABASE_URL)('the server of the tests', () => {
  const test = useDatabase();

  it('works in UTC, whatever its own time zone', async () => {
    expect((await test.database.execute('show timezone')).rows).toEqual([{ TimeZone: 'UTC' }]);
  });

  it('goes on after a connection was cut', async () => {
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    await Promise.all([test.database.execute('select pg_sleep(0.01)'), test.database.execute('select pg_sleep(0.01)')]);
    await test.database.execute(cut);
    const answers = await Promise.allSettled(Array.from({ length: 4 }, () => test.database.execute('select 1 as one')));
    expect((await test.database.execute('select 1 as one')).rows).toEqual([{ one: 1 }]);
    expect(answers.some((answer) => answer.status === 'fulfilled')).toBe(true);
  });
});
