import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { ProblemError } from '../problems.ts';
import { assertOutsideTransaction, refuseInsideTransaction } from './handles.ts';
import type { Database, Db } from './types.ts';
import { readBigint, readDate, typeIds } from './values.ts';

/** As `server_version_num` counts. */
const oldestVersion = 150_000;

/** Opens a PostgreSQL server by `postgres://…`; one older than 15, or not in UTF-8, is refused. */
export async function openServer(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    types: { getTypeParser },
    // Who holds an advisory lock keeps one connection and works on others.
    max: 20,
    connectionTimeoutMillis: 30_000,
    application_name: 'chuanli',
    options: '-c TimeZone=UTC',
  });
  pool.on('error', () => {
    // An idle connection broke. The pool has already dropped it; the next query opens another or fails with the reason.
  });
  const db: Db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool }),
    plugins: [refuseInsideTransaction(() => db)],
  });
  try {
    await checkServer(db, url);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    dialect: 'postgres',
    async execute(text, values) {
      assertOutsideTransaction(db);
      return execute(pool, text, values);
    },
    close: () => db.destroy(),
  };
}

async function execute(pool: pg.Pool, text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }> {
  const result: pg.QueryResult | pg.QueryResult[] = await pool.query(text, values ? [...values] : undefined);
  return { rows: Array.isArray(result) ? result.flatMap((each) => each.rows) : result.rows };
}

async function checkServer(db: Db, url: string): Promise<void> {
  const { rows } = await sql<{ version: number; encoding: string }>`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding
  `
    .execute(db)
    .catch((error: unknown) => {
      throw unreachable(url, error);
    });
  for (const server of rows) refuseUnfit(server);
}

/** @throws ProblemError when a server cannot keep the records: older than PostgreSQL 15, or not in UTF-8. */
export function refuseUnfit(server: { readonly version: number; readonly encoding: string }): void {
  if (server.version < oldestVersion) throw tooOld(server.version);
  if (server.encoding !== 'UTF8') throw wrongEncoding(server.encoding);
}

function unreachable(url: string, cause: unknown): ProblemError {
  const { host, pathname } = new URL(url);
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ProblemError(
    {
      code: 'database.unreachable',
      zh: `无法连接数据库 ${host}${pathname}：${reason}。请检查 DATABASE_URL 及服务器是否在运行。`,
      en: `The database ${host}${pathname} cannot be reached: ${reason}. Check DATABASE_URL and that the server is running.`,
    },
    { cause },
  );
}

function tooOld(version: number): ProblemError {
  const major = Math.floor(version / 10_000);
  return new ProblemError({
    code: 'database.too-old',
    zh: `DATABASE_URL 指向 PostgreSQL ${major}，需要 15 或更高版本。请升级服务器。`,
    en: `DATABASE_URL names a PostgreSQL ${major}; version 15 or later is needed. Upgrade the server.`,
  });
}

function wrongEncoding(encoding: string): ProblemError {
  return new ProblemError({
    code: 'database.not-utf8',
    zh: `DATABASE_URL 所指数据库的编码是 ${encoding}，需要 UTF8。请用 UTF8 编码另建数据库。`,
    en: `The database that DATABASE_URL names is encoded in ${encoding}; UTF8 is needed. Create one with UTF8.`,
  });
}

type TypeParser = (text: string) => unknown;

const readTextArray: (text: string) => unknown = pg.types.getTypeParser(typeIds.textArray);

const parsers: Readonly<Record<number, TypeParser>> = {
  [typeIds.bigint]: readBigint,
  [typeIds.date]: readDate,
  [typeIds.bigintArray]: (text) => mapElements(readTextArray(text), readBigint),
  // Read as texts, the elements are the ISO dates that they are.
  [typeIds.dateArray]: readTextArray,
};

function mapElements(element: unknown, read: (text: string) => unknown): unknown {
  if (Array.isArray(element)) return element.map((inner) => mapElements(inner, read));
  return typeof element === 'string' ? read(element) : element;
}

function getTypeParser(id: number, format?: 'text' | 'binary'): TypeParser {
  const ours = format === 'binary' ? undefined : parsers[id];
  return ours ?? pg.types.getTypeParser(id, format ?? 'text');
}
