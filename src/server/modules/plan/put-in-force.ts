import { isDeepStrictEqual } from 'node:util';
import type { Selectable } from 'kysely';
import type { ResolvedAssignment } from '../../../shared/plan.ts';
import { type Db, jsonb, type Scope, tables } from '../../platform/db/index.ts';
import { successorsOf } from '../network/index.ts';
import type { Act, VersionKey } from './plans.ts';
import type { AssignmentRow, PlanTables } from './tables.ts';

type Row = Selectable<AssignmentRow>;

/** An assignment that a version ended, and the one that took its place: of the same task, for the same unit or the one that followed it. */
export interface Replacement {
  readonly ended: number;
  readonly begun: number;
  /** Whose the one that begins is. */
  readonly unit: number;
}

/**
 * Puts what a version assigns in the place of what was assigned before: what stays is untouched, what is changed is ended and begun anew,
 * and what was given on of it to units below goes on as a part of the new one.
 * @returns what took the place of what.
 */
export async function putInForce(
  tx: Db,
  house: Scope,
  key: VersionKey,
  wanted: readonly ResolvedAssignment[],
  act: Act,
): Promise<Replacement[]> {
  const inForce = await tables<PlanTables>(tx)
    .selectFrom('assignment')
    .selectAll()
    .where('organisation_id', '=', house.organisationId)
    .where('plan_id', '=', key.plan)
    .where('until_version', 'is', null)
    .execute();
  const whole = inForce.filter(({ part_of }) => part_of === null);
  const gone = whole.filter((row) => !wanted.some((one) => isSame(row, one)));
  const fresh = wanted.filter((one) => !whole.some((row) => isSame(row, one)));
  for (const { id } of gone) await end(tx, id, key.version);
  const begun = await begin(tx, house, key, fresh, act);
  const heirs = await heirsOf(tx, house, gone, begun);
  for (const { id } of gone) await passOn(tx, inForce, id, heirs.get(id), key.version);
  return [...heirs].map(([ended, heir]) => ({ ended, begun: heir.id, unit: heir.unit_id }));
}

function isSame(row: Row, one: ResolvedAssignment): boolean {
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

async function begin(
  tx: Db,
  house: Scope,
  { plan, version }: VersionKey,
  fresh: readonly ResolvedAssignment[],
  { actor, clock }: Act,
): Promise<Row[]> {
  if (fresh.length === 0) return [];
  return tables<PlanTables>(tx)
    .insertInto('assignment')
    .values(
      fresh.map(({ task, unit, contents, sort, grade, role, obliged }) => ({
        ...{ organisation_id: house.organisationId, plan_id: plan, task, unit_id: unit.id, contents: jsonb(contents) },
        ...{ sort, grade, role, obliged, part_of: null, wish: null, since_version: version, until_version: null },
        ...{ created_by: actor, created_at: clock.now() },
      })),
    )
    .returningAll()
    .execute();
}

/** Each of those that begin has one before it at the most: its own unit's, else that of a unit which it followed. */
async function heirsOf(tx: Db, house: Scope, gone: readonly Row[], begun: readonly Row[]): Promise<Map<number, Row>> {
  const heirs = new Map<number, Row>();
  const free = new Set(begun);
  const take = (row: Row, units: readonly number[]): void => {
    const heir = [...free].find((one) => one.task === row.task && one.role === row.role && units.includes(one.unit_id));
    if (heir === undefined) return;
    heirs.set(row.id, heir);
    free.delete(heir);
  };
  for (const row of gone) take(row, [row.unit_id]);
  for (const row of gone) if (!heirs.has(row.id)) take(row, await successorsOf(tx, house, row.unit_id));
  return heirs;
}

/** What was given on to units below follows, as far as it is still part of the whole; the rest ends. */
async function passOn(
  tx: Db,
  inForce: readonly Row[],
  from: number,
  to: Pick<Row, 'id' | 'contents'> | undefined,
  version: number,
): Promise<void> {
  for (const part of inForce.filter(({ part_of }) => part_of === from)) {
    const contents = part.contents.filter((clause) => to?.contents.includes(clause));
    const goesOn = to !== undefined && contents.length > 0;
    if (!goesOn) await end(tx, part.id, version);
    else {
      await tables<PlanTables>(tx)
        .updateTable('assignment')
        .set({ part_of: to.id, contents: jsonb(contents) })
        .where('id', '=', part.id)
        .execute();
    }
    await passOn(tx, inForce, part.id, goesOn ? { id: part.id, contents } : undefined, version);
  }
}

async function end(tx: Db, id: number, version: number): Promise<void> {
  await tables<PlanTables>(tx).updateTable('assignment').set({ until_version: version }).where('id', '=', id).execute();
}
