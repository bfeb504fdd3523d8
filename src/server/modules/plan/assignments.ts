import type { Selectable } from 'kysely';
import type { AssignmentChange, AssignmentLine, BASE_GRADES } from '../../../shared/plan.ts';
import { provinceOf } from '../../../shared/regions.ts';
import { type Db, jsonb, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { type Act, planRow, record } from './plans.ts';
import * as problems from './problems.ts';
import type { AssignmentRow, PlanTables } from './tables.ts';

interface Named {
  organisation: { id: number; name: string; region: string | null };
}

/** Narrows assignments to some of them, a plan, some units, or a task. */
export interface AssignmentFilter {
  readonly ids?: readonly number[];
  readonly plan?: number;
  readonly units?: readonly number[];
  readonly task?: string;
}

/** Assignments in force, by task and then in the order in which the network has the units. */
export async function listAssignments(db: Db, house: Scope, filter: AssignmentFilter = {}): Promise<AssignmentLine[]> {
  const { ids, plan, units, task } = filter;
  if (units?.length === 0 || ids?.length === 0) return [];
  const rows = await tables<PlanTables & Named>(db)
    .selectFrom('assignment')
    .innerJoin('organisation', 'organisation.id', 'assignment.unit_id')
    .selectAll('assignment')
    .select(['organisation.name', 'organisation.region'])
    .where('assignment.organisation_id', '=', house.organisationId)
    .where('assignment.until_version', 'is', null)
    .$if(ids !== undefined, (query) => query.where('assignment.id', 'in', [...(ids ?? [])]))
    .$if(plan !== undefined, (query) => query.where('assignment.plan_id', '=', plan ?? 0))
    .$if(units !== undefined, (query) => query.where('assignment.unit_id', 'in', [...(units ?? [])]))
    .$if(task !== undefined, (query) => query.where('assignment.task', '=', task ?? ''))
    .orderBy('assignment.id')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, plan: row.plan_id, task: row.task, contents: [...row.contents], sort: row.sort },
    unit: { id: row.unit_id, name: row.name, province: provinceOf(row.region) },
    grade: row.grade as (typeof BASE_GRADES)[number] | null,
    ...{ role: row.role, obliged: row.obliged, partOf: row.part_of, wish: row.wish, sinceVersion: row.since_version },
  }));
}

/** What a version changed, for whom: the assignments that it began, ended, or gave other contents. */
export async function changesOf(
  db: Db,
  house: Scope,
  { plan, version }: { plan: number; version: number },
): Promise<AssignmentChange[]> {
  const rows = await tables<PlanTables & Named>(db)
    .selectFrom('assignment')
    .innerJoin('organisation', 'organisation.id', 'assignment.unit_id')
    .select(['task', 'unit_id', 'organisation.name', 'contents', 'role', 'since_version', 'until_version'])
    .where('assignment.organisation_id', '=', house.organisationId)
    .where('plan_id', '=', plan)
    .where('part_of', 'is', null)
    .where((row) => row.or([row('since_version', '=', version), row('until_version', '=', version)]))
    .orderBy('assignment.id')
    .execute();
  const byUnit = Map.groupBy(rows, ({ task, unit_id, role }) => `${task} ${unit_id} ${role}`);
  return [...byUnit.values()].flatMap((own) => {
    const before = own.find(({ until_version }) => until_version === version);
    const after = own.find(({ since_version }) => since_version === version);
    const one = after ?? before;
    if (one === undefined) return [];
    return [
      {
        change: before === undefined ? 'added' : after === undefined ? 'ended' : 'changed',
        ...{ task: one.task, unit: { id: one.unit_id, name: one.name }, role: one.role },
        before: before === undefined ? null : [...before.contents],
        after: after === undefined ? null : [...after.contents],
      } as const,
    ];
  });
}

/** A part of an assignment that a province gives on to a unit of its own. */
export interface Part {
  readonly unit: number;
  /** Some of the assignment's contents; all of them where empty. */
  readonly contents: readonly string[];
  readonly wish?: string;
  readonly obliged: boolean;
}

/**
 * Gives an assignment on to units below the one that has it. Who has a part already gets it as it is said now.
 * @param below the units under the assignment's own, of the plan's year.
 * @throws ProblemError when the assignment is not in force, a unit is not below, or contents are not the assignment's.
 */
export async function breakDown(
  db: Db,
  house: Scope,
  assignment: number,
  { parts, below }: { readonly parts: readonly Part[]; readonly below: ReadonlySet<number> },
  act: Act,
): Promise<void> {
  await transaction(db, async (tx) => {
    const { plan_id: plan } = await assignmentInForce(tx, house, assignment);
    // Whoever issues the next version meanwhile passes on the parts that there are then.
    await lockInTransaction(tx, `plan ${plan}`);
    const whole = await assignmentInForce(tx, house, assignment);
    if ((await planRow(tx, house, whole.plan_id)).state === 'closed') throw new ProblemError(problems.closed);
    for (const { unit, contents, wish, obliged } of parts) {
      if (!below.has(unit) || unit === whole.unit_id) throw new ProblemError(problems.notBelow);
      const stranger = contents.find((clause) => !whole.contents.includes(clause));
      if (stranger !== undefined) throw new ProblemError(problems.notOfAssignment(stranger));
      const given = {
        ...{ contents: jsonb(contents.length > 0 ? contents : whole.contents), obliged, wish: wish ?? null },
        ...{ created_by: act.actor, created_at: act.clock.now() },
      };
      const known = await tables<PlanTables>(tx)
        .updateTable('assignment')
        .set(given)
        .where('part_of', '=', whole.id)
        .where('unit_id', '=', unit)
        .where('until_version', 'is', null)
        .returning('id')
        .executeTakeFirst();
      if (known !== undefined) continue;
      await tables<PlanTables>(tx)
        .insertInto('assignment')
        .values({
          ...{ organisation_id: house.organisationId, plan_id: whole.plan_id, task: whole.task, unit_id: unit },
          ...{
            sort: whole.sort,
            grade: whole.grade,
            role: whole.role,
            part_of: whole.id,
            until_version: null,
            ...given,
          },
          since_version: whole.since_version,
        })
        .execute();
    }
    await record(
      tx,
      house,
      act,
      'plan.break-down',
      { plan: whole.plan_id, version: whole.since_version },
      {
        ...{ assignment: whole.id, units: parts.map(({ unit }) => unit) },
      },
    );
  });
}

async function assignmentInForce(tx: Db, house: Scope, id: number): Promise<Selectable<AssignmentRow>> {
  const row = await tables<PlanTables>(tx)
    .selectFrom('assignment')
    .selectAll()
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', id)
    .where('until_version', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError(problems.noAssignment);
  return row;
}
