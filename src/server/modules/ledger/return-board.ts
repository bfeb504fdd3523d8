import type { Selectable } from 'kysely';
import type { ReturnCounts, ReturnLine } from '../../../shared/ledger.ts';
import type { AssignmentLine } from '../../../shared/plan.ts';
import { type Clock, dayOf } from '../../platform/clock.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { type AssignmentFilter, listAssignments } from '../plan/index.ts';
import { punctualityOf } from './return-rules.ts';
import { type ReturnSchedule, returnSchedules } from './return-schedule.ts';
import type { LedgerTables, PlanReturnRow } from './tables.ts';

/**
 * Every assignment in force with the return for it, also where none began. What a province gave on to its own units is not among
 * them: the province returns for it.
 */
export async function returnBoard(
  db: Db,
  house: Scope,
  filter: AssignmentFilter,
  clock: Clock,
): Promise<readonly ReturnLine[]> {
  const assignments = (await listAssignments(db, house, filter)).filter(({ partOf }) => partOf === null);
  const returns = await returnsOf(
    db,
    house,
    assignments.map(({ id }) => id),
  );
  const schedules = await returnSchedules(
    db,
    house,
    assignments.map(({ plan }) => plan),
  );
  const reopened = await reopenings(db, house);
  const today = dayOf({ clock });
  return assignments.map((one) =>
    lineOf(one, returns.get(one.id), schedules.get(one.plan), today, reopened.get(one.id) ?? null),
  );
}

/** Until when assignments were reopened, the newest of each: also of those where nothing was written yet. */
async function reopenings(db: Db, house: Scope): Promise<ReadonlyMap<number, string | null>> {
  const rows = await tables<LedgerTables>(db)
    .selectFrom('plan_return_step')
    .select(['assignment_id', 'until'])
    .where('organisation_id', '=', house.organisationId)
    .where('step', '=', 'reopen')
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ assignment_id, until }) => [assignment_id, until]));
}

export function lineOf(
  { id, plan, task, unit, role, obliged }: AssignmentLine,
  row: Selectable<PlanReturnRow> | undefined,
  schedule: ReturnSchedule | undefined,
  today: string,
  reopenedUntil: string | null = null,
): ReturnLine {
  const days = {
    onTimeUntil: schedule?.onTimeUntil ?? null,
    closedAfter: schedule?.closedAfter ?? null,
    reopenedUntil: row?.reopened_until ?? reopenedUntil,
  };
  const receivedOn = row?.received_on ?? null;
  const state = row?.state ?? null;
  return {
    assignment: id,
    plan,
    task,
    unit,
    role,
    obliged,
    state,
    receivedOn,
    ...days,
    punctuality: punctualityOf(receivedOn, days, today),
  };
}

/**
 * Expected is whoever is obliged, whether or not anything came; an invited unit is expected once it returned. What was received
 * stays received when it is sent back.
 */
export function countReturns(lines: readonly ReturnLine[]): ReturnCounts {
  const expected = lines.filter(({ obliged, receivedOn }) => obliged || receivedOn !== null);
  const count = (of: (line: ReturnLine) => boolean) => expected.filter(of).length;
  return {
    expected: expected.length,
    received: count(({ receivedOn }) => receivedOn !== null),
    onTime: count(({ punctuality }) => punctuality === 'on-time'),
    late: count(({ punctuality }) => punctuality === 'late'),
    accepted: count(({ state }) => state === 'accepted'),
    sentBack: count(({ state }) => state === 'sent-back'),
  };
}

async function returnsOf(
  db: Db,
  house: Scope,
  assignments: readonly number[],
): Promise<ReadonlyMap<number, Selectable<PlanReturnRow>>> {
  if (assignments.length === 0) return new Map();
  const rows = await tables<LedgerTables>(db)
    .selectFrom('plan_return')
    .selectAll()
    .where('organisation_id', '=', house.organisationId)
    .where('assignment_id', 'in', [...assignments])
    .execute();
  return new Map(rows.map((row) => [row.assignment_id, row]));
}
