import { recordAudit } from '../../platform/audit.ts';
import { dayOf } from '../../platform/clock.ts';
import { type Db, lockInTransaction, type Scope, transaction } from '../../platform/db/index.ts';
import { endPostRoles, type PostRight, rightsByPosts } from '../network/index.ts';
import { type Act, accountOfHouse, endSessionsOf, updateAccount } from './accounts.ts';

/**
 * Takes away what posts gave whose last day has passed. An account that is left without a role is disabled, and would have to be given its
 * rights anew; its sessions end. Done again, it changes nothing.
 * @returns the accounts that lost something.
 */
export async function endPostRights(db: Db, house: Scope, act: Pick<Act, 'actor' | 'clock'>): Promise<number[]> {
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, `accounts.post-rights ${house.organisationId}`);
    const rights = await rightsByPosts(tx, house);
    const ended = rights.filter(({ toOn }) => toOn !== null && toOn < dayOf(act));
    for (const [accountId, own] of Map.groupBy(ended, (right) => right.accountId)) {
      const kept = rights.filter((right) => right.accountId === accountId && !own.includes(right));
      await endRights(tx, house, accountId, own, kept, act);
    }
    const posts = ended.map(({ post }) => post);
    await endPostRoles(tx, house, posts);
    return [...new Set(ended.map(({ accountId }) => accountId))];
  });
}

async function endRights(
  tx: Db,
  house: Scope,
  accountId: number,
  ended: readonly PostRight[],
  kept: readonly PostRight[],
  { actor, clock }: Pick<Act, 'actor' | 'clock'>,
): Promise<void> {
  const account = await accountOfHouse(tx, house, accountId);
  const gone = ended.flatMap(({ role }) => (kept.some((one) => one.role === role) ? [] : [role]));
  const roles = account.roles.filter((role) => !gone.some((one) => one === role));
  if (roles.length === account.roles.length) return;
  const left = roles.length === 0 ? { state: 'disabled' as const, rights_given_at: null } : { roles };
  await updateAccount(tx, account, left);
  await endSessionsOf(tx, account, clock.now());
  const detail = { before: account.roles, roles };
  const entry = { actor, action: 'account.post-ended', subject: `account ${accountId}`, detail };
  await recordAudit(tx, house, entry, clock);
}
