import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely, KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely';
import type { Db } from './types.ts';

const openTransactions = new AsyncLocalStorage<Db>();

/** The handle with the tables of one module: `tables<PatentsTables>(db).selectFrom('publication')…`. */
export function tables<Tables>(db: Db): Kysely<Tables> {
  return db as unknown as Kysely<Tables>;
}

/**
 * Runs `work` in one transaction: its rows are all there afterwards, or none when it throws.
 * Called with a transaction's handle it joins that transaction, so that stores can be composed.
 * Within `work` only the handle it is given may be used (see `refuseInsideTransaction`).
 */
export async function transaction<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db);
  assertOutsideTransaction(db);
  return db.transaction().execute((tx) => openTransactions.run(db, () => work(tx.withoutPlugins())));
}

/** The pool of the transaction that the code that calls runs in. */
export function poolOfTransaction(tx: Db): Db {
  const pool = openTransactions.getStore();
  if (!tx.isTransaction || pool === undefined) throw new Error('This is done in a transaction: use the handle of one.');
  return pool;
}

/** Throws when the code that calls runs inside a transaction of this pool. */
export function assertOutsideTransaction(pool: Db): void {
  if (openTransactions.getStore() !== pool) return;
  throw new Error('A query on the pool from inside a transaction: use the handle that the transaction was given.');
}

/**
 * A query on the pool from inside a transaction would wait for ever on the embedded database, which has one session, and would
 * silently stand outside the transaction on a server. Both are mistakes in the program, so both are refused alike.
 */
export function refuseInsideTransaction(pool: () => Db): KyselyPlugin {
  return {
    transformQuery(query: PluginTransformQueryArgs) {
      assertOutsideTransaction(pool());
      return query.node;
    },
    async transformResult(query: PluginTransformResultArgs) {
      return query.result;
    },
  };
}
