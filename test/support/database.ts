import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { ensureHouse } from '../../src/server/modules/network/index.ts';
import { type Database, type Db, migrate, openDatabase, type Scope } from '../../src/server/platform/db/index.ts';

/** A migrated database for the tests of one file; before each test it is empty but for one house. */
export interface TestDatabase {
  readonly database: Database;
  readonly db: Db;
  /** The house that runs the service in the test. */
  readonly scope: Scope;
}

/**
 * Gives the tests of the file (or of the `describe` it is called in) a database: embedded in memory, or a database of the server
 * that `TEST_DATABASE_URL` names. All files of one worker share it, since opening one costs seconds; emptying it costs little.
 */
export function useDatabase(): TestDatabase {
  let database: Database | undefined;
  let scope: Scope | undefined;
  beforeAll(async () => {
    database = await sharedDatabase();
  });
  beforeEach(async () => {
    if (!database) return;
    await empty(database.db);
    const house = await ensureHouse(database.db, { name: '测试服务站（虚构示例）', kind: 'base' });
    scope = { organisationId: house.id };
  });
  afterAll(() => {
    scope = undefined;
  });
  const opened = <T>(value: T | undefined): T => {
    if (value === undefined)
      throw new Error('The test database is ready inside the tests, not while they are collected.');
    return value;
  };
  return {
    get database() {
      return opened(database);
    },
    get db() {
      return opened(database).db;
    },
    get scope() {
      return opened(scope);
    },
  };
}

/** Kept where all files of a worker find it, though each file may load this module anew. */
const worker = globalThis as typeof globalThis & { chuanliTestDatabase?: Promise<Database> };

function sharedDatabase(): Promise<Database> {
  worker.chuanliTestDatabase ??= openFresh();
  return worker.chuanliTestDatabase;
}

/** A database of its own for this worker, so that workers never meet. */
async function openFresh(): Promise<Database> {
  const database = await openDatabase(
    serverOfTests ? { url: await createServerDatabase(serverOfTests, 'own') } : { memory: true },
  );
  await migrate(database);
  return database;
}

/** The PostgreSQL server that the tests were given, if they were. */
export const serverOfTests: string | undefined = process.env.TEST_DATABASE_URL;

/** An empty database on a server, or a copy of one that nobody has open; one of the same name that an earlier run left goes. */
export async function createServerDatabase(server: string, purpose: string, like?: string): Promise<string> {
  const name = `chuanli_test_${process.env.VITEST_POOL_ID ?? '0'}_${purpose}`;
  const administration = await openDatabase({ url: server });
  await sql`drop database if exists ${sql.id(name)} with (force)`.execute(administration.db);
  const template = like === undefined ? sql`` : sql` template ${sql.id(new URL(like).pathname.slice(1))}`;
  await sql`create database ${sql.id(name)}${template}`.execute(administration.db);
  await administration.close();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * Deleting is far quicker than `truncate`, which makes new files for every table. As a replica the session checks no foreign
 * key and runs no trigger, so that the order does not matter and rows that are never to change can go. It takes a superuser.
 */
async function empty(db: Db): Promise<void> {
  await sql`do ${sql.lit(`
    declare
      place record;
    begin
      set local session_replication_role = replica;
      for place in select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_migration' loop
        execute format('delete from %I', place.tablename);
      end loop;
      for place in select sequencename from pg_sequences where schemaname = 'public' and last_value is not null loop
        execute format('alter sequence %I restart', place.sequencename);
      end loop;
      set local session_replication_role = origin;
    end`)}`.execute(db);
}
