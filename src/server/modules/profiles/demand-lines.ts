import { sql } from 'kysely';
import type { DemandState } from '../../../shared/profiles.ts';
import type { Db, Scope } from '../../platform/db/index.ts';

/** A demand without what it asks for, which is the enterprise's secret. Days are ISO dates. */
export interface DemandLine {
  readonly id: number;
  readonly enterpriseId: number;
  readonly submittedOn: string;
  readonly acceptedOn: string | null;
  readonly state: DemandState;
  /** The profiles that were made for it. */
  readonly profiles: readonly number[];
}

/** The demands that a house answers, in the order of their entry. */
export async function demandLines(db: Db, { organisationId }: Scope): Promise<DemandLine[]> {
  const { rows } = await sql<DemandLine>`
    select d.id, d.organisation_id as "enterpriseId", d.submitted_on as "submittedOn", d.accepted_on as "acceptedOn", d.state,
      array(select p.id from profile p where p.demand_id = d.id order by p.id) as profiles
    from demand d where d.house_id = ${organisationId} order by d.id
  `.execute(db);
  return rows;
}

/** A version of a profile after its first, without what it says. */
export interface RevisionLine {
  readonly id: number;
  readonly enterpriseId: number;
  readonly number: number;
  readonly at: Date;
}

/** The revisions of the profiles that a house keeps, in the order of their making. */
export async function revisionLines(db: Db, { organisationId }: Scope): Promise<RevisionLine[]> {
  const { rows } = await sql<RevisionLine>`
    select v.id, v.organisation_id as "enterpriseId", v.number, v.created_at as at
    from profile_version v join profile p on p.id = v.profile_id
    where p.house_id = ${organisationId} and v.number > 1 order by v.id
  `.execute(db);
  return rows;
}
