import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openInMemory } from './pglite.ts';

it('whoever needs many statements does not keep the rest of the process from its turn', async () => {
  const database = await openInMemory();
  try {
    let heard = false;
    setImmediate(() => {
      heard = true;
    });
    for (let statement = 0; statement < 20; statement++) {
      await sql`select count(*) from generate_series(1, 50000)`.execute(database.db);
    }
    expect(heard).toBe(true);
  } finally {
    await database.close();
  }
});
