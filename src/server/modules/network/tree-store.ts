import { type Db, lockInTransaction, type Scope, tables } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { belowItself, unknownUnit } from './problems.ts';
import type { NetworkTables } from './tables.ts';
import { type Belonging, loopDay } from './tree.ts';

/** What every organisation of a house belongs to and belonged to. */
export async function belongingsOf(db: Db, house: Scope): Promise<Belonging[]> {
  const now = await tables<NetworkTables>(db)
    .selectFrom('organisation')
    .select(['id as unitId', 'parent_id as parentId'])
    .where('house_id', '=', house.organisationId)
    .execute();
  const past = await tables<NetworkTables>(db)
    .selectFrom('organisation_past')
    .select(['unit_id as unitId', 'parent_id as parentId', 'until_on as untilOn'])
    .where('organisation_id', '=', house.organisationId)
    .execute();
  return [...past, ...now.map((one) => ({ ...one, untilOn: null }))];
}

/**
 * Refuses that a unit belongs to another from a day on, or from the last day on which it changed, where it would stand below itself on
 * any day. Nobody else changes the tree of the house until the transaction ends.
 * @throws ProblemError also where the house has no such organisation to belong to.
 */
export async function refuseLoop(
  tx: Db,
  house: Scope,
  unitId: number,
  parentId: number,
  fromOn?: string,
): Promise<void> {
  await lockInTransaction(tx, `network.tree ${house.organisationId}`);
  const parent = await refuseStranger(tx, house, parentId);
  const belongings = await belongingsOf(tx, house);
  const since = fromOn ?? belongings.filter((one) => one.unitId === unitId).reduce(laterOf, '0001-01-01');
  const day = loopDay(belongings, { unitId, parentId, fromOn: since });
  if (day !== undefined) throw new ProblemError(belowItself(parent.name));
}

function laterOf(day: string, { untilOn }: Belonging): string {
  return untilOn !== null && untilOn > day ? untilOn : day;
}

/** An organisation of the house by its id. @throws ProblemError where the house has none. */
export async function refuseStranger(db: Db, house: Scope, id: number) {
  const row = await tables<NetworkTables>(db)
    .selectFrom('organisation')
    .selectAll()
    .where('id', '=', id)
    .where('house_id', '=', house.organisationId)
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError(unknownUnit);
  return row;
}
