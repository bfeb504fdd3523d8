import { sql } from 'kysely';
import type { Db, Scope } from '../../platform/db/index.ts';

/** A profile that runs compared with publications. */
export interface ScreenedProfile {
  readonly profileId: number;
  readonly enterpriseId: number;
  /** The day of the last of these runs, an ISO date. */
  readonly lastOn: string;
}

/** The profiles of a house that took part in a run on some day of a period, both its days included. */
export async function screenedProfiles(
  db: Db,
  { organisationId }: Scope,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<ScreenedProfile[]> {
  const { rows } = await sql<ScreenedProfile>`
    select p.profile_id as "profileId", p.enterprise_id as "enterpriseId", max(run.today) as "lastOn"
    from run_profile p join screening_run run on run.id = p.run_id
    where p.organisation_id = ${organisationId} and run.today between ${from} and ${to}
    group by p.profile_id, p.enterprise_id order by p.profile_id
  `.execute(db);
  return rows;
}
