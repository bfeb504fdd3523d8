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
  /**
   * Sends one message past the query builder. Without values it may hold several statements, which are one transaction: all of
   * them take effect or none. For migrations and for the job queue, which brings its own statements.
   */
  execute(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
  close(): Promise<void>;
}
