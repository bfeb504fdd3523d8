import type { SessionView } from '../../../shared/accounts.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import type { Principal } from '../../platform/http/index.ts';
import type { Secret } from '../../platform/secret.ts';
import { findOrganisation } from '../network/index.ts';
import { IDLE_MINUTES } from './rules.ts';
import { actorOf, type Resumed } from './sign-in.ts';

/** A session as the pages see it. */
export async function sessionViewOf(
  { db, house, secret }: { readonly db: Db; readonly house: Scope; readonly secret: Secret },
  resumed: Resumed,
): Promise<SessionView> {
  const { session, account } = resumed;
  const organisation = await findOrganisation(db, house, { id: account.organisation_id });
  return {
    stage: session.stage,
    account: {
      id: account.id,
      login: account.login,
      name: account.name,
      roles: account.roles,
      language: account.language,
    },
    organisation: {
      id: account.organisation_id,
      name: organisation?.name ?? '',
      isHouse: account.organisation_id === house.organisationId,
    },
    csrf: csrfOf(secret, session.token_hash),
    idleSeconds: IDLE_MINUTES * 60,
  };
}

/** A session as the guard of the routes sees it. */
export function principalOfSession(secret: Secret, { session, account }: Resumed): Principal {
  return {
    accountId: account.id,
    actor: actorOf(account),
    organisationId: account.organisation_id,
    roles: account.roles,
    open: session.stage === 'open',
    csrf: csrfOf(secret, session.token_hash),
  };
}

/** Derived from the session, so that nothing more has to be stored, and another session's token is of no use. */
function csrfOf(secret: Secret, tokenHash: string): string {
  return secret.derive('csrf', tokenHash).toString('base64url');
}
