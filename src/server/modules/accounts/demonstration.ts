import type { SignInPage } from '../../../shared/accounts.ts';
import { recordAudit } from '../../platform/audit.ts';
import { transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { accountByLogin, listAccounts, updateAccount } from './accounts.ts';
import * as problems from './problems.ts';
import { beginSession, type Client } from './sessions.ts';
import { actorOf, type SignInMeans } from './sign-in.ts';

/** The people of a demonstration, whom anybody may be. It exists only where an installation was made as one. */
export interface Demonstration {
  people(): Promise<SignInPage['demonstration']>;
}

export function demonstrationOf({ db, house }: Pick<SignInMeans, 'db' | 'house'>): Demonstration {
  return {
    async people() {
      const accounts = await listAccounts(db, house);
      return accounts
        .filter(({ state, waitsForRights }) => state === 'active' && !waitsForRights)
        .map(({ login, name, roles, organisation }) => ({ login, name, roles, organisation: organisation.name }));
    },
  };
}

/** Begins a session without asking for anything. */
export async function enterAs(means: SignInMeans, login: string, client: Client): Promise<string> {
  const { db, house, clock } = means;
  const account = await accountByLogin(db, house, login);
  if (account?.state !== 'active') throw new ProblemError(problems.unknownAccount);
  if (account.rights_given_at === null) throw new ProblemError(problems.waitsForRights);
  return transaction(db, async (tx) => {
    await updateAccount(tx, account, { last_sign_in_at: clock.now() });
    const entry = { actor: actorOf(account), action: 'account.sign-in', subject: `account ${account.id}` };
    await recordAudit(tx, house, { ...entry, detail: { demonstration: true } }, clock);
    return beginSession(tx, account, { stage: 'open' }, client, clock);
  });
}
