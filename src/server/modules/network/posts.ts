import { sql } from 'kysely';
import type { PostInput, PostView } from '../../../shared/network-posts.ts';
import { type Db, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { dayBefore } from './days.ts';
import { postBackwards, postLater, postTaken, unknownPost } from './post-problems.ts';
import type { NetworkTables } from './tables.ts';
import { refuseStranger } from './tree-store.ts';

/** Who holds a post at an organisation. */
export type Post = PostView;

/** Posts that one person holds at a time. */
const HELD_BY_ONE: ReadonlySet<string> = new Set(['responsible', 'contact']);

/** Who holds which post at an organisation on a day. */
export async function postsOf(db: Db, house: Scope, unitId: number, on: string): Promise<Post[]> {
  return heldOn(posts(db, house).where('unit_id', '=', unitId), on).execute();
}

/** The same of all organisations of a house. */
export async function postsOfHouse(db: Db, house: Scope, on: string): Promise<Post[]> {
  return heldOn(posts(db, house), on).execute();
}

function heldOn(query: ReturnType<typeof posts>, on: string) {
  return query.where('from_on', '<=', on).where((row) => row.or([row('to_on', 'is', null), row('to_on', '>=', on)]));
}

/** Everybody who holds or held a post at an organisation. */
export async function allPostsOf(db: Db, house: Scope, unitId: number): Promise<Post[]> {
  return posts(db, house).where('unit_id', '=', unitId).execute();
}

/**
 * The other accounts whose posts are the same person's as those of one account: posts of one unit in one name, unless both tell a mail
 * address or a telephone and it is not the same.
 */
export async function accountsOfOnePerson(db: Db, { organisationId }: Scope, accountId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct other.account_id as id from post own join post other
      on other.organisation_id = own.organisation_id and other.unit_id = own.unit_id and other.name = own.name
      and (own.mail is null or other.mail is null or lower(own.mail) = lower(other.mail))
      and (own.phone is null or other.phone is null or own.phone = other.phone)
    where own.organisation_id = ${organisationId} and own.account_id = ${accountId} and other.account_id <> own.account_id
  `.execute(db);
  return rows.map(({ id }) => id);
}

function posts(db: Db, house: Scope) {
  return tables<NetworkTables>(db)
    .selectFrom('post')
    .select(['id', 'unit_id as unitId', 'post', 'name', 'rank', 'phone', 'mail'])
    .select(['account_id as accountId', 'from_on as fromOn', 'to_on as toOn'])
    .where('organisation_id', '=', house.organisationId)
    .orderBy(sql`array_position(array['responsible', 'contact', 'manager', 'staff', 'lecturer'], post)`)
    .orderBy('from_on')
    .orderBy('id');
}

/**
 * Gives a person a post from a day on. The responsible person and the contact are one each: who was it leaves the day before. Who
 * holds the post already from that day stays, with what is said anew of them.
 * @returns the id of the post, and whether anything changed.
 */
export async function appoint(
  db: Db,
  house: Scope,
  unitId: number,
  input: PostInput & { readonly accountId?: number | null },
): Promise<{ readonly id: number; readonly changed: boolean }> {
  return transaction(db, async (tx) => {
    await refuseStranger(tx, house, unitId);
    await lockInTransaction(tx, `network.post ${unitId}`);
    const held = (await allPostsOf(tx, house, unitId)).filter(({ post }) => post === input.post);
    const own = held.find((one) => one.name === input.name && one.fromOn <= input.fromOn && isHeld(one, input.fromOn));
    if (own !== undefined) return { id: own.id, changed: await describe(tx, house, own, input) };
    if (HELD_BY_ONE.has(input.post)) await succeed(tx, house, held, input.fromOn);
    const { id } = await tables<NetworkTables>(tx)
      .insertInto('post')
      .values({
        organisation_id: house.organisationId,
        unit_id: unitId,
        post: input.post,
        name: input.name,
        rank: input.rank,
        phone: input.phone,
        mail: input.mail,
        account_id: input.accountId ?? null,
        from_on: input.fromOn,
        to_on: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { id, changed: true };
  });
}

function isHeld({ toOn }: Post, on: string): boolean {
  return toOn === null || toOn >= on;
}

async function describe(
  tx: Db,
  house: Scope,
  own: Post,
  { rank, phone, mail, accountId = own.accountId }: PostInput & { readonly accountId?: number | null },
): Promise<boolean> {
  const said = { rank, phone, mail, accountId };
  if (Object.entries(said).every(([field, value]) => own[field as keyof typeof said] === value)) return false;
  await setPost(tx, house, own.id, { rank, phone, mail, account_id: accountId });
  return true;
}

async function succeed(tx: Db, house: Scope, held: readonly Post[], fromOn: string): Promise<void> {
  const later = held.find((one) => one.fromOn >= fromOn);
  if (later !== undefined) throw new ProblemError(postLater(later.name, later.fromOn));
  for (const one of held.filter((each) => isHeld(each, fromOn))) {
    await setPost(tx, house, one.id, { to_on: dayBefore(fromOn) });
  }
}

/** Lets a person leave a post, with the last day on which they hold it. @throws ProblemError where another holds it by then. */
export async function leavePost(db: Db, house: Scope, unitId: number, id: number, toOn: string): Promise<Post> {
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, `network.post ${unitId}`);
    const all = await allPostsOf(tx, house, unitId);
    const held = all.find((one) => one.id === id);
    if (held === undefined) throw new ProblemError(unknownPost);
    if (toOn < held.fromOn) throw new ProblemError(postBackwards(held.fromOn));
    const next = all.find((one) => one.post === held.post && one.fromOn > held.fromOn && one.fromOn <= toOn);
    if (next !== undefined && HELD_BY_ONE.has(held.post)) throw new ProblemError(postTaken(next.name, next.fromOn));
    await setPost(tx, house, id, { to_on: toOn });
    return held;
  });
}

async function setPost(
  tx: Db,
  house: Scope,
  id: number,
  set: {
    to_on?: string;
    rank?: string | null;
    phone?: string | null;
    mail?: string | null;
    account_id?: number | null;
  },
): Promise<void> {
  await tables<NetworkTables>(tx)
    .updateTable('post')
    .set(set)
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', id)
    .execute();
}
