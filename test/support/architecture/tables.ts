import { sql } from 'kysely';
import type { Db } from '../../../src/server/platform/db/index.ts';

/** The tables of ours whose rows could belong to nobody: no `organisation_id bigint not null references organisation (id)`. */
export async function tablesWithoutScope(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      -- The register of the schema itself holds no data of anybody.
      and c.relname <> 'schema_migration'
      and not exists (
        select from pg_attribute a
        join pg_constraint f on f.conrelid = a.attrelid and f.conkey = array[a.attnum] and f.contype = 'f'
        where a.attrelid = c.oid and a.attname = 'organisation_id' and a.attnotnull
          and a.atttypid = 'bigint'::regtype and f.confrelid = 'organisation'::regclass
      )
    order by c.relname
  `.execute(db);
  return rows.map((row) => row.name);
}
