import type { SessionStage } from '../../../shared/accounts.ts';
import { recordAudit } from '../../platform/audit.ts';
import {
  enrolmentAddress,
  newCodeSecret,
  seal,
  stepOfCode,
  unseal,
  verifyNothing,
  verifyPassword,
} from '../../platform/auth/index.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import type { Secret } from '../../platform/secret.ts';
import { type Account, accountByLogin, updateAccount } from './accounts.ts';
import * as problems from './problems.ts';
import { isPasswordOld, needsSecondFactor } from './rules.ts';
import { beginSession, type Client, type Session, updateSession } from './sessions.ts';
import type { Strangers } from './strangers.ts';
import type { AccountsTables, SignInMethod } from './tables.ts';
import { countTry, takeBackTry, takeStep } from './tries.ts';

export interface SignInMeans {
  readonly db: Db;
  readonly house: Scope;
  readonly clock: Clock;
  readonly secret: Secret;
}

/** A session with the account it is of. */
export interface Resumed {
  readonly session: Session;
  readonly account: Account;
}

/**
 * Begins a session with name and password.
 * @returns the token of the session, whose stage says what is still asked for.
 * @throws ProblemError when refused or locked out; each refusal counts.
 */
export async function signIn(
  means: SignInMeans,
  given: { readonly login: string; readonly password: string },
  client: Client,
  strangers: Strangers,
): Promise<string> {
  const { db, house, clock } = means;
  const account = await accountByLogin(db, house, given.login);
  if (account === undefined || !hasPassword(account)) {
    strangers.countTry(given.login, clock.now());
    await verifyNothing(given.password);
    throw new ProblemError(problems.signInRefused);
  }
  await provePassword(means, account, given.password);
  return transaction(db, (tx) => enter(tx, means, account, { method: 'password', factors: 1 }, client));
}

function hasPassword(account: Account): account is Account & { readonly password_hash: string } {
  return account.state === 'active' && account.password_hash !== null;
}

/** How somebody proved who they are: by what, and whether with one factor or more. */
export interface Proof {
  readonly method: SignInMethod;
  readonly factors: 1 | 2;
}

/**
 * Begins the session of a person whose first proof was accepted.
 * @returns its token; its stage says what is still asked for.
 * @throws ProblemError when the person's roles are not given yet.
 */
export async function enter(
  tx: Db,
  means: SignInMeans,
  account: Account,
  { method, factors }: Proof,
  client: Client,
): Promise<string> {
  if (account.rights_given_at === null) throw new ProblemError(problems.waitsForRights);
  const asksMore = needsSecondFactor(account.roles) && factors === 1;
  const factorStage = account.second_factor_confirmed_at === null ? 'enrol' : 'second-factor';
  const stage = asksMore ? factorStage : lastStage(method, account, means.clock);
  const token = await beginSession(tx, account, { stage, method }, client, means.clock);
  if (!asksMore) await succeed(tx, means, account, method);
  return token;
}

/** Asks an idle session for the password again. */
export async function resumeWithPassword(
  means: SignInMeans,
  { session, account }: Resumed,
  password: string,
): Promise<void> {
  if (session.stage !== 'idle') throw new ProblemError(problems.stepOutOfOrder);
  await provePassword(means, account, password);
  await advance(means, session, account, 'password');
}

/** Takes the code of the second factor. */
export async function giveCode(means: SignInMeans, { session, account }: Resumed, code: string): Promise<void> {
  if (session.stage !== 'second-factor') throw new ProblemError(problems.stepOutOfOrder);
  await takeCode(means, account, code);
  await advance(means, session, account, session.method);
}

/**
 * Makes the secret of a second factor that is not confirmed yet; asking again gives a new one.
 * @returns what an authenticator app needs, told once.
 */
export async function beginEnrolment(
  means: SignInMeans,
  { session, account }: Resumed,
): Promise<{ readonly address: string; readonly secret: string }> {
  if (session.stage !== 'enrol') throw new ProblemError(problems.stepOutOfOrder);
  const secret = newCodeSecret();
  const replaced = await tables<AccountsTables>(means.db)
    .updateTable('account')
    .set({ second_factor: seal(keyOf(means), sealedFor(account), secret), second_factor_step: null })
    .where('id', '=', account.id)
    // A session that began before the factor was set up elsewhere must not put its own in that one's place.
    .where('second_factor_confirmed_at', 'is', null)
    .returning('id')
    .execute();
  if (replaced.length === 0) throw new ProblemError(problems.stepOutOfOrder);
  return { secret, address: enrolmentAddress(secret, 'Chuanli 传利', account.login) };
}

/** Confirms the second factor with its first code. */
export async function confirmEnrolment(means: SignInMeans, { session, account }: Resumed, code: string): Promise<void> {
  if (session.stage !== 'enrol' || account.second_factor_confirmed_at !== null) {
    throw new ProblemError(problems.stepOutOfOrder);
  }
  await takeCode(means, account, code);
  await updateAccount(means.db, account, { second_factor_confirmed_at: means.clock.now() });
  await recordAudit(
    means.db,
    means.house,
    { actor: actorOf(account), action: 'account.enrol', subject: `account ${account.id}` },
    means.clock,
  );
  await advance(means, session, account, session.method);
}

/** How the audit log names a person. */
export function actorOf(account: Pick<Account, 'id' | 'login'>): string {
  return `${account.login} (account ${account.id})`;
}

/** What comes after both factors: the work, or first a new password, where one was used that is old. */
function lastStage(method: SignInMethod, account: Account, clock: Clock): SessionStage {
  const isOld = method === 'password' && isPasswordOld(account.password_changed_at, clock.now());
  return isOld ? 'new-password' : 'open';
}

async function advance(means: SignInMeans, session: Session, account: Account, method: SignInMethod): Promise<void> {
  await transaction(means.db, async (tx) => {
    await updateSession(tx, session, { stage: lastStage(method, account, means.clock), seen_at: means.clock.now() });
    await succeed(tx, means, account, method);
  });
}

async function succeed(tx: Db, { house, clock }: SignInMeans, account: Account, method: SignInMethod): Promise<void> {
  await updateAccount(tx, account, { failures: 0, locked_until: null, last_sign_in_at: clock.now() });
  const entry = { actor: actorOf(account), action: 'account.sign-in', subject: `account ${account.id}` };
  await recordAudit(tx, house, { ...entry, detail: method === 'password' ? {} : { by: method } }, clock);
}

/** Refuses what is wrong, and a locked account whatever is given. A try that is right gives back what it was counted. */
export async function provePassword(means: SignInMeans, account: Account, password: string): Promise<void> {
  if (!hasPassword(account)) {
    await verifyNothing(password);
    throw new ProblemError(problems.signInRefused);
  }
  await countTry(means.db, account, means.clock.now());
  if (!(await verifyPassword(account.password_hash, password))) {
    await recordFailure(means, account, 'account.wrong-password');
    throw new ProblemError(problems.signInRefused);
  }
  await takeBackTry(means.db, account);
}

/** A code is good once, also when it comes twice at the same time. */
async function takeCode(means: SignInMeans, account: Account, code: string): Promise<void> {
  const now = means.clock.now();
  await countTry(means.db, account, now);
  const secret = account.second_factor && unseal(keyOf(means), sealedFor(account), account.second_factor);
  const step = secret ? stepOfCode(secret, code, now) : undefined;
  if (step === undefined || !(await takeStep(means.db, account, step))) {
    await recordFailure(means, account, 'account.wrong-code');
    throw new ProblemError(problems.codeRefused);
  }
  await takeBackTry(means.db, account);
}

async function recordFailure({ db, house, clock }: SignInMeans, account: Account, action: string): Promise<void> {
  await recordAudit(db, house, { actor: actorOf(account), action, subject: `account ${account.id}` }, clock);
}

function keyOf({ secret }: SignInMeans): Buffer {
  return secret.derive('accounts', 'second-factor');
}

function sealedFor({ id }: Pick<Account, 'id'>): string {
  return `account ${id}`;
}
