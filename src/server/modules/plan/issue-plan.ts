import { type Db, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import type { PlanNetwork } from './network.ts';
import { type Act, planRow, record, type VersionKey, versionRow } from './plans.ts';
import * as problems from './problems.ts';
import { putInForce, type Replacement } from './put-in-force.ts';
import { resolvePlan } from './resolve.ts';
import type { PlanTables } from './tables.ts';

/**
 * Issues a version: its assignments are in force from now on. What the version before had and this one has not is ended, what it
 * changes is ended and begun anew, what stays is untouched.
 * @returns what took the place of what, for whatever hangs on assignments.
 * @throws ProblemError when it is issued already, the plan is closed, something in it was not understood, or an obliged executor is not in the network.
 */
export async function issuePlan(
  db: Db,
  house: Scope,
  key: VersionKey,
  network: PlanNetwork,
  act: Act,
): Promise<Replacement[]> {
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, `plan ${key.plan}`);
    if ((await planRow(tx, house, key.plan)).state === 'closed') throw new ProblemError(problems.closed);
    const { id, document, issued_at } = await versionRow(tx, house, key);
    if (issued_at !== null) throw new ProblemError(problems.issuedAlready(key.version));
    if (document.unresolved.length > 0) throw new ProblemError(problems.notUnderstood(document.unresolved.length));
    const { assignments, gaps } = resolvePlan(document, network);
    const missing = gaps.filter(({ obliged }) => obliged);
    if (missing.length > 0) throw new ProblemError(problems.withoutExecutor(missing));
    const replaced = await putInForce(tx, house, key, assignments, act);
    await tables<PlanTables>(tx)
      .updateTable('plan_version')
      .set({ issued_by: act.actor, issued_at: act.clock.now() })
      .where('id', '=', id)
      .execute();
    await tables<PlanTables>(tx)
      .updateTable('plan')
      .set({ state: 'issued', year: document.year })
      .where('id', '=', key.plan)
      .execute();
    await record(tx, house, act, 'plan.issue', key, { assignments: assignments.length });
    return replaced;
  });
}
