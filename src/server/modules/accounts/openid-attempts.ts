import { newToken, type OpenIdQuestion, tokenHash } from '../../platform/auth/index.ts';
import { tables } from '../../platform/db/index.ts';
import type { Secret } from '../../platform/secret.ts';
import { attemptEnd } from './rules.ts';
import type { SignInMeans } from './sign-in.ts';
import type { AccountsTables } from './tables.ts';

/** Notes that a browser is sent away. @returns its token, which is told to no one else and not stored. */
export async function beginAttempt({ db, house, clock }: SignInMeans, returnTo: string): Promise<string> {
  const token = newToken();
  const now = clock.now();
  await tables<AccountsTables>(db)
    .deleteFrom('openid_attempt')
    .where('organisation_id', '=', house.organisationId)
    .where('expires_at', '<=', now)
    .execute();
  await tables<AccountsTables>(db)
    .insertInto('openid_attempt')
    .values({
      organisation_id: house.organisationId,
      token_hash: tokenHash(token),
      return_to: returnTo,
      expires_at: attemptEnd(now),
    })
    .execute();
  return token;
}

/** Uses up the attempt of a browser, whatever comes of it; undefined where there is none, or it took too long. */
export async function takeAttempt(
  { db, house, clock }: SignInMeans,
  token: string,
): Promise<{ readonly returnTo: string } | undefined> {
  const taken = await tables<AccountsTables>(db)
    .deleteFrom('openid_attempt')
    .where('organisation_id', '=', house.organisationId)
    .where('token_hash', '=', tokenHash(token))
    .returning(['return_to', 'expires_at'])
    .executeTakeFirst();
  return taken !== undefined && taken.expires_at > clock.now() ? { returnTo: taken.return_to } : undefined;
}

/** Derived from the browser's token, so that the provider's answer fits this browser alone and the database does not give it away. */
export function questionOf(secret: Secret, token: string): OpenIdQuestion {
  const part = (name: string): string => secret.derive(`openid ${name}`, token).toString('base64url');
  return { state: part('state'), nonce: part('nonce'), verifier: part('verifier') };
}
