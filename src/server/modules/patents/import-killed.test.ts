import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startProgram } from '../../../../test/support/child.ts';
import { useDatabase } from '../../../../test/support/database.ts';
import { tempFolder, useTempFolders } from '../../../../test/support/temp.ts';
import { importResult } from '../../../shared/patents.ts';
import { clockAt } from '../../platform/clock.ts';
import { dataFolder } from '../../platform/data-folder.ts';
import { type Database, openDatabase, type Scope, tables } from '../../platform/db/index.ts';
import { ensureHouse } from '../network/index.ts';
import { importFiles } from './import-files.ts';
import { listImports, listSetAside } from './import-table.ts';
import { openTestPatents, rows, tableFile } from './patents.fixture.ts';
import { openPatents } from './patents.ts';
import { searchPatents } from './search.ts';
import type { PatentsTables } from './tables.ts';

const test = useDatabase();
useTempFolders();

const PROGRAM = '../../src/server/modules/patents/import-until-killed.fixture.ts';

/** After which line of the program it is killed, and how many milliseconds later. */
const KILLS: readonly { readonly line: number; readonly later: number }[] = [
  { line: 0, later: 0 },
  { line: 1, later: 0 },
  { line: 2, later: 35 },
  { line: 4, later: 10 },
];

async function stateOf(db: Database['db'], scope: Scope) {
  const publications = await tables<PatentsTables>(db)
    .selectFrom('publication')
    .select(['key', 'version', 'content_hash', 'state'])
    .where('organisation_id', '=', scope.organisationId)
    .orderBy('key')
    .execute();
  const imports = await listImports(db, scope);
  return {
    publications,
    imports: imports.map(({ name, read, stored, updated, unchanged, setAside, finishedAt }) => ({
      ...{ name, read, stored, updated, unchanged, setAside },
      finished: finishedAt !== undefined,
    })),
    setAside: (await listSetAside(db, scope)).map(({ file, position, reason }) => ({
      file,
      position,
      code: reason.code,
    })),
  };
}

describe('an import that is killed again and again', () => {
  it('ends as one that was never killed', async () => {
    const broken = { publication_number: 'CN113914863A', title: '坏', publication_date: '2023-02-31' };
    const files = [
      tableFile('first.csv', [...rows(900), broken, ...rows(900, 900), ...rows(10)]),
      tableFile(
        'second.csv',
        rows(1200, 1500).map((row) => ({ ...row, abstract: '一种电解质。' })),
      ),
    ];
    const folder = tempFolder();
    const start = () => startProgram(PROGRAM, folder, ...files.map(({ path }) => path));
    for (const { line, later } of KILLS) {
      const program = start();
      for (let at = 0; at <= line; at++) await program.nextLine();
      await setTimeout(later);
      await program.kill();
    }
    const program = start();
    let last = await program.nextLine();
    while (!last.startsWith('done')) last = await program.nextLine();
    const result = importResult.parse(JSON.parse(last.slice('done '.length)));
    await program.kill();

    const undisturbed = await openTestPatents(test);
    const { imports: _ids, ...expected } = await importFiles(undisturbed, files);
    await undisturbed.close();
    expect(result).toMatchObject(expected);

    const database = await openDatabase({ dataFolder: folder });
    try {
      const house = await ensureHouse(database.db, { name: '测试服务站（虚构示例）', kind: 'base' });
      const scope = { organisationId: house.id };
      expect(await stateOf(database.db, scope)).toEqual(await stateOf(test.db, test.scope));
      const clock = clockAt('2023-11-01T08:00:00Z');
      const patents = await openPatents({ db: database.db, scope, folder: dataFolder(folder), clock });
      const found = await searchPatents(patents, '电池组件', { limit: 0 });
      const changed = await searchPatents(patents, '电解质', { limit: 0 });
      await patents.close();
      expect([found, changed].map((one) => one.ok && one.value.total)).toEqual([2700, 1200]);
    } finally {
      await database.close();
    }
  }, 300_000);
});
