import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { AccountView, NewAccountInput, Role } from '../../../shared/accounts.ts';
import { recordAudit } from '../../platform/audit.ts';
import { newToken, tokenHash } from '../../platform/auth/index.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { type Problem, ProblemError } from '../../platform/problems.ts';
import { findOrganisation, rightsByPosts } from '../network/index.ts';
import * as problems from './problems.ts';
import { invitationEnd, rolesFault } from './rules.ts';
import type { AccountRow, AccountsTables } from './tables.ts';

/** Who does something to accounts, and when. */
export interface Act {
  readonly actor: string;
  /** The account of the person who acts; absent for the command line. */
  readonly accountId?: number;
  readonly clock: Clock;
}

export type Account = Selectable<AccountRow>;

/**
 * Enters a person; an invitation lets the person choose a password. Entered by an administrator, the person waits until another
 * gives the roles; whoever has the command line has all rights anyhow.
 * @returns the account, and the invitation's token, which is told once and not stored.
 * @throws ProblemError when the roles do not fit the organisation, or the sign-in name is taken.
 */
export async function inviteAccount(
  db: Db,
  house: Scope,
  input: NewAccountInput,
  act: Act,
): Promise<{ readonly id: number; readonly token: string }> {
  return transaction(db, async (tx) => {
    await refuseMisplaced(tx, house, input.organisationId, input.roles);
    await lockInTransaction(tx, `accounts.login ${house.organisationId} ${input.login}`);
    if (await accountByLogin(tx, house, input.login)) throw new ProblemError(problems.loginTaken(input.login));
    const { id } = await tables<AccountsTables>(tx)
      .insertInto('account')
      .values({
        organisation_id: input.organisationId,
        house_id: house.organisationId,
        login: input.login,
        name: input.name,
        email: input.email ?? null,
        roles: input.roles,
        state: 'invited',
        created_at: act.clock.now(),
        rights_given_at: act.accountId === undefined ? act.clock.now() : null,
        language: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await record(tx, house, 'account.invite', id, act, { login: input.login, roles: input.roles });
    return { id, token: await newInvitation(tx, { organisationId: input.organisationId }, id, act) };
  });
}

/** A new invitation for a person whose password is lost, or whose first invitation is too old. The old password stays until then. */
export async function inviteAgain(db: Db, house: Scope, id: number, act: Act): Promise<string> {
  return transaction(db, async (tx) => {
    const account = await accountOfHouse(tx, house, id);
    await record(tx, house, 'account.invite-again', id, act);
    return newInvitation(tx, { organisationId: account.organisation_id }, id, act);
  });
}

async function newInvitation(tx: Db, scope: Scope, accountId: number, { clock }: Act): Promise<string> {
  const token = newToken();
  const now = clock.now();
  await tables<AccountsTables>(tx)
    .updateTable('account_invitation')
    .set({ used_at: now })
    .where('organisation_id', '=', scope.organisationId)
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .execute();
  await tables<AccountsTables>(tx)
    .insertInto('account_invitation')
    .values({
      organisation_id: scope.organisationId,
      account_id: accountId,
      token_hash: tokenHash(token),
      expires_at: invitationEnd(now),
      created_at: now,
    })
    .execute();
  return token;
}

/** Gives an account its roles, or others; its sessions end, so that nobody goes on with what was taken away. */
export async function changeRoles(db: Db, house: Scope, id: number, roles: Role[], act: Act): Promise<void> {
  refuseOneself(id, act);
  await transaction(db, async (tx) => {
    const account = await accountOfHouse(tx, house, id);
    await refuseMisplaced(tx, house, account.organisation_id, roles);
    await updateAccount(tx, account, { roles, rights_given_at: account.rights_given_at ?? act.clock.now() });
    await endSessionsOf(tx, account, act.clock.now());
    await record(tx, house, 'account.roles', id, act, { before: account.roles, roles });
  });
}

export async function setDisabled(db: Db, house: Scope, id: number, disabled: boolean, act: Act): Promise<void> {
  refuseOneself(id, act);
  await transaction(db, async (tx) => {
    const account = await accountOfHouse(tx, house, id);
    const enabled = account.password_hash === null ? 'invited' : 'active';
    await updateAccount(tx, account, { state: disabled ? 'disabled' : enabled });
    if (disabled) await endSessionsOf(tx, account, act.clock.now());
    await record(tx, house, disabled ? 'account.disable' : 'account.enable', id, act);
  });
}

/** Lets a person try again at once who was locked out, and set up a second factor anew where the old device is lost. */
export async function unlock(
  db: Db,
  house: Scope,
  id: number,
  { forgetSecondFactor }: { readonly forgetSecondFactor: boolean },
  act: Act,
): Promise<void> {
  await transaction(db, async (tx) => {
    const account = await accountOfHouse(tx, house, id);
    const factor = forgetSecondFactor
      ? { second_factor: null, second_factor_confirmed_at: null, second_factor_step: null }
      : {};
    await updateAccount(tx, account, { failures: 0, locked_until: null, ...factor });
    if (forgetSecondFactor) await endSessionsOf(tx, account, act.clock.now());
    await record(tx, house, forgetSecondFactor ? 'account.forget-second-factor' : 'account.unlock', id, act);
  });
}

/** The people of the house and of the organisations that it serves. */
export async function listAccounts(db: Db, house: Scope): Promise<AccountView[]> {
  const rows = await tables<AccountsTables & { organisation: { id: number; name: string; language: 'zh' | 'en' } }>(db)
    .selectFrom('account')
    .innerJoin('organisation', 'organisation.id', 'account.organisation_id')
    .selectAll('account')
    .select(['organisation.name as organisation_name', 'organisation.language as organisation_language'])
    .select(sql<boolean>`exists (select 1 from account_identity where account_id = account.id)`.as('linked'))
    .where('account.house_id', '=', house.organisationId)
    .orderBy('account.organisation_id')
    .orderBy('account.id')
    .execute();
  const rights = await rightsByPosts(db, house);
  return rows.map((row) => ({
    id: row.id,
    organisation: { id: row.organisation_id, name: row.organisation_name },
    login: row.login,
    name: row.name,
    email: row.email,
    roles: row.roles,
    postRoles: [...new Set(rights.filter(({ accountId }) => accountId === row.id).map((right) => right.role))],
    state: row.state,
    waitsForRights: row.rights_given_at === null,
    secondFactor: row.second_factor_confirmed_at !== null,
    linked: row.linked,
    language: row.language ?? row.organisation_language,
    lockedUntil: row.locked_until?.toISOString() ?? null,
    lastSignIn: row.last_sign_in_at?.toISOString() ?? null,
  }));
}

export function accountByLogin(db: Db, house: Scope, login: string): Promise<Account | undefined> {
  return tables<AccountsTables>(db)
    .selectFrom('account')
    .selectAll()
    .where('house_id', '=', house.organisationId)
    .where('login', '=', login.trim().toLowerCase())
    .executeTakeFirst();
}

export async function accountOfHouse(db: Db, house: Scope, id: number): Promise<Account> {
  const account = await tables<AccountsTables>(db)
    .selectFrom('account')
    .selectAll()
    .where('house_id', '=', house.organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (account === undefined) throw new ProblemError(problems.unknownAccount);
  return account;
}

export async function updateAccount(tx: Db, account: Pick<Account, 'id'>, set: Partial<Account>): Promise<void> {
  await tables<AccountsTables>(tx).updateTable('account').set(set).where('id', '=', account.id).execute();
}

export async function endSessionsOf(
  tx: Db,
  account: Pick<Account, 'id'>,
  now: Date,
  { but }: { readonly but?: number } = {},
): Promise<void> {
  const running = tables<AccountsTables>(tx)
    .updateTable('account_session')
    .set({ ended_at: now })
    .where('account_id', '=', account.id)
    .where('ended_at', 'is', null);
  await (but === undefined ? running : running.where('id', '<>', but)).execute();
}

/** Whether anybody is entered at all: a new installation has nobody who could invite the first. */
export async function hasAccounts(db: Db, house: Scope): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from account where house_id = ${house.organisationId}) as found
  `.execute(db);
  return rows[0]?.found === true;
}

/** Nobody gives rights to oneself, and no administrator shuts the door behind oneself. */
function refuseOneself(id: number, act: Act): void {
  if (id === act.accountId) throw new ProblemError(problems.notOneself);
}

async function refuseMisplaced(tx: Db, house: Scope, organisationId: number, roles: readonly Role[]): Promise<void> {
  const organisation = await findOrganisation(tx, house, { id: organisationId });
  if (organisation === undefined) throw new ProblemError(problems.unknownOrganisation);
  const fault: Problem | undefined = rolesFault(roles, { isHouse: organisation.id === house.organisationId });
  if (fault !== undefined) throw new ProblemError(fault);
}

function record(tx: Db, house: Scope, action: string, id: number, act: Act, detail = {}): Promise<void> {
  return recordAudit(tx, house, { actor: act.actor, action, subject: `account ${id}`, detail }, act.clock);
}
