import { sql } from 'kysely';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { actorOf } from './sign-in.ts';
import type { AccountsTables } from './tables.ts';

/** Before whom people are named: the house's own people, or those of one enterprise. */
export interface NamesViewer {
  readonly house: Scope;
  readonly enterprise?: Scope;
}

/** Stands for whoever worked for the house, where the viewer belongs to an enterprise. */
export const SERVICE_SIDE = 'service';

/** What the records keep of a person (`shenhe (account 3)`), and of a key that works for one (`… by key ab12`). */
const PERSON = /^.* \(account (\d+)\)(?: by key (.+))?$/s;
/** Those who are no person: the command line, the demonstration, and the service itself. */
const NO_PERSON: ReadonlySet<string> = new Set(['cli', 'demo', 'job', 'openid']);

/** The account of a person who did something, also of one for whom a key did; undefined for who is no person here. */
export function accountOfActor(actor: string): number | undefined {
  const id = PERSON.exec(actor)?.[1];
  return id === undefined ? undefined : Number(id);
}

/**
 * The names of those who did things, by how the records call them. The house reads the names of its own people and of those whom it
 * serves; an enterprise reads its own people's, and of all others that it was the service. Who is no person here keeps the record's word.
 */
export async function namesOf(
  db: Db,
  { house, enterprise }: NamesViewer,
  actors: Iterable<string | null | undefined>,
): Promise<(actor: string) => string> {
  const ids = [...new Set([...actors].flatMap((actor) => Number(PERSON.exec(actor ?? '')?.[1] ?? [])))];
  const names = new Map<number, string>();
  if (ids.length > 0) {
    const shown =
      enterprise === undefined
        ? sql<boolean>`(organisation_id = ${house.organisationId} or organisation_id in (
            select id from organisation where house_id = ${house.organisationId}))`
        : sql<boolean>`organisation_id = ${enterprise.organisationId}`;
    const rows = await tables<AccountsTables>(db)
      .selectFrom('account')
      .select(['id', 'name'])
      .where(sql<boolean>`id = any(${ids}::bigint[])`)
      .where(shown)
      .execute();
    for (const { id, name } of rows) names.set(id, name);
  }
  return (actor) => {
    const [, id, key] = PERSON.exec(actor) ?? [];
    const name = names.get(Number(id));
    if (name !== undefined) return key === undefined ? name : `${name} · API ${key}`;
    const isOther = id !== undefined || NO_PERSON.has(actor);
    return enterprise !== undefined && isOther ? SERVICE_SIDE : actor;
  };
}

/** How the records call the people with a part of the name, as far as the house reads names. */
export async function actorsNamed(db: Db, house: Scope, part: string): Promise<string[]> {
  const rows = await tables<AccountsTables>(db)
    .selectFrom('account')
    .select(['id', 'login'])
    .where('house_id', '=', house.organisationId)
    .where(sql<boolean>`strpos(lower(name), ${part.toLowerCase()}) > 0`)
    .orderBy('id')
    .limit(1000)
    .execute();
  return rows.map(actorOf);
}

/** The lines with the person of each under the key called by name. */
export async function named<Key extends string, Line extends { readonly [key in Key]: string | null }>(
  db: Db,
  viewer: NamesViewer,
  lines: readonly Line[],
  key: Key,
): Promise<Line[]> {
  const nameOf = await namesOf(
    db,
    viewer,
    lines.map((line) => line[key]),
  );
  return lines.map((line) => {
    const actor = line[key];
    return actor === null ? line : { ...line, [key]: nameOf(actor) };
  });
}
