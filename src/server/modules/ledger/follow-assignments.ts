import { sql } from 'kysely';
import { type Db, lockInTransaction, type Scope, tables } from '../../platform/db/index.ts';
import type { Replacement } from '../plan/index.ts';
import type { LedgerTables } from './tables.ts';

/**
 * Lets what came back for assignments that a version of a plan ended go on under those that took their place: what was returned on time
 * stays so, with its history, and the ledger's entries are opened no second time. Where another unit followed, they are that unit's.
 */
export async function followAssignments(tx: Db, house: Scope, replaced: readonly Replacement[]): Promise<void> {
  for (const { ended, begun, unit } of replaced) {
    await lockInTransaction(tx, `ledger.return ${ended}`);
    for (const table of ['plan_return', 'ledger_entry'] as const) {
      await tables<Pick<LedgerTables, typeof table>>(tx)
        .updateTable(table)
        .set({ assignment_id: begun, unit_id: unit })
        .where('organisation_id', '=', house.organisationId)
        .where('assignment_id', '=', ended)
        .execute();
    }
    // A step never changes: what it says of the assignment that ended, a copy says of the one that goes on.
    await sql`
      insert into plan_return_step (organisation_id, return_id, assignment_id, step, content, comment, until, by_actor, at)
      select organisation_id, return_id, ${begun}, step, content, comment, until, by_actor, at from plan_return_step
      where organisation_id = ${house.organisationId} and assignment_id = ${ended} order by id
    `.execute(tx);
  }
}
