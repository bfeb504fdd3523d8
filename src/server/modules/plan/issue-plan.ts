import { isDeepStrictEqual } from 'node:util';
import type { Selectable } from 'kysely';
import type { ResolvedAssignment } from '../../../shared/plan.ts';
import { type Db, jsonb, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import type { PlanNetwork } from './network.ts';
import { type Act, record, type VersionKey, versionRow } from './plans.ts';
import * as problems from './problems.ts';
import { resolvePlan } from './resolve.ts';
import type { AssignmentRow, PlanTables } from './tables.ts';

/**
 * Issues a version: its assignments are in force from now on. What the version before had and this one has not is ended, what it
 * changes is ended and begun anew, what stays is untouched.
 * @throws ProblemError when it is issued already, something in it was not understood, or an obliged executor is not in the network.
 */
export async function issuePlan(db: Db, house: Scope, key: VersionKey, network: PlanNetwork, act: Act): Promise<void> {
  await transaction(db, async (tx) => {
    await lockInTransaction(tx, `plan ${key.plan}`);
    const { id, document, issued_at } = await versionRow(tx, house, key);
    if (issued_at !== null) throw new ProblemError(problems.issuedAlready(key.version));
    if (document.unresolved.length > 0) throw new ProblemError(problems.notUnderstood(document.unresolved.length));
    const { assignments, gaps } = resolvePlan(document, network);
    const missing = gaps.filter(({ obliged }) => obliged);
    if (missing.length > 0) throw new ProblemError(problems.withoutExecutor(missing));
    await putInForce(tx, house, key, assignments, act);
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
  });
}

async function putInForce(
  tx: Db,
  house: Scope,
  { plan, version }: VersionKey,
  wanted: readonly ResolvedAssignment[],
  { actor, clock }: Act,
): Promise<void> {
  const inForce = await tables<PlanTables>(tx)
    .selectFrom('assignment')
    .selectAll()
    .where('organisation_id', '=', house.organisationId)
    .where('plan_id', '=', plan)
    .where('until_version', 'is', null)
    .execute();
  const own = inForce.filter(({ part_of }) => part_of === null);
  const kept = new Set(own.filter((row) => wanted.some((one) => isSame(row, one))).map(({ id }) => id));
  const ended = inForce.filter(({ id, part_of }) => !kept.has(part_of ?? id)).map(({ id }) => id);
  if (ended.length > 0) {
    await tables<PlanTables>(tx)
      .updateTable('assignment')
      .set({ until_version: version })
      .where('id', 'in', ended)
      .execute();
  }
  const fresh = wanted.filter((one) => !own.some((row) => isSame(row, one)));
  if (fresh.length === 0) return;
  await tables<PlanTables>(tx)
    .insertInto('assignment')
    .values(
      fresh.map(({ task, unit, contents, sort, grade, role, obliged }) => ({
        ...{ organisation_id: house.organisationId, plan_id: plan, task, unit_id: unit.id, contents: jsonb(contents) },
        ...{ sort, grade, role, obliged, part_of: null, wish: null, since_version: version, until_version: null },
        ...{ created_by: actor, created_at: clock.now() },
      })),
    )
    .execute();
}

function isSame(row: Selectable<AssignmentRow>, one: ResolvedAssignment): boolean {
  return (
    row.task === one.task &&
    row.unit_id === one.unit.id &&
    isDeepStrictEqual(row.contents, one.contents) &&
    row.sort === one.sort &&
    row.grade === one.grade &&
    row.role === one.role &&
    row.obliged === one.obliged
  );
}
