import type { ApiKeyView, NewApiKey, NewApiKeyInput } from '../../../shared/accounts.ts';
import { recordAudit } from '../../platform/audit.ts';
import { newToken, tokenHash } from '../../platform/auth/index.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, type Scope, tables, transaction } from '../../platform/db/index.ts';
import type { Principal } from '../../platform/http/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import type { Account } from './accounts.ts';
import * as problems from './problems.ts';
import { actorOf } from './sign-in.ts';
import type { AccountsTables } from './tables.ts';

/** So that a key is recognised where it should not be, by people and by scanners of repositories. */
const MARK = 'chuanli_';
const PREFIX_LENGTH = MARK.length + 6;
const MOST_KEYS = 20;
const DAY = 24 * 60 * 60 * 1000;
/** How often a use is noted: not with each request, which would be a write each. */
const USED_EVERY_MS = 60_000;

/** Whom a key is made for, and where it is recorded. */
export interface KeyOwner {
  readonly house: Scope;
  readonly accountId: number;
  readonly organisationId: number;
  readonly actor: string;
}

/** Makes a key, which is told once; the store has its hash. @throws ProblemError where the person has too many. */
export async function createApiKey(db: Db, owner: KeyOwner, input: NewApiKeyInput, clock: Clock): Promise<NewApiKey> {
  const key = `${MARK}${newToken()}`;
  const now = clock.now();
  return transaction(db, async (tx) => {
    if ((await listApiKeys(tx, owner.accountId, clock)).length >= MOST_KEYS) {
      throw new ProblemError(problems.tooManyKeys(MOST_KEYS));
    }
    const { id } = await tables<AccountsTables>(tx)
      .insertInto('api_key')
      .values({
        organisation_id: owner.organisationId,
        account_id: owner.accountId,
        name: input.name,
        prefix: key.slice(0, PREFIX_LENGTH),
        key_hash: tokenHash(key),
        scopes: [...new Set(input.scopes)],
        created_at: now,
        expires_at: new Date(now.getTime() + input.days * DAY),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await record(tx, owner, 'api-key.create', id, clock, { scopes: input.scopes, days: input.days });
    return { id, key };
  });
}

/** The keys of a person that are good, the latest first. */
export async function listApiKeys(db: Db, accountId: number, clock: Clock): Promise<ApiKeyView[]> {
  const rows = await tables<AccountsTables>(db)
    .selectFrom('api_key')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', clock.now())
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }));
}

/** Ends a key of a person; false where the person has none of this number. */
export async function revokeApiKey(db: Db, owner: KeyOwner, id: number, clock: Clock): Promise<boolean> {
  return transaction(db, async (tx) => {
    const revoked = await tables<AccountsTables>(tx)
      .updateTable('api_key')
      .set({ revoked_at: clock.now() })
      .where('id', '=', id)
      .where('account_id', '=', owner.accountId)
      .where('revoked_at', 'is', null)
      .returning('id')
      .execute();
    if (revoked.length === 0) return false;
    await record(tx, owner, 'api-key.revoke', id, clock);
    return true;
  });
}

/** Who a key stands for, while it is good and its person's account is active. */
export async function principalOfKey(
  { db, house, clock }: { readonly db: Db; readonly house: Scope; readonly clock: Clock },
  key: string,
): Promise<Principal | undefined> {
  const now = clock.now();
  const found = await tables<AccountsTables>(db)
    .selectFrom('api_key')
    .selectAll()
    .where('key_hash', '=', tokenHash(key))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  const account: Account | undefined = await tables<AccountsTables>(db)
    .selectFrom('account')
    .selectAll()
    .where('house_id', '=', house.organisationId)
    .where('id', '=', found.account_id)
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (account === undefined) return undefined;
  if (now.getTime() - (found.last_used_at?.getTime() ?? 0) > USED_EVERY_MS) {
    await tables<AccountsTables>(db)
      .updateTable('api_key')
      .set({ last_used_at: now })
      .where('id', '=', found.id)
      .execute();
  }
  return {
    accountId: account.id,
    actor: `${actorOf(account)} by key ${found.prefix}`,
    person: actorOf(account),
    organisationId: account.organisation_id,
    roles: account.roles,
    open: true,
    scopes: found.scopes,
  };
}

function record(tx: Db, { house, actor }: KeyOwner, action: string, id: number, clock: Clock, detail = {}) {
  return recordAudit(tx, house, { actor, action, subject: `api-key ${id}`, detail }, clock);
}
