import { expect, it } from 'vitest';
import { cli, cliJson, printedObject } from '../support/cli.ts';
import { createServerDatabase, serverOfTests } from '../support/database.ts';
import { tempFolder, useTempFolders } from '../support/temp.ts';

useTempFolders();

const MINUTES = 120_000;

if (serverOfTests === undefined) {
  console.warn(
    '\n*** SKIPPED: a worker with nothing to do. It needs a PostgreSQL, which TEST_DATABASE_URL names. ***\n',
  );
}

it('a worker is refused where the database is embedded, which one process has for itself', {
  timeout: MINUTES,
}, async () => {
  const refused = await cli(['work', '--json'], { data: tempFolder() });
  expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('DATABASE_URL') });
  expect(printedObject(refused)).toMatchObject({ problem: { code: 'work.embedded' } });
});

it.skipIf(serverOfTests === undefined)(
  'a worker that is to work until there is nothing left ends at once where nothing is under way',
  { timeout: MINUTES },
  async () => {
    const environment = { DATABASE_URL: await createServerDatabase(serverOfTests!, 'idle') };
    const done = await cliJson(['work', '--until-idle', '--compiled', tempFolder()], {
      data: tempFolder(),
      environment,
    });
    expect(done).toEqual({ batches: 0, publications: 0, matches: 0 });
  },
);
