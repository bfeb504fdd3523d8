import { sql } from 'kysely';
import { PROVINCES, provinceOf } from '../../../shared/regions.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { cityElsewhere } from './problems.ts';
import type { NetworkTables } from './tables.ts';

export interface Region {
  /** GB/T 2260, six digits. */
  readonly code: string;
  readonly name: string;
  readonly short: string;
  /** The province of a city. */
  readonly parentCode: string | null;
}

/** Gives a house its provinces, where it has not got them. */
export async function ensureRegions(db: Db, house: Scope): Promise<void> {
  await tables<NetworkTables>(db)
    .insertInto('region')
    .values(PROVINCES.map(({ code, name, short }) => ({ ...rowOf(house, { code, name, short, parentCode: null }) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Enters a city, or says its name anew.
 * @throws ProblemError where its code is not in one of the provinces.
 */
export async function enterCity(db: Db, house: Scope, city: { readonly code: string; readonly name: string }) {
  const province = provinceOf(city.code);
  if (province === null || province === city.code) throw new ProblemError(cityElsewhere(city.code));
  const short = city.name.replace(/(?:市|地区|盟)$/, '') || city.name;
  await tables<NetworkTables>(db)
    .insertInto('region')
    .values(rowOf(house, { ...city, short, parentCode: province }))
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'code', 'valid_from']).doUpdateSet({ name: city.name, short }),
    )
    .execute();
}

/** The regions of a house that hold on the last day of a year: provinces in the order of GB/T 2260, then cities by code. */
export async function listRegions(db: Db, house: Scope, year: number): Promise<Region[]> {
  const day = `${year}-12-31`;
  return tables<NetworkTables>(db)
    .selectFrom('region')
    .select(['code', 'name', 'short', 'parent_code as parentCode'])
    .where('organisation_id', '=', house.organisationId)
    .where(sql<boolean>`(valid_from is null or valid_from <= ${day}) and (valid_to is null or valid_to >= ${day})`)
    .orderBy(sql`parent_code is not null`)
    .orderBy('code')
    .execute();
}

function rowOf({ organisationId }: Scope, { code, name, short, parentCode }: Region) {
  return { organisation_id: organisationId, code, name, short, parent_code: parentCode };
}
