import { sql } from 'kysely';
import type { Db, Scope } from '../../platform/db/index.ts';

export interface StoreCounts {
  /** Records that all imports found, counted once for each content. */
  readonly read: number;
  /** Publications in the store. */
  readonly stored: number;
  /** Records set aside, counted once however often their file was imported. */
  readonly setAside: number;
}

/**
 * What came in and what of it is stored. A file imported again reads nothing new, so `read` counts the contents that were kept
 * and the records that were set aside, not the passes over them.
 */
export async function countStore(db: Db, { organisationId }: Scope): Promise<StoreCounts> {
  const { rows } = await sql<StoreCounts>`
    select
      (select count(*) from contribution where organisation_id = ${organisationId})
        + (select count(*) from ${distinctSetAside(organisationId)}) as read,
      (select count(*) from publication where organisation_id = ${organisationId} and state = 'published') as stored,
      (select count(*) from ${distinctSetAside(organisationId)}) as "setAside"
  `.execute(db);
  return rows[0]!;
}

function distinctSetAside(organisationId: number) {
  return sql`(
    select distinct import_file.sha256, set_aside.member, set_aside.record, set_aside.code
    from set_aside join import_file on import_file.id = set_aside.import_file_id
    where set_aside.organisation_id = ${organisationId}
  ) as aside`;
}
