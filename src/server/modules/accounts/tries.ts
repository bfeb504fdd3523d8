import { sql } from 'kysely';
import { type Db, tables } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import type { Account } from './accounts.ts';
import * as problems from './problems.ts';
import { FAILURES_ALLOWED, lockEnd } from './rules.ts';
import type { AccountsTables } from './tables.ts';

/**
 * Counts a try before it is looked at, so that of tries at the same time no more are looked at than are allowed. The last that is
 * allowed locks the account until it proves right. After a lock the count begins anew.
 * @throws ProblemError where the account is locked.
 */
export async function countTry(db: Db, { id }: Pick<Account, 'id'>, now: Date): Promise<void> {
  const { rows } = await sql`
    update account set
      failures = case when locked_until is null then failures + 1 else 1 end,
      locked_until = case when locked_until is null and failures + 1 >= ${FAILURES_ALLOWED} then ${lockEnd(now)}::timestamptz end
    where id = ${id} and (locked_until is null or locked_until <= ${now})
    returning id
  `.execute(db);
  if (rows.length > 0) return;
  const account = await tables<AccountsTables>(db)
    .selectFrom('account')
    .select('locked_until')
    .where('id', '=', id)
    .executeTakeFirst();
  throw new ProblemError(problems.accountLocked(account?.locked_until ?? lockEnd(now)));
}

/** A try that was right was none; those that were wrong stay counted until the sign-in is complete. */
export async function takeBackTry(db: Db, { id }: Pick<Account, 'id'>): Promise<void> {
  await sql`update account set failures = greatest(failures - 1, 0), locked_until = null where id = ${id}`.execute(db);
}

/** Uses up the time step of a code with all steps before it; false where it was used. */
export async function takeStep(db: Db, { id }: Pick<Account, 'id'>, step: number): Promise<boolean> {
  const taken = await tables<AccountsTables>(db)
    .updateTable('account')
    .set({ second_factor_step: step })
    .where('id', '=', id)
    .where((row) => row.or([row('second_factor_step', 'is', null), row('second_factor_step', '<', step)]))
    .returning('id')
    .execute();
  return taken.length > 0;
}
