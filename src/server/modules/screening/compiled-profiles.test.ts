import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { tempFolder, useTempFolders } from '../../../../test/support/temp.ts';
import { runningVersions } from '../profiles/index.ts';
import { compiledInFile, compileInto } from './compiled-profiles.ts';
import { auditRun, replayRun, screen } from './index.ts';
import { act, TestHouse } from './screening.fixture.ts';

const test = useDatabase();
useTempFolders();

const tea = { query: '茶叶' };

it('profiles are compiled into one file, which the next run takes up, until other profiles run', async () => {
  const house = TestHouse.open(test);
  const compiledFolder = join(tempFolder(), 'compiled');
  const run = () => screen(test.database, house.scope, {}, act, { compiledFolder });
  await house.enterprise('甲', tea);
  await house.receive({ publication_number: 'CN113914863A', title: '茶叶' });
  expect(await run()).toMatchObject({ matches: 1 });
  const first = readdirSync(compiledFolder);
  expect(first).toEqual([expect.stringMatching(/^profiles-[0-9a-f]{64}$/)]);
  await house.receive({ publication_number: 'CN113914864A', title: '茶叶' });
  expect(await run()).toMatchObject({ publications: 1, matches: 1 });
  expect(readdirSync(compiledFolder)).toEqual(first);
  await house.enterprise('乙', tea);
  expect(await run()).toMatchObject({ publications: 2, matches: 2 });
  expect(readdirSync(compiledFolder)).not.toEqual(first);
  expect(readdirSync(compiledFolder)).toHaveLength(1);
});

it('a file that is missing or cut off is made again, for all who ask at once', async () => {
  const house = TestHouse.open(test);
  await house.enterprise('甲', tea, tea);
  const versions = (await runningVersions(test.db, house.scope, '2026-11-22')).map(({ versionId }) => versionId);
  const folder = tempFolder();
  const name = await compileInto(folder, test.db, house.scope, versions);
  const [file] = readdirSync(folder);
  writeFileSync(join(folder, file!), 'cut off');
  const taken = () => compiledInFile(test.database, house.scope, versions, { folder, name });
  for (const compiled of await Promise.all([taken(), taken(), taken()])) {
    const [one, other] = [await compiled(), await compiled()];
    expect([one.size, other.size]).toEqual([2, 2]);
    one.remove(versions[0]!);
    expect([one.size, other.size]).toEqual([1, 2]);
  }
  expect(readdirSync(folder)).toEqual([file]);
});

it('a profile that joins late is compared from where it joins, whatever the batches', async () => {
  const house = TestHouse.open(test);
  await house.enterprise('甲', tea);
  const rows = (from: number) =>
    Array.from({ length: 6 }, (_, at) => ({ publication_number: `CN${113914000 + from + at}A`, title: '茶叶' }));
  await house.receive(...rows(0));
  await screen(test.database, house.scope, {}, act);
  await house.enterprise('乙', tea);
  await house.receive(...rows(6));
  const together = await screen(test.database, house.scope, {}, act, { batchSize: 2 });
  expect(together).toMatchObject({ publications: 12, profiles: 2, matches: 18 });
  expect(await replayRun(test.db, house.scope, together.run)).toMatchObject({ matches: 18, differences: 0 });
  expect(await auditRun(test.db, house.scope, together.run, { sample: 100 })).toMatchObject({
    sampled: 18,
    differences: 0,
  });
});
