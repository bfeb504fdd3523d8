import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { assertOutsideTransaction } from './handles.ts';
import type { Database, Db } from './types.ts';

/** The end of the queue for each name, for the embedded database, which only this process may open. */
const queues = new WeakMap<Database, Map<string, Promise<void>>>();

/**
 * Runs `work` while nobody else who asks for the same name runs theirs, on any machine that shares the database.
 * It does not nest for one name, and does not start inside a transaction. `work` uses the pool as usual; a crash frees the lock.
 */
export async function withAdvisoryLock<T>(database: Database, name: string, work: () => Promise<T>): Promise<T> {
  assertOutsideTransaction(database.db);
  return database.dialect === 'pglite' ? inTurn(database, name, work) : onServer(database.db, name, work);
}

/** Waits for the name and holds it until the transaction ends. */
export async function lockInTransaction(tx: Db, name: string): Promise<void> {
  if (!tx.isTransaction) throw new Error('A lock until the end of the transaction needs a transaction.');
  await sql`select pg_advisory_xact_lock(${lockNumber(name)})`.execute(tx);
}

async function onServer<T>(db: Db, name: string, work: () => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${lockNumber(name)})`.execute(connection);
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${lockNumber(name)})`.execute(connection);
    }
  });
}

async function inTurn<T>(database: Database, name: string, work: () => Promise<T>): Promise<T> {
  const queue = queues.get(database) ?? new Map<string, Promise<void>>();
  queues.set(database, queue);
  const before = queue.get(name);
  const mine = Promise.withResolvers<void>();
  queue.set(name, mine.promise);
  await before;
  try {
    return await work();
  } finally {
    if (queue.get(name) === mine.promise) queue.delete(name);
    mine.resolve();
  }
}

/** A name as the 64-bit number that PostgreSQL locks by, as text because it exceeds what a number holds. */
function lockNumber(name: string): string {
  return createHash('sha256').update(`chuanli:${name}`).digest().readBigInt64BE().toString();
}
