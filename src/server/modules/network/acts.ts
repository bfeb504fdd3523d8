import type { Selectable } from 'kysely';
import type { OrganisationKind } from '../../../shared/network.ts';
import type { ActName } from '../../../shared/network-acts.ts';
import { type Db, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { houseStays, mergedIntoItself, sameName } from './act-problems.ts';
import { actFault } from './act-rules.ts';
import { type Act, recordAct } from './act-store.ts';
import { createOrganisation } from './store.ts';
import type { NetworkTables, OrganisationRow } from './tables.ts';
import { refuseLoop, refuseStranger } from './tree-store.ts';

type OrganisationNow = Selectable<OrganisationRow>;
type Changed = Partial<Pick<OrganisationNow, 'name' | 'kind' | 'parent_id' | 'ended_on'>>;

/** Gives an organisation another name; it keeps the former one for the days before. */
export function rename(db: Db, house: Scope, id: number, name: string, act: Act): Promise<void> {
  return transaction(db, async (tx) => {
    const unit = await beginAct(tx, house, id, act);
    if (unit.name === name) throw new ProblemError(sameName(name));
    await change(tx, house, 'rename', unit, { name }, act);
  });
}

/** Makes an organisation one of another kind. */
export function reclassify(db: Db, house: Scope, id: number, kind: OrganisationKind, act: Act): Promise<void> {
  return transaction(db, async (tx) => {
    await change(tx, house, 'reclassify', await beginAct(tx, house, id, act), { kind }, act);
  });
}

/** Lets an organisation belong to another, or to none. @throws ProblemError where it would stand below itself on any day. */
export function move(db: Db, house: Scope, id: number, parentId: number | null, act: Act): Promise<void> {
  return transaction(db, async (tx) => {
    const unit = await beginAct(tx, house, id, act);
    if (parentId !== null) await refuseLoop(tx, house, id, parentId, act.on);
    await change(tx, house, 'move', unit, { parent_id: parentId }, act);
  });
}

/**
 * Merges organisations into one that goes on. They end, and keep their standings and records; what belonged to them belongs to the one
 * from that day on.
 */
export function merge(db: Db, house: Scope, id: number, merged: readonly number[], act: Act): Promise<void> {
  return transaction(db, async (tx) => {
    if (merged.includes(id)) throw new ProblemError(mergedIntoItself);
    const into = await beginAct(tx, house, id, act);
    const ending: OrganisationNow[] = [];
    for (const each of new Set(merged)) ending.push(await beginAct(tx, house, each, act));
    for (const each of ending) refuseHouse(house, each);
    const before = [into, ...ending].map((each) => each.id);
    const actId = await recordAct(tx, house, 'merge', act, { before, after: [id] });
    for (const each of ending) await end(tx, house, each, id, actId, act);
  });
}

/**
 * Lets new organisations come out of one, of its kind and region. Where it does not go on, it ends and what belonged to it belongs to the
 * first of them.
 * @returns the ids of the new ones.
 */
export function split(
  db: Db,
  house: Scope,
  id: number,
  { names, goesOn }: { readonly names: readonly string[]; readonly goesOn: boolean },
  act: Act,
): Promise<number[]> {
  return transaction(db, async (tx) => {
    const unit = await beginAct(tx, house, id, act);
    refuseHouse(house, unit);
    const { kind, region, language, parent_id: parentId } = unit;
    const born: number[] = [];
    for (const name of names) {
      const about = { name, kind, language, parentId, fromOn: act.on, ...(region === null ? {} : { region }) };
      born.push((await createOrganisation(tx, house, about)).id);
    }
    const after = goesOn ? [id, ...born] : born;
    const actId = await recordAct(tx, house, 'split', act, { before: [id], after });
    if (!goesOn) await end(tx, house, unit, born[0] ?? null, actId, act);
    return born;
  });
}

/** Ends an organisation that nobody follows; what belonged to it belongs to what it belonged to. */
export function close(db: Db, house: Scope, id: number, act: Act): Promise<void> {
  return transaction(db, async (tx) => {
    const unit = await beginAct(tx, house, id, act);
    refuseHouse(house, unit);
    const actId = await recordAct(tx, house, 'close', act, { before: [id], after: [] });
    await end(tx, house, unit, unit.parent_id, actId, act);
  });
}

/** The organisation as it is now, which nobody else changes until the transaction ends. */
async function beginAct(tx: Db, house: Scope, id: number, { on }: Act): Promise<OrganisationNow> {
  await lockInTransaction(tx, `network.tree ${house.organisationId}`);
  const unit = await refuseStranger(tx, house, id);
  const last = await tables<NetworkTables>(tx)
    .selectFrom('organisation_act')
    .innerJoin('organisation_act_unit', 'act_id', 'organisation_act.id')
    .select(({ fn }) => fn.max('on_date').as('on'))
    .where('organisation_act.organisation_id', '=', house.organisationId)
    .where('unit_id', '=', id)
    .executeTakeFirst();
  const { name, from_on: fromOn, ended_on: endedOn } = unit;
  const fault = actFault({ name, fromOn, endedOn, lastActOn: last?.on ?? null }, on);
  if (fault !== undefined) throw new ProblemError(fault);
  return unit;
}

async function change(
  tx: Db,
  house: Scope,
  name: ActName,
  unit: OrganisationNow,
  changed: Changed,
  act: Act,
): Promise<void> {
  const actId = await recordAct(tx, house, name, act, { before: [unit.id], after: [unit.id] });
  await alter(tx, house, unit, changed, actId, act.on);
}

/** Changes an organisation from a day on, and keeps what it was until then. Of two changes on a day the first has kept it. */
async function alter(
  tx: Db,
  house: Scope,
  unit: OrganisationNow,
  changed: Changed,
  actId: number,
  on: string,
): Promise<void> {
  await tables<NetworkTables>(tx)
    .insertInto('organisation_past')
    .values({
      organisation_id: house.organisationId,
      unit_id: unit.id,
      until_on: on,
      name: unit.name,
      kind: unit.kind,
      region: unit.region,
      parent_id: unit.parent_id,
      act_id: actId,
    })
    .onConflict((conflict) => conflict.columns(['unit_id', 'until_on']).doNothing())
    .execute();
  await set(tx, house, unit.id, changed);
}

async function set(tx: Db, house: Scope, id: number, changed: Changed): Promise<void> {
  await tables<NetworkTables>(tx)
    .updateTable('organisation')
    .set(changed)
    .where('id', '=', id)
    .where('house_id', '=', house.organisationId)
    .execute();
}

/** Ends an organisation, and lets what belongs to it belong to its heir; what begins on that day or later never belonged to it. */
async function end(
  tx: Db,
  house: Scope,
  unit: OrganisationNow,
  heir: number | null,
  actId: number,
  act: Act,
): Promise<void> {
  await set(tx, house, unit.id, { ended_on: act.on });
  const children = await tables<NetworkTables>(tx)
    .selectFrom('organisation')
    .select(['id', 'from_on'])
    .where('house_id', '=', house.organisationId)
    .where('parent_id', '=', unit.id)
    .where('ended_on', 'is', null)
    .execute();
  for (const child of children) {
    const parentId = child.id === heir ? unit.parent_id : heir;
    if (parentId !== null) await refuseLoop(tx, house, child.id, parentId, act.on);
    const bornLater = child.from_on !== null && child.from_on >= act.on;
    if (bornLater) await set(tx, house, child.id, { parent_id: parentId });
    else await alter(tx, house, await beginAct(tx, house, child.id, act), { parent_id: parentId }, actId, act.on);
  }
}

function refuseHouse(house: Scope, { id }: OrganisationNow): void {
  if (id === house.organisationId) throw new ProblemError(houseStays);
}
