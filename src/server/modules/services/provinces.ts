import { provinceOf } from '../../../shared/regions.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { findOrganisation, unitsOf } from '../network/index.ts';

/** The province in which each unit of a house stood in a year, the house itself included; null where its region is none. */
export async function provincesOfYear(db: Db, house: Scope, year: number): Promise<ReadonlyMap<number, string | null>> {
  const units = await unitsOf(db, house, { year });
  const own = await findOrganisation(db, house, { id: house.organisationId });
  return new Map([
    ...units.map(({ id, province }) => [id, province] as const),
    [house.organisationId, provinceOf(own?.region ?? null)],
  ]);
}

/** The province in which one unit, or the house itself, stood in a year. */
export async function provinceInYear(db: Db, house: Scope, unit: number, year: number): Promise<string | null> {
  if (unit !== house.organisationId) return (await unitsOf(db, house, { year, ids: [unit] }))[0]?.province ?? null;
  return provinceOf((await findOrganisation(db, house, { id: unit }))?.region ?? null);
}
