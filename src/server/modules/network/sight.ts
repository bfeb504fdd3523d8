import type { Db, Scope } from '../../platform/db/index.ts';
import type { Principal } from '../../platform/http/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { unknownUnit } from './problems.ts';
import { unitsSeenFrom } from './seen-units.ts';

/** What a person sees of the network of a year. */
export interface Sight {
  sees(unitId: number): boolean;
}

const EVERYTHING: Sight = { sees: () => true };

/** People of the house see every organisation; people of a unit see their own, what is below it in that year, and what ended in these. */
export async function sightOf(db: Db, house: Scope, { organisationId }: Principal, year: number): Promise<Sight> {
  if (organisationId === house.organisationId) return EVERYTHING;
  const seen = new Set(await unitsSeenFrom(db, house, organisationId, year));
  return { sees: (unitId) => seen.has(unitId) };
}

/** Refuses an organisation that a person does not see, in the words for one that is not there. */
export async function refuseUnseen(
  db: Db,
  house: Scope,
  principal: Principal,
  { unitId, year }: { readonly unitId: number; readonly year: number },
): Promise<void> {
  const sight = await sightOf(db, house, principal, year);
  if (!sight.sees(unitId)) throw new ProblemError(unknownUnit);
}
