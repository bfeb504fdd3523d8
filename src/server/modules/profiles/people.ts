import { sql } from 'kysely';
import { type Db, tables } from '../../platform/db/index.ts';

const ACCOUNT = /\(account (\d+)\)$/;

/** The names of those who did things, by how the log calls them; who is no person here keeps that name. */
export async function namesOf(db: Db, actors: readonly string[]): Promise<(actor: string) => string> {
  const ids = [...new Set(actors.flatMap((actor) => Number(ACCOUNT.exec(actor)?.[1] ?? [])))];
  if (ids.length === 0) return (actor) => actor;
  const rows = await tables<{ account: { id: number; name: string } }>(db)
    .selectFrom('account')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any(${ids}::bigint[])`)
    .execute();
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (actor) => names.get(Number(ACCOUNT.exec(actor)?.[1])) ?? actor;
}
