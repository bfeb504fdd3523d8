import type { ReturnState } from '../../../shared/ledger.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { listAssignments } from '../plan/index.ts';
import type { LedgerTables } from './tables.ts';

/** A number that a unit expects of what it took on, as its return says. */
export interface ExpectedNumber {
  readonly unit: number;
  /** Six digits. */
  readonly province: string | null;
  /** The clause of the task. */
  readonly task: string;
  /** Code of the indicator that counts it. */
  readonly indicator: string;
  readonly target: number;
}

/** What was confirmed by the responsible person holds, whether or not the officer has accepted it yet. */
const HOLDING: readonly ReturnState[] = ['confirmed', 'accepted'];

/** The numbers that the returns of a plan expect. */
export async function expectedNumbers(db: Db, house: Scope, plan: number): Promise<ExpectedNumber[]> {
  const assignments = new Map((await listAssignments(db, house, { plan })).map((one) => [one.id, one]));
  if (assignments.size === 0) return [];
  const rows = await tables<LedgerTables>(db)
    .selectFrom('plan_return')
    .select(['assignment_id', 'content'])
    .where('organisation_id', '=', house.organisationId)
    .where('state', 'in', HOLDING)
    .where('assignment_id', 'in', [...assignments.keys()])
    .execute();
  return rows.flatMap(({ assignment_id, content }) => {
    const assignment = assignments.get(assignment_id);
    if (assignment === undefined) return [];
    const { task, unit } = assignment;
    return content.expected.flatMap(({ indicator, target }) =>
      indicator === null || target === null
        ? []
        : [{ unit: unit.id, province: unit.province, task, indicator, target }],
    );
  });
}
