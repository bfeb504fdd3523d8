import { dayOf } from '../../platform/clock.ts';
import { type Db, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { type Act, planRow, record, versionRow } from './plans.ts';
import * as problems from './problems.ts';
import type { PlanTables } from './tables.ts';

/**
 * Closes the plan of a year that is over: nobody is reminded of it any more, and it is neither amended nor broken down. What was returned
 * and reported stays, and is counted as before.
 * @throws ProblemError when it was never issued, is closed already, or its year goes on.
 */
export async function closePlan(db: Db, house: Scope, plan: number, act: Act): Promise<void> {
  await transaction(db, async (tx) => {
    await lockInTransaction(tx, `plan ${plan}`);
    const { state, year } = await planRow(tx, house, plan);
    if (state === 'closed') throw new ProblemError(problems.closed);
    if (state === 'draft') throw new ProblemError(problems.closesDraft);
    if (dayOf(act) <= `${year}-12-31`) throw new ProblemError(problems.planYearGoesOn(year));
    const { version } = await versionRow(tx, house, { plan });
    await tables<PlanTables>(tx)
      .updateTable('plan')
      .set({ state: 'closed' })
      .where('organisation_id', '=', house.organisationId)
      .where('id', '=', plan)
      .execute();
    await record(tx, house, act, 'plan.close', { plan, version });
  });
}
