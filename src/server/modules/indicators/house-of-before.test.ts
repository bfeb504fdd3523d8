import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { migrationsFolder } from '../../platform/db/index.ts';
import { closeYear, ensureIndicators, listIndicators } from './index.ts';
import { act } from './indicators.fixture.ts';

const test = useDatabase();

it('returns are called by their name, in a house of before too, unless it gave them another', async () => {
  await ensureIndicators(test.db, test.scope, act);
  const script = readFileSync(join(migrationsFolder, '0034-returns-by-their-name.sql'), 'utf8');
  const named = async () =>
    (await listIndicators(test.db, test.scope, 2018)).flatMap(({ code, name, definition }) =>
      code.startsWith('returns-') ? [[name.zh, definition.zh]] : [],
    );
  const today = await named();
  expect(today.map(([name]) => name)).toEqual(['应报回执', '已报回执', '按时回执', '回执按时率']);
  const call = (code: string, name: string, definition: string) =>
    sql`update indicator set name_zh = ${name}, definition_zh = ${definition} where code = ${code}`.execute(test.db);
  await call('returns-received', '已报方案', '已收到的实施方案。');
  await test.database.execute(script);
  expect(await named()).toEqual(today);
  await call('returns-received', '已报方案', '本局的定义。');
  await test.database.execute(script);
  expect(await named()).toContainEqual(['已报方案', '本局的定义。']);
});

it('what a closed year counted is not deleted', async () => {
  await ensureIndicators(test.db, test.scope, act);
  await closeYear(test.db, test.scope, 2018, act);
  await expect(sql`delete from indicator_value`.execute(test.db)).rejects.toThrow('never changed');
});
