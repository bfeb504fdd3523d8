import { sql } from 'kysely';
import { openDatabase } from '../../src/server/platform/db/index.ts';

/**
 * A program for tests: opens the data folder that it is given, says `open`, and writes numbers for ever, saying each one
 * when the database has acknowledged it. It ends by being killed.
 */
const [folder = ''] = process.argv.slice(2);
const { db } = await openDatabase({ dataFolder: folder });
await sql`create table if not exists number (value bigint primary key)`.execute(db);
const { rows } = await sql<{ last: number }>`select coalesce(max(value), 0) as last from number`.execute(db);
process.stdout.write('open\n');
for (let value = (rows[0]?.last ?? 0) + 1; ; value++) {
  await sql`insert into number values (${value})`.execute(db);
  process.stdout.write(`${value}\n`);
}
