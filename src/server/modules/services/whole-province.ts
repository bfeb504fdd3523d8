import { sql } from 'kysely';
import type { Db, Scope } from '../../platform/db/index.ts';
import type { AddedUpFilter } from './added-up.ts';

/**
 * The province of which some units did everything that was done in a year, and nothing elsewhere: what they did is what is kept for it.
 * Of a filter for one province what they did elsewhere does not matter. Undefined where there is no such province.
 */
export async function wholeProvinceOf(
  db: Db,
  { organisationId }: Scope,
  { year, units, province }: AddedUpFilter,
): Promise<string | undefined> {
  if (units === undefined) return undefined;
  const own = sql`unit_id = any(${units}::bigint[])`;
  const { rows } = await sql<{ province: string; whole: boolean }>`
    select province, bool_and(${own}) as whole from service_given
    where organisation_id = ${organisationId} and year = ${year} and records > 0
      and ${province === undefined ? sql`true` : sql`province = ${province}`}
    group by province having bool_or(${own})
  `.execute(db);
  const [only, ...others] = rows;
  return only?.whole === true && others.length === 0 ? only.province : undefined;
}
