import type { StandingInput, StandingView } from '../../../shared/network-standings.ts';
import { type Db, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { unknownStanding, yearsBackwards } from './standing-problems.ts';
import { standingChange } from './standing-rules.ts';
import type { NetworkTables } from './tables.ts';
import { refuseStranger } from './tree-store.ts';

/** What an organisation was and is in the programme, the earliest first. */
export async function standingsOf(db: Db, house: Scope, unitId: number): Promise<StandingView[]> {
  return tables<NetworkTables>(db)
    .selectFrom('standing')
    .select(['id', 'standing', 'grade', 'from_year as fromYear', 'to_year as toYear', 'basis'])
    .where('organisation_id', '=', house.organisationId)
    .where('unit_id', '=', unitId)
    .orderBy('from_year')
    .orderBy('id')
    .execute();
}

/**
 * Says what an organisation is in the programme from a year on. One of the same name that goes on ends with the year before; one that
 * is held already in the same years is left as it is.
 * @returns whether anything was entered.
 * @throws ProblemError where the grade does not fit, or the years overlap.
 */
export async function giveStanding(db: Db, house: Scope, unitId: number, input: StandingInput): Promise<boolean> {
  return transaction(db, async (tx) => {
    await refuseStranger(tx, house, unitId);
    await lockInTransaction(tx, `network.standing ${unitId}`);
    const change = standingChange(await standingsOf(tx, house, unitId), input);
    if (change.outcome === 'refused') throw new ProblemError(change.problem);
    if (change.outcome === 'known') return false;
    if (change.shortened !== undefined) await setLastYear(tx, house, change.shortened.id, input.fromYear - 1);
    const { standing, grade, fromYear, toYear, basis } = input;
    await tables<NetworkTables>(tx)
      .insertInto('standing')
      .values({
        organisation_id: house.organisationId,
        unit_id: unitId,
        standing,
        grade,
        from_year: fromYear,
        to_year: toYear,
        basis,
      })
      .execute();
    return true;
  });
}

/**
 * Ends a standing with a year.
 * @returns the standing as it was.
 */
export async function endStanding(db: Db, house: Scope, unitId: number, id: number, toYear: number) {
  return transaction(db, async (tx) => {
    const held = await standingOf(tx, house, unitId, id);
    if (toYear < held.fromYear) throw new ProblemError(yearsBackwards);
    await setLastYear(tx, house, id, toYear);
    return held;
  });
}

/** Takes back a standing that was entered by mistake. */
export async function removeStanding(db: Db, house: Scope, unitId: number, id: number): Promise<StandingView> {
  return transaction(db, async (tx) => {
    const held = await standingOf(tx, house, unitId, id);
    await tables<NetworkTables>(tx)
      .deleteFrom('standing')
      .where('organisation_id', '=', house.organisationId)
      .where('id', '=', id)
      .execute();
    return held;
  });
}

async function standingOf(tx: Db, house: Scope, unitId: number, id: number): Promise<StandingView> {
  const held = (await standingsOf(tx, house, unitId)).find((one) => one.id === id);
  if (held === undefined) throw new ProblemError(unknownStanding);
  return held;
}

async function setLastYear(tx: Db, house: Scope, id: number, toYear: number): Promise<void> {
  await tables<NetworkTables>(tx)
    .updateTable('standing')
    .set({ to_year: toYear })
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', id)
    .execute();
}
