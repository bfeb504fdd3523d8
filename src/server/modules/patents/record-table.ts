import { sql } from 'kysely';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import type { NamedContent, PublicationRecord } from './record.ts';
import type { PatentsTables } from './tables.ts';

/**
 * Bytes go to and from the database as base64: both drivers write binary columns several times more slowly, the embedded one
 * through a string of escapes for every byte.
 */

/** Bytes of one statement; larger ones would be held several times in memory. */
const STATEMENT_BYTES = 4 * 1024 * 1024;

/** Writes contents, each once. */
export async function keepRecords(db: Db, scope: Scope, contents: Iterable<NamedContent>): Promise<void> {
  const byHash = new Map([...contents].map((content) => [content.hash, content]));
  let rows: { hash: string; base64: string }[] = [];
  let size = 0;
  const write = async (): Promise<void> => {
    const values = rows.map(({ hash, base64 }) => sql`(${scope.organisationId}, ${hash}, decode(${base64}, 'base64'))`);
    rows = [];
    size = 0;
    await sql`
      insert into publication_record (organisation_id, content_hash, bytes) values ${sql.join(values)}
      on conflict do nothing
    `.execute(db);
  };
  for (const content of byHash.values()) {
    const base64 = Buffer.from(content.record()).toString('base64');
    rows.push({ hash: content.hash, base64 });
    size += base64.length;
    if (size >= STATEMENT_BYTES || rows.length >= 1000) await write();
  }
  if (rows.length > 0) await write();
}

/** Contents by their hashes. */
export async function readRecords(
  db: Db,
  scope: Scope,
  hashes: Iterable<string>,
): Promise<Map<string, PublicationRecord>> {
  const wanted = [...new Set(hashes)];
  if (wanted.length === 0) return new Map();
  const rows = await tables<PatentsTables>(db)
    .selectFrom('publication_record')
    .select(['content_hash', base64Of('publication_record.bytes').as('base64')])
    .where('organisation_id', '=', scope.organisationId)
    .where('content_hash', 'in', wanted)
    .execute();
  return new Map(rows.map(({ content_hash, base64 }) => [content_hash, Buffer.from(base64, 'base64')]));
}

/** A column of bytes as text, for `Buffer.from(…, 'base64')`. */
export function base64Of(column: string) {
  return sql<string>`encode(${sql.ref(column)}, 'base64')`;
}
