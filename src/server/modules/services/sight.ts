import { UNIT_ROLES } from '../../../shared/accounts.ts';
import type { ServiceInput, ServiceRecord } from '../../../shared/services.ts';
import { type Clock, dayOf } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import type { Principal } from '../../platform/http/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { sightOf as networkSightOf, unitsSeenFrom } from '../network/index.ts';
import { unknownBeneficiary } from './problems.ts';
import type { RecordFilter } from './record-rows.ts';

/** The units whose services somebody of a unit sees: their own and those below it now, with those that went on in these. */
export async function ownAndBelow(db: Db, house: Scope, unit: number, clock: Clock): Promise<number[]> {
  return unitsSeenFrom(db, house, unit, Number(dayOf({ clock }).slice(0, 4)));
}

/**
 * Refuses an organisation as the one that was served, named by its number, to who does not see it: its record would tell its name. They
 * name it by its code. Whom a record is for already stays.
 * @throws ProblemError in the words for one that is not there.
 */
export async function refuseUnseenServed(
  db: Db,
  house: Scope,
  principal: Principal,
  { beneficiary, onDate }: Pick<ServiceInput, 'beneficiary' | 'onDate'>,
  before?: ServiceRecord,
): Promise<void> {
  if (beneficiary.type !== 'unit' || beneficiary.unit === before?.beneficiary?.unit) return;
  const seen = await networkSightOf(db, house, principal, Number(onDate.slice(0, 4)));
  if (!seen.sees(beneficiary.unit)) throw new ProblemError(unknownBeneficiary);
}

/** The records that somebody sees: people of the house all, people of a unit those of own and below, an enterprise those for it. */
export async function sightOf(
  db: Db,
  house: Scope,
  { organisationId, roles }: Pick<Principal, 'organisationId' | 'roles'>,
  clock: Clock,
): Promise<Pick<RecordFilter, 'units' | 'servedUnit'>> {
  if (organisationId === house.organisationId) return {};
  const ofUnit = UNIT_ROLES.some((role) => roles.includes(role));
  return ofUnit ? { units: await ownAndBelow(db, house, organisationId, clock) } : { servedUnit: organisationId };
}
