import { sql } from 'kysely';
import type { Db } from './types.ts';

/** Rows of one table, each a JSON object on a line. */
export interface TableLines {
  readonly table: string;
  readonly lines: string;
}

export interface SequenceState {
  readonly sequence: string;
  readonly last: number;
}

const ROWS_AT_A_TIME = 100;
const LONGEST_PIECE = 8_000_000;
/** The register of the schema is made anew by the migrations. */
const REGISTER = 'schema_migration';

/**
 * All records as they are at one instant, a table after those that it refers to. The embedded database, which has one session,
 * answers nothing else until the last piece was taken; a server goes on meanwhile.
 */
export async function* dumpTables(db: Db): AsyncGenerator<TableLines, SequenceState[]> {
  const tx = await db.startTransaction().setIsolationLevel('repeatable read').execute();
  try {
    for (const table of await tablesInOrder(tx)) yield* dumpTable(tx, table);
    const { rows } = await sql<SequenceState>`
      select sequencename as sequence, last_value as last from pg_sequences
      where schemaname = 'public' and last_value is not null order by 1
    `.execute(tx);
    return rows;
  } finally {
    await tx.rollback().execute();
  }
}

async function* dumpTable(tx: Db, table: string): AsyncGenerator<TableLines> {
  const key = await keyOf(tx, table);
  const order = key.length === 0 ? sql`1` : sql.join(key.map((column) => sql.ref(`row.${column}`)));
  await sql`
    declare dumped no scroll cursor for
    select row_to_json("row")::text as line from ${sql.table(table)} as "row" order by ${order}
  `.execute(tx);
  let piece: string[] = [];
  let length = 0;
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(ROWS_AT_A_TIME)} from dumped`.execute(tx);
    for (const { line } of rows) {
      piece.push(line);
      length += line.length;
    }
    if (length > LONGEST_PIECE || (rows.length === 0 && piece.length > 0)) {
      yield { table, lines: piece.join('\n') };
      piece = [];
      length = 0;
    }
    if (rows.length === 0) break;
  }
  await sql`close dumped`.execute(tx);
}

async function keyOf(tx: Db, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select a.attname as name from pg_index i
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
    where i.indrelid = ${table}::regclass and i.indisprimary order by array_position(i.indkey::int2[], a.attnum)
  `.execute(tx);
  return rows.map(({ name }) => name);
}

/** Each table after those that its foreign keys lead to. */
async function tablesInOrder(tx: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string; parents: string[] }>`
    select c.relname as name,
      coalesce(array_agg(p.relname::text) filter (where p.oid <> c.oid), '{}') as parents
    from pg_class c
    left join pg_constraint f on f.conrelid = c.oid and f.contype = 'f'
    left join pg_class p on p.oid = f.confrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> ${REGISTER}
    group by c.oid, c.relname order by c.relname
  `.execute(tx);
  const parents = new Map(rows.map((row) => [row.name, row.parents]));
  const ordered = new Set<string>();
  const place = (name: string, below: readonly string[]): void => {
    if (ordered.has(name) || below.includes(name)) return;
    for (const parent of parents.get(name) ?? []) place(parent, [...below, name]);
    ordered.add(name);
  };
  for (const name of parents.keys()) place(name, []);
  return [...ordered];
}

/** Puts rows back into a table that has none of them. */
export async function loadLines(tx: Db, { table, lines }: TableLines): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position
  `.execute(tx);
  const columns = sql.join(rows.map(({ name }) => sql.ref(name)));
  const content = `[${lines.replaceAll('\n', ',')}]`;
  await sql`
    insert into ${sql.table(table)} (${columns}) overriding system value
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${content}::json)
  `.execute(tx);
}

/** Lets numbers go on where they were, so that none is given twice, not even one of a row that is gone. */
export async function restoreSequences(tx: Db, states: readonly SequenceState[]): Promise<void> {
  for (const { sequence, last } of states) {
    await sql`select setval(${sequence}::regclass, ${last})`.execute(tx);
  }
}
