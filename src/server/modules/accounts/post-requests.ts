import type { Selectable } from 'kysely';
import type { PostAccountLine, PostAccountProposal, PostAccountRequest } from '../../../shared/post-accounts.ts';
import { roleOfPost } from '../../../shared/post-roles.ts';
import { recordAudit } from '../../platform/audit.ts';
import { dayOf } from '../../platform/clock.ts';
import { type Db, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { allPostsOf, findOrganisation, linkPost, type Post } from '../network/index.ts';
import { type Act, accountByLogin, accountOfHouse, inviteAccount, listAccounts } from './accounts.ts';
import { named } from './person-names.ts';
import * as problems from './post-problems.ts';
import { loginTaken } from './problems.ts';
import type { AccountsTables, PostAccountRequestRow } from './tables.ts';

type Request = Selectable<PostAccountRequestRow>;

/**
 * Asks for an account for whoever holds a post. It is entered by one administrator and given its rights by another, as any account is.
 * @throws ProblemError when nobody holds the post any more, it needs no account, it has one, or one is asked for already.
 */
export async function proposeAccount(db: Db, house: Scope, proposal: PostAccountProposal, act: Act): Promise<void> {
  const { unit, post: id, login, email } = proposal;
  await transaction(db, async (tx) => {
    await lockInTransaction(tx, `accounts.post ${id}`);
    const organisation = await findOrganisation(tx, house, { id: unit });
    const post = await heldPost(tx, house, { unit, post: id }, act);
    const role = organisation && roleOfPost(post.post, organisation.kind);
    if (role === undefined) throw new ProblemError(problems.needsNoAccount);
    if (post.accountId !== null) throw new ProblemError(problems.hasAccount(post.name));
    if ((await openRequests(tx, house, { post: id })).length > 0) throw new ProblemError(problems.askedAlready);
    if (await accountByLogin(tx, house, login)) throw new ProblemError(loginTaken(login));
    await tables<AccountsTables>(tx)
      .insertInto('post_account_request')
      .values({
        ...{ organisation_id: house.organisationId, post_id: id, login, email, role },
        ...{ proposed_by: act.actor, proposed_at: act.clock.now(), reason: null, decided_by: null, decided_at: null },
      })
      .execute();
    await record(tx, house, 'account.propose', unit, act, { post: post.post, name: post.name, login, role });
  });
}

/**
 * Enters the account that is asked for, or takes the one that the person has already. Its rights are given by another administrator.
 * @returns the account, and the invitation's token where it is a new one.
 */
export async function enterForPost(
  db: Db,
  house: Scope,
  id: number,
  accountId: number | null,
  act: Act,
): Promise<{ readonly id: number; readonly token?: string }> {
  return transaction(db, async (tx) => {
    const { request, post } = await openRequest(tx, house, id, act);
    const { role, login, email } = request;
    const invited =
      accountId === null
        ? await inviteAccount(
            tx,
            house,
            {
              ...{ organisationId: post.unitId, login, name: post.name, roles: [role] },
              ...(email === null ? {} : { email }),
            },
            act,
          )
        : await known(tx, house, accountId, post.unitId);
    await linkPost(tx, house, post.id, { accountId: invited.id, role });
    await decide(tx, house, id, { state: 'entered', reason: null }, act);
    const detail = { post: post.post, name: post.name, account: invited.id, role };
    await record(tx, house, 'account.link-post', post.unitId, act, detail);
    return invited;
  });
}

async function known(tx: Db, house: Scope, accountId: number, unit: number): Promise<{ readonly id: number }> {
  const account = await accountOfHouse(tx, house, accountId);
  if (account.organisation_id !== unit) throw new ProblemError(problems.elsewhere);
  return { id: account.id };
}

/** Declines an account that is asked for; who asked reads why. */
export async function declineForPost(db: Db, house: Scope, id: number, reason: string, act: Act): Promise<void> {
  await transaction(db, async (tx) => {
    const { post, request } = await openRequest(tx, house, id, act, { held: false });
    await decide(tx, house, id, { state: 'declined', reason }, act);
    const detail = { name: post.name, login: request.login, reason };
    await record(tx, house, 'account.decline', post.unitId, act, detail);
  });
}

/** How it stands with the accounts for the posts of a unit, the last request of each. */
export async function accountsOfPosts(db: Db, house: Scope, unit: number): Promise<PostAccountLine[]> {
  const posts = await allPostsOf(db, house, unit);
  const requests = await requestsOf(
    db,
    house,
    posts.map(({ id }) => id),
  );
  const accounts = new Map(
    (await listAccounts(db, house)).filter(({ organisation }) => organisation.id === unit).map((one) => [one.id, one]),
  );
  return posts.flatMap(({ id: post, accountId }) => {
    const request = requests.findLast((one) => one.post_id === post);
    const account = accountId === null ? undefined : accounts.get(accountId);
    if (request === undefined && account === undefined) return [];
    return [
      {
        post,
        state: account === undefined ? (request?.state ?? 'open') : 'entered',
        login: account?.login ?? request?.login ?? '',
        reason: account === undefined ? (request?.reason ?? null) : null,
        account: account === undefined ? null : { state: account.state, waitsForRights: account.waitsForRights },
      },
    ];
  });
}

/** The accounts that are asked for and wait, the oldest first. */
export async function waitingRequests(db: Db, house: Scope): Promise<PostAccountRequest[]> {
  const accounts = await listAccounts(db, house);
  const rows = await openRequests(db, house, {});
  const lines = rows.map((row) => ({
    ...{ id: row.id, unit: { id: row.unit_id, name: row.unit_name }, post: row.post, name: row.name, rank: row.rank },
    ...{ login: row.login, email: row.email, role: row.role, proposedBy: row.proposed_by },
    proposedAt: row.proposed_at.toISOString(),
    known: accounts
      .filter(({ organisation }) => organisation.id === row.unit_id)
      .map(({ id, login, name }) => ({ id, login, name })),
  }));
  return named(db, { house }, lines, 'proposedBy');
}

interface Posts {
  post: {
    id: number;
    unit_id: number;
    post: Post['post'];
    name: string;
    rank: string | null;
  };
  organisation: { id: number; name: string };
}

function openRequests(db: Db, house: Scope, { post, id }: { readonly post?: number; readonly id?: number }) {
  return tables<AccountsTables & Posts>(db)
    .selectFrom('post_account_request')
    .innerJoin('post', 'post.id', 'post_account_request.post_id')
    .innerJoin('organisation', 'organisation.id', 'post.unit_id')
    .selectAll('post_account_request')
    .select(['post.unit_id', 'post.post', 'post.name', 'post.rank', 'organisation.name as unit_name'])
    .where('post_account_request.organisation_id', '=', house.organisationId)
    .where('post_account_request.state', '=', 'open')
    .$if(post !== undefined, (query) => query.where('post_account_request.post_id', '=', post ?? 0))
    .$if(id !== undefined, (query) => query.where('post_account_request.id', '=', id ?? 0))
    .orderBy('post_account_request.id')
    .execute();
}

async function requestsOf(db: Db, house: Scope, posts: readonly number[]): Promise<Request[]> {
  if (posts.length === 0) return [];
  return tables<AccountsTables>(db)
    .selectFrom('post_account_request')
    .selectAll()
    .where('organisation_id', '=', house.organisationId)
    .where('post_id', 'in', [...posts])
    .orderBy('id')
    .execute();
}

async function openRequest(
  tx: Db,
  house: Scope,
  id: number,
  act: Act,
  { held = true }: { readonly held?: boolean } = {},
): Promise<{ readonly request: Request; readonly post: Post }> {
  await lockInTransaction(tx, `accounts.post-request ${id}`);
  const [request] = await openRequests(tx, house, { id });
  if (request === undefined) throw new ProblemError(problems.decidedAlready);
  const key = { unit: request.unit_id, post: request.post_id };
  const post = held
    ? await heldPost(tx, house, key, act)
    : (await allPostsOf(tx, house, key.unit)).find((one) => one.id === key.post);
  if (post === undefined) throw new ProblemError(problems.decidedAlready);
  return { request, post };
}

async function heldPost(
  tx: Db,
  house: Scope,
  { unit, post: id }: { readonly unit: number; readonly post: number },
  act: Act,
): Promise<Post> {
  const post = (await allPostsOf(tx, house, unit)).find((one) => one.id === id);
  if (post === undefined || (post.toOn !== null && post.toOn < dayOf(act)))
    throw new ProblemError(problems.nobodyHolds);
  return post;
}

async function decide(
  tx: Db,
  house: Scope,
  id: number,
  set: { readonly state: 'entered' | 'declined'; readonly reason: string | null },
  { actor, clock }: Act,
): Promise<void> {
  await tables<AccountsTables>(tx)
    .updateTable('post_account_request')
    .set({ ...set, decided_by: actor, decided_at: clock.now() })
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', id)
    .execute();
}

function record(tx: Db, house: Scope, action: string, unit: number, act: Act, detail: object): Promise<void> {
  const entry = { actor: act.actor, action, subject: `organisation ${unit}`, detail: { ...detail } };
  return recordAudit(tx, house, entry, act.clock);
}
