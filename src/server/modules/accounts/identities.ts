import { sql } from 'kysely';
import { recordAudit } from '../../platform/audit.ts';
import type { OpenIdIdentity } from '../../platform/auth/index.ts';
import { type Db, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { type Account, type Act, accountByLogin, accountOfHouse, endSessionsOf } from './accounts.ts';
import { actorOf, type SignInMeans } from './sign-in.ts';
import type { AccountsTables } from './tables.ts';

type Person = Pick<OpenIdIdentity, 'issuer' | 'subject' | 'claims'>;

/** Why a person whom the identity service knows has no account here, for the audit log. */
export type Stranger = 'no-claim' | 'unverified-mail' | 'no-account' | 'several-accounts' | 'linked-otherwise';

/** The account that is linked to a person of an issuer. */
export async function accountOfIdentity(
  db: Db,
  house: Scope,
  { issuer, subject }: Person,
): Promise<Account | undefined> {
  return tables<AccountsTables>(db)
    .selectFrom('account_identity')
    .innerJoin('account', 'account.id', 'account_identity.account_id')
    .selectAll('account')
    .where('account_identity.house_id', '=', house.organisationId)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
}

/**
 * The account that a person is by the claim: the one with this sign-in name or, where the claim is a mail address, the only one with
 * this address. A mail address counts only if the issuer says that it is verified.
 */
export async function accountOfClaim(
  db: Db,
  house: Scope,
  { claims }: Person,
  claim: string,
): Promise<Account | Stranger> {
  const value = claims[claim];
  // Letters outside ASCII may become others when they are made small.
  if (typeof value !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(value)) return 'no-claim';
  if (claim !== 'email') return (await accountByLogin(db, house, value)) ?? 'no-account';
  if (claims.email_verified !== true) return 'unverified-mail';
  const named = await accountByLogin(db, house, value);
  if (named !== undefined) return named;
  const [account, ...others] = await tables<AccountsTables>(db)
    .selectFrom('account')
    .selectAll()
    .where('house_id', '=', house.organisationId)
    .where(sql<boolean>`lower(email) = ${value.toLowerCase()}`)
    .limit(2)
    .execute();
  if (others.length > 0) return 'several-accounts';
  return account ?? 'no-account';
}

/** Links an account to a person of an issuer; false where it is linked to another person of this issuer. */
export async function linkIdentity(
  tx: Db,
  { house, clock }: SignInMeans,
  account: Account,
  { issuer, subject }: Person,
): Promise<boolean> {
  const linked = await tables<AccountsTables>(tx)
    .insertInto('account_identity')
    .values({
      organisation_id: account.organisation_id,
      house_id: house.organisationId,
      account_id: account.id,
      issuer,
      subject,
      linked_at: clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  if (linked.length === 0) return false;
  const entry = { actor: actorOf(account), action: 'account.link', subject: `account ${account.id}` };
  await recordAudit(tx, house, { ...entry, detail: { issuer, subject } }, clock);
  return true;
}

/**
 * Parts an account from its persons at identity services and ends its sessions; whoever is found by the claim next is linked anew.
 * @returns how many links there were.
 */
export async function unlinkIdentities(db: Db, house: Scope, id: number, { actor, clock }: Act): Promise<number> {
  return transaction(db, async (tx) => {
    const account = await accountOfHouse(tx, house, id);
    const parted = await tables<AccountsTables>(tx)
      .deleteFrom('account_identity')
      .where('house_id', '=', house.organisationId)
      .where('account_id', '=', account.id)
      .returning(['issuer', 'subject'])
      .execute();
    await endSessionsOf(tx, account, clock.now());
    const entry = { actor, action: 'account.unlink', subject: `account ${account.id}`, detail: { parted } };
    await recordAudit(tx, house, entry, clock);
    return parted.length;
  });
}
