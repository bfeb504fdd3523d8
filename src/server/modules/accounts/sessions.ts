import type { Selectable } from 'kysely';
import type { SessionLine, SessionStage } from '../../../shared/accounts.ts';
import { newToken, tokenHash } from '../../platform/auth/index.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, tables } from '../../platform/db/index.ts';
import type { Account } from './accounts.ts';
import { isIdle, sessionEnd } from './rules.ts';
import type { AccountsTables, SessionRow, SignInMethod } from './tables.ts';

export type Session = Selectable<SessionRow>;

/** Where a session comes from, for the person to recognise it. */
export interface Client {
  readonly address: string;
  readonly agent: string;
}

/** How often a request moves the time at which a session was last used: not with each one, which would be a write each. */
const SEEN_EVERY_MS = 30_000;
const LONGEST_AGENT = 300;

/** @returns the token for the browser, told once; the store has its hash. */
export async function beginSession(
  tx: Db,
  account: Account,
  { stage, method = 'password' }: { readonly stage: SessionStage; readonly method?: SignInMethod },
  client: Client,
  clock: Clock,
): Promise<string> {
  const token = newToken();
  const now = clock.now();
  await tables<AccountsTables>(tx)
    .insertInto('account_session')
    .values({
      organisation_id: account.organisation_id,
      account_id: account.id,
      token_hash: tokenHash(token),
      stage,
      method,
      address: client.address,
      agent: client.agent.slice(0, LONGEST_AGENT),
      started_at: now,
      seen_at: now,
      expires_at: sessionEnd(now),
    })
    .execute();
  return token;
}

/** The running session of a token with its account, marked as used now, or locked where it was idle too long. */
export async function resumeSession(
  db: Db,
  token: string,
  clock: Clock,
): Promise<{ readonly session: Session; readonly account: Account } | undefined> {
  const now = clock.now();
  const session = await tables<AccountsTables>(db)
    .selectFrom('account_session')
    .selectAll()
    .where('token_hash', '=', tokenHash(token))
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (session === undefined) return undefined;
  const account = await tables<AccountsTables>(db)
    .selectFrom('account')
    .selectAll()
    .where('id', '=', session.account_id)
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (account === undefined) return undefined;
  const stage = session.stage === 'open' && isIdle(session, now) ? 'idle' : session.stage;
  if (stage !== session.stage || now.getTime() - session.seen_at.getTime() > SEEN_EVERY_MS) {
    await updateSession(db, session, { stage, seen_at: now });
  }
  return { session: { ...session, stage }, account };
}

export async function updateSession(db: Db, { id }: Pick<Session, 'id'>, set: Partial<Session>): Promise<void> {
  await tables<AccountsTables>(db).updateTable('account_session').set(set).where('id', '=', id).execute();
}

/** The running sessions of an account, the latest first. */
export async function listSessions(
  db: Db,
  accountId: number,
  current: number | undefined,
  clock: Clock,
): Promise<SessionLine[]> {
  const rows = await tables<AccountsTables>(db)
    .selectFrom('account_session')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', clock.now())
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ id, started_at, seen_at, address, agent }) => ({
    id,
    startedAt: started_at.toISOString(),
    seenAt: seen_at.toISOString(),
    address,
    agent,
    current: id === current,
  }));
}

/** Ends one session of an account; false where it has none of this number. */
export async function endSession(db: Db, accountId: number, id: number, clock: Clock): Promise<boolean> {
  const ended = await tables<AccountsTables>(db)
    .updateTable('account_session')
    .set({ ended_at: clock.now() })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute();
  return ended.length > 0;
}
