import type { Kysely } from 'kysely';

/**
 * A handle for queries: the pool, or one transaction. Store functions take it without caring which.
 * It knows no table; a module reads its own tables through `tables<ItsTables>(db)`.
 */
export type Db = Kysely<unknown>;

/** Whose rows a query may touch. Every store function takes it and filters by it. */
export interface Scope {
  readonly organisationId: number;
}

/** An open database. `close()` finishes what is running and lets go of files, connections and the lock on the data folder. */
export interface Database {
  readonly db: Db;
  readonly dialect: 'pglite' | 'postgres';
  /** Runs a script of several statements in one transaction of its own: all or nothing. For migrations. */
  runScript(sql: string): Promise<void>;
  close(): Promise<void>;
}
