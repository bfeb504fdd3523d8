import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { type Db, lockInTransaction, transaction, withAdvisoryLock } from './index.ts';

const test = useDatabase();

beforeEach(async () => {
  await test.database.execute('drop table if exists note; create table note (text text not null)');
  return async () => {
    await test.database.execute('drop table note');
  };
});

async function write(db: Db, text: string): Promise<void> {
  await sql`insert into note values (${text})`.execute(db);
}

async function notes(db: Db): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`select text from note order by text`.execute(db);
  return rows.map((row) => row.text);
}

describe('transaction', () => {
  it('keeps all rows when it succeeds and none when it throws', async () => {
    const kept = await transaction(test.db, async (tx) => {
      await write(tx, 'a');
      await write(tx, 'b');
      return notes(tx);
    });
    expect(kept).toEqual(['a', 'b']);
    const failing = transaction(test.db, async (tx) => {
      await write(tx, 'c');
      throw new Error('on the way');
    });
    await expect(failing).rejects.toThrow('on the way');
    expect(await notes(test.db)).toEqual(['a', 'b']);
  });

  it('joins the transaction whose handle it is given', async () => {
    const failing = transaction(test.db, async (tx) => {
      await transaction(tx, (inner) => write(inner, 'inner'));
      throw new Error('outer');
    });
    await expect(failing).rejects.toThrow('outer');
    expect(await notes(test.db)).toEqual([]);
  });

  it('refuses the pool inside, where it would wait for ever or stand outside the transaction', async () => {
    const failing = transaction(test.db, () => write(test.db, 'astray'));
    await expect(failing).rejects.toThrow('use the handle');
    const past = transaction(test.db, () => test.database.execute(`insert into note values ('astray')`));
    await expect(past).rejects.toThrow('use the handle');
    const nested = transaction(test.db, () => transaction(test.db, (tx) => write(tx, 'astray')));
    await expect(nested).rejects.toThrow('use the handle');
    const locked = transaction(test.db, () => withAdvisoryLock(test.database, 'door', async () => {}));
    await expect(locked).rejects.toThrow('use the handle');
    expect(await notes(test.db)).toEqual([]);
  });

  it('keeps queries of others out, while it runs', async () => {
    const written = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    const failing = transaction(test.db, async (tx) => {
      await write(tx, 'mine');
      written.resolve();
      await go.promise;
      throw new Error('undone');
    });
    await written.promise;
    const other = write(test.db, 'theirs');
    go.resolve();
    await expect(failing).rejects.toThrow('undone');
    await other;
    expect(await notes(test.db)).toEqual(['theirs']);
  });
});

describe('execute', () => {
  it('takes all statements of a message or none, and leaves the session usable', async () => {
    await expect(test.database.execute(`insert into note values ('a'); select 1 / 0`)).rejects.toThrow(
      'division by zero',
    );
    await expect(test.database.execute(`begin; insert into note values ('b'); select 1 / 0; commit`)).rejects.toThrow(
      'division by zero',
    );
    expect(await notes(test.db)).toEqual([]);
    await test.database.execute('insert into note values ($1)', ['c']);
    expect(await test.database.execute('select text from note; select 2 as two')).toEqual({
      rows: [{ text: 'c' }, { two: 2 }],
    });
  });
});

describe('advisory locks', () => {
  it('lets one at a time into a name, in order, and goes on after a failure', async () => {
    const steps: string[] = [];
    const enter = (who: string, fails = false) =>
      withAdvisoryLock(test.database, 'door', async () => {
        steps.push(`${who} in`);
        await notes(test.db);
        steps.push(`${who} out`);
        if (fails) throw new Error(who);
      });
    const entries = await Promise.allSettled([enter('a'), enter('b', true), enter('c')]);
    expect(entries.map((entry) => entry.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(steps).toHaveLength(6);
    for (let i = 0; i < steps.length; i += 2) expect(steps[i + 1]).toBe(steps[i]?.replace('in', 'out'));
  });

  it('does not make different names wait for each other', async () => {
    const result = await withAdvisoryLock(test.database, 'one', () =>
      withAdvisoryLock(test.database, 'two', async () => 'both'),
    );
    expect(result).toBe('both');
  });

  it('locks until the end of a transaction, and only in one', async () => {
    await transaction(test.db, (tx) => lockInTransaction(tx, 'door'));
    await transaction(test.db, (tx) => lockInTransaction(tx, 'door'));
    await expect(lockInTransaction(test.db, 'door')).rejects.toThrow('needs a transaction');
  });
});
