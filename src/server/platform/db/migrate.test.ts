import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { tempFolder, useTempFolders } from '../../../../test/support/temp.ts';
import { migrate } from './index.ts';

const test = useDatabase();
useTempFolders();

let folder = '';

function write(name: string, script: string): void {
  writeFileSync(join(folder, name), script);
}

async function tableExists(name: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select to_regclass(${name}) is not null as found`.execute(test.db);
  return rows[0]?.found === true;
}

/** The register is set aside while a folder of made-up migrations stands in for the product's. */
beforeEach(async () => {
  folder = tempFolder();
  await test.database.execute('alter table schema_migration rename to schema_migration_of_product');
});

afterEach(async () => {
  await test.database.execute(`
    drop table if exists first, second, schema_migration;
    alter table schema_migration_of_product rename to schema_migration`);
});

describe('migrate', () => {
  it('runs each file once, in the order of the numbers', async () => {
    write('0002-second.sql', 'create table second (id bigint references first (id))');
    write('0001-first.sql', 'create table first (id bigint primary key); insert into first values (1);');
    expect(await migrate(test.database, folder)).toEqual(['0001-first.sql', '0002-second.sql']);
    expect(await migrate(test.database, folder)).toEqual([]);
  });

  it('runs once when several ask at the same time', async () => {
    write('0001-first.sql', 'create table first (id bigint)');
    const runs = await Promise.all([migrate(test.database, folder), migrate(test.database, folder)]);
    expect(runs.flat()).toEqual(['0001-first.sql']);
  });

  it('refuses a file that was edited after it ran, and one that is gone', async () => {
    write('0001-first.sql', 'create table first (id bigint)');
    await migrate(test.database, folder);
    write('0001-first.sql', 'create table first (id bigint, more text)');
    await expect(migrate(test.database, folder)).rejects.toMatchObject({
      problem: { code: 'database.migration-edited', zh: expect.stringContaining('0001-first.sql') },
    });
    folder = tempFolder();
    await expect(migrate(test.database, folder)).rejects.toMatchObject({ problem: { code: 'database.newer' } });
  });

  it('takes the same file with other line ends for the same', async () => {
    write('0001-first.sql', 'create table first (\n  id bigint\n)');
    await migrate(test.database, folder);
    write('0001-first.sql', 'create table first (\r\n  id bigint\r\n)');
    expect(await migrate(test.database, folder)).toEqual([]);
  });

  it('leaves nothing of a file that fails, and runs it when it is mended', async () => {
    write('0001-first.sql', 'create table first (id bigint); select 1 / 0;');
    await expect(migrate(test.database, folder)).rejects.toMatchObject({
      problem: { code: 'database.migration-failed', en: expect.stringContaining('division by zero') },
    });
    expect(await tableExists('first')).toBe(false);
    write('0001-first.sql', 'create table first (id bigint) -- ends in a remark');
    expect(await migrate(test.database, folder)).toEqual(['0001-first.sql']);
  });

  it('refuses a file whose name has no place in the order', async () => {
    write('first.sql', 'create table first (id bigint)');
    await expect(migrate(test.database, folder)).rejects.toThrow('0001-network.sql');
  });
});
