import { recordAudit } from '../../platform/audit.ts';
import { hashPassword, tokenHash, verifyPassword } from '../../platform/auth/index.ts';
import { type Db, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { type Account, accountOfHouse, endSessionsOf, updateAccount } from './accounts.ts';
import * as problems from './problems.ts';
import { PASSWORDS_REMEMBERED, passwordFault } from './rules.ts';
import { updateSession } from './sessions.ts';
import { actorOf, provePassword, type Resumed, type SignInMeans } from './sign-in.ts';
import type { AccountsTables } from './tables.ts';

/**
 * Sets the password of a person who was invited.
 * @returns the sign-in name.
 * @throws ProblemError when the invitation is not good, or the password unfit; the invitation stays good then.
 */
export async function acceptInvitation(
  means: SignInMeans,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<string> {
  const { db, house, clock } = means;
  return transaction(db, async (tx) => {
    const invitation = await tables<AccountsTables>(tx)
      .updateTable('account_invitation')
      .set({ used_at: clock.now() })
      .where('token_hash', '=', tokenHash(token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', clock.now())
      .returning('account_id')
      .executeTakeFirst();
    if (invitation === undefined) throw new ProblemError(problems.invitationGone);
    const account = await accountOfHouse(tx, house, invitation.account_id);
    if (account.state === 'disabled') throw new ProblemError(problems.invitationGone);
    await setPassword(tx, means, account, password);
    await updateAccount(tx, account, { state: 'active' });
    await endSessionsOf(tx, account, clock.now());
    return account.login;
  });
}

/** Changes the password of the person who is signed in, proved by the one before; all other sessions of the person end. */
export async function changePassword(
  means: SignInMeans,
  { session, account }: Resumed,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<void> {
  if (session.stage !== 'new-password' && session.stage !== 'open') throw new ProblemError(problems.stepOutOfOrder);
  await provePassword(means, account, current);
  await transaction(means.db, async (tx) => {
    await setPassword(tx, means, account, next);
    await endSessionsOf(tx, account, means.clock.now(), { but: session.id });
    await updateSession(tx, session, { stage: 'open' });
  });
}

async function setPassword(tx: Db, { house, clock }: SignInMeans, account: Account, password: string): Promise<void> {
  const fault = passwordFault(password, account);
  if (fault !== undefined) throw new ProblemError(fault);
  if (await wasUsed(tx, account, password)) throw new ProblemError(problems.passwordKnown);
  const now = clock.now();
  const hash = await hashPassword(password);
  await updateAccount(tx, account, {
    password_hash: hash,
    password_changed_at: now,
    failures: 0,
    locked_until: null,
  });
  await tables<AccountsTables>(tx)
    .insertInto('account_password')
    .values({ organisation_id: account.organisation_id, account_id: account.id, password_hash: hash, set_at: now })
    .execute();
  const entry = { actor: actorOf(account), action: 'account.password', subject: `account ${account.id}` };
  await recordAudit(tx, house, entry, clock);
}

async function wasUsed(tx: Db, account: Account, password: string): Promise<boolean> {
  const rows = await tables<AccountsTables>(tx)
    .selectFrom('account_password')
    .select('password_hash')
    .where('account_id', '=', account.id)
    .orderBy('id', 'desc')
    .limit(PASSWORDS_REMEMBERED)
    .execute();
  for (const { password_hash } of rows) if (await verifyPassword(password_hash, password)) return true;
  return false;
}
