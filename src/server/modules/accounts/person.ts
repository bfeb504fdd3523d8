import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import type { AccountsTables } from './tables.ts';

/** A person by the account, for whoever writes down who said something; undefined where the organisation has nobody of this id. */
export async function findPerson(
  db: Db,
  { organisationId }: Scope,
  accountId: number,
): Promise<{ readonly name: string; readonly active: boolean } | undefined> {
  const row = await tables<AccountsTables>(db)
    .selectFrom('account')
    .select(['name', 'state'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', accountId)
    .executeTakeFirst();
  return row && { name: row.name, active: row.state === 'active' };
}
