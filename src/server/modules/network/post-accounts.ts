import type { Selectable } from 'kysely';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import type { NetworkTables } from './tables.ts';

type AccountRole = NonNullable<Selectable<NetworkTables['post']>['account_role']>;

/** A role that an account has by a post. */
export interface PostRight {
  readonly post: number;
  readonly accountId: number;
  readonly role: AccountRole;
  /** The last day on which the post is held; null while it goes on. */
  readonly toOn: string | null;
}

/** The roles that accounts have by their posts, also by such as ended and were not taken away yet. */
export async function rightsByPosts(db: Db, house: Scope, accountId?: number): Promise<PostRight[]> {
  const rows = await tables<NetworkTables>(db)
    .selectFrom('post')
    .select(['id as post', 'account_id as accountId', 'account_role as role', 'to_on as toOn'])
    .where('organisation_id', '=', house.organisationId)
    .where('account_role', 'is not', null)
    .$if(accountId !== undefined, (query) => query.where('account_id', '=', accountId ?? 0))
    .orderBy('id')
    .execute();
  return rows.flatMap(({ post, accountId: account, role, toOn }) =>
    account === null || role === null ? [] : [{ post, accountId: account, role, toOn }],
  );
}

/** Gives the holder of a post an account, with the role that the post gives it. */
export async function linkPost(
  tx: Db,
  house: Scope,
  post: number,
  { accountId, role }: { readonly accountId: number; readonly role: AccountRole },
): Promise<void> {
  await tables<NetworkTables>(tx)
    .updateTable('post')
    .set({ account_id: accountId, account_role: role })
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', post)
    .execute();
}

/** Posts give nothing any more; who held them with which account stays on record. */
export async function endPostRoles(tx: Db, house: Scope, posts: readonly number[]): Promise<void> {
  if (posts.length === 0) return;
  await tables<NetworkTables>(tx)
    .updateTable('post')
    .set({ account_role: null })
    .where('organisation_id', '=', house.organisationId)
    .where('id', 'in', [...posts])
    .execute();
}
