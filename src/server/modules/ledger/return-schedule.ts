import { recordAudit } from '../../platform/audit.ts';
import { type Db, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import type { Act } from '../plan/index.ts';
import * as problems from './problems.ts';
import type { LedgerTables } from './tables.ts';

/** Until when the returns of a plan are on time, and after when none is taken. */
export interface ReturnSchedule {
  readonly onTimeUntil: string;
  readonly closedAfter: string | null;
}

/** Sets both days. They hold as they are set; nothing moves them but another setting. */
export async function scheduleReturns(
  db: Db,
  house: Scope,
  plan: number,
  days: ReturnSchedule,
  act: Act,
): Promise<void> {
  if (days.closedAfter !== null && days.closedAfter < days.onTimeUntil)
    throw new ProblemError(problems.closingBeforeDue);
  const set = {
    ...{ on_time_until: days.onTimeUntil, closed_after: days.closedAfter },
    ...{ set_by: act.actor, set_at: act.clock.now() },
  };
  await transaction(db, async (tx) => {
    await tables<LedgerTables>(tx)
      .insertInto('return_schedule')
      .values({ organisation_id: house.organisationId, plan_id: plan, ...set })
      .onConflict((conflict) => conflict.column('plan_id').doUpdateSet(set))
      .execute();
    const entry = { actor: act.actor, action: 'ledger.schedule-returns', subject: `plan ${plan}`, detail: { ...days } };
    await recordAudit(tx, house, entry, act.clock);
  });
}

/** The days by plan, of those plans that have them. */
export async function returnSchedules(
  db: Db,
  house: Scope,
  plans: readonly number[],
): Promise<ReadonlyMap<number, ReturnSchedule>> {
  if (plans.length === 0) return new Map();
  const rows = await tables<LedgerTables>(db)
    .selectFrom('return_schedule')
    .selectAll()
    .where('organisation_id', '=', house.organisationId)
    .where('plan_id', 'in', [...new Set(plans)])
    .execute();
  return new Map(rows.map((row) => [row.plan_id, { onTimeUntil: row.on_time_until, closedAfter: row.closed_after }]));
}
