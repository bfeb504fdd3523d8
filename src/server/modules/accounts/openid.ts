import type { OpenIdProblem } from '../../../shared/openid-problems.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type OpenIdIdentity, type OpenIdProvider, OpenIdRefusal, openIdProvider } from '../../platform/auth/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Config } from '../../platform/config.ts';
import { transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import type { Account } from './accounts.ts';
import { accountOfClaim, accountOfIdentity, linkIdentity, type Stranger } from './identities.ts';
import { beginAttempt, questionOf, takeAttempt } from './openid-attempts.ts';
import * as problems from './problems.ts';
import { IDLE_MINUTES } from './rules.ts';
import type { Client } from './sessions.ts';
import { actorOf, enter, type SignInMeans } from './sign-in.ts';

/** The house's identity service. */
export interface OpenId {
  readonly provider: OpenIdProvider;
  /** What the entrance calls it. */
  readonly name: string;
  readonly claim: string;
}

/** Where the identity service sends browsers back to, below the service's own address. */
export const OPENID_CALLBACK = '/api/session/openid/callback';

/**
 * The identity service of a configuration, where it names one. Who signed in there longer ago than a session may stay idle is asked
 * again, so that an unattended browser that was locked is not opened by a click.
 */
export function openIdOf(config: Config, clock: Clock): { readonly openId?: OpenId } {
  const { openId, publicUrl, allowedOutgoing: allowed } = config;
  if (openId === undefined) return {};
  const settings = { ...openId, redirectUri: `${publicUrl}${OPENID_CALLBACK}`, allowed };
  const { name, claim } = openId;
  return { openId: { name, claim, provider: openIdProvider(settings, IDLE_MINUTES * 60, clock) } };
}

export interface OpenIdMeans extends SignInMeans {
  readonly openId: OpenId;
}

/** What became of somebody who came back: in, or why not. */
export type Returned =
  | { readonly token: string; readonly returnTo: string }
  | { readonly problem: OpenIdProblem; readonly returnTo: string };

/**
 * Sends a browser to the identity service.
 * @returns where to, and the token that the browser keeps.
 * @throws ProblemError `accounts.openid.unavailable`, caused by the `OpenIdRefusal`.
 */
export async function leaveForProvider(
  means: OpenIdMeans,
  returnTo: string,
): Promise<{ readonly address: string; readonly token: string }> {
  const token = await beginAttempt(means, returnTo);
  try {
    return { address: await means.openId.provider.address(questionOf(means.secret, token)), token };
  } catch (thrown) {
    await takeAttempt(means, token);
    if (thrown instanceof OpenIdRefusal) throw new ProblemError(problems.openIdUnavailable, { cause: thrown });
    throw thrown;
  }
}

/**
 * Takes back a browser from the identity service: the attempt is used up, the answer is checked, the person's account found, and linked
 * when it is the first time. Everything but an answer without an attempt goes to the audit log.
 */
export async function returnFromProvider(
  means: OpenIdMeans,
  token: string | undefined,
  query: URLSearchParams,
  client: Client,
): Promise<Returned> {
  const attempt = token === undefined ? undefined : await takeAttempt(means, token);
  if (token === undefined || attempt === undefined) return { problem: 'stale', returnTo: '/' };
  const { returnTo } = attempt;
  const question = questionOf(means.secret, token);
  if (query.get('state') !== question.state) {
    await recordRefusal(means, undefined, { reason: 'wrong-state' });
    return { problem: 'stale', returnTo };
  }
  try {
    const identity = await means.openId.provider.identify(query, question);
    const entered = await admit(means, identity, client);
    return typeof entered === 'string' ? { token: entered, returnTo } : { ...entered, returnTo };
  } catch (thrown) {
    if (!(thrown instanceof OpenIdRefusal)) throw thrown;
    await recordRefusal(means, undefined, { reason: thrown.reason, what: thrown.message });
    return { problem: thrown.reason, returnTo };
  }
}

/** @returns the token of the person's session, or why there is none. */
async function admit(
  means: OpenIdMeans,
  identity: OpenIdIdentity,
  client: Client,
): Promise<string | { readonly problem: OpenIdProblem }> {
  const { db, house, openId } = means;
  return transaction(db, async (tx) => {
    const linked = await accountOfIdentity(tx, house, identity);
    const found = linked ?? (await accountOfClaim(tx, house, identity, openId.claim));
    const refuse = async (problem: OpenIdProblem, reason: string, account?: Account) => {
      const { issuer, subject } = identity;
      await recordRefusal({ ...means, db: tx }, account, { reason, issuer, subject });
      return { problem };
    };
    if (typeof found === 'string') return refuse('unknown', found);
    if (found.state !== 'active') return refuse('unknown', found.state, found);
    if (found.rights_given_at === null) return refuse('waiting', 'waits-for-rights', found);
    if (found.locked_until !== null && found.locked_until > means.clock.now()) return refuse('locked', 'locked', found);
    if (linked === undefined && !(await linkIdentity(tx, means, found, identity))) {
      return refuse('unknown', 'linked-otherwise' satisfies Stranger, found);
    }
    return enter(tx, means, found, { method: 'openid', factors: identity.multiFactor ? 2 : 1 }, client);
  });
}

async function recordRefusal(
  { db, house, clock }: SignInMeans,
  account: Account | undefined,
  detail: Readonly<Record<string, string>>,
): Promise<void> {
  const who = account === undefined ? { actor: 'openid', subject: 'sign-in' } : ofAccount(account);
  await recordAudit(db, house, { ...who, action: 'account.openid-refused', detail }, clock);
}

function ofAccount(account: Account) {
  return { actor: actorOf(account), subject: `account ${account.id}` };
}
