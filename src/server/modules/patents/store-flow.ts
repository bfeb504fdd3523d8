import { type RawBuilder, sql } from 'kysely';
import { HOUSE_TIME_ZONE } from '../../platform/clock.ts';
import type { Scope } from '../../platform/db/index.ts';

/** What an import found in a file. `day` is the day on which the file was imported first, an ISO date. */
export interface ReadRecordRow {
  readonly day: string;
  readonly import_file_id: number;
  readonly file: string;
  readonly record: number;
  readonly number: string | null;
  readonly outcome: 'stored' | 'updated' | 'unchanged' | 'set-aside';
  readonly code: string | null;
  readonly zh: string | null;
  readonly en: string | null;
}

/**
 * Every record that imports found, for a query to join. A file imported again reads nothing new, so that there is one for each content
 * that was kept and each record that was set aside, and not for each pass over them.
 */
export function readRecords({ organisationId }: Scope): RawBuilder<ReadRecordRow> {
  return sql<ReadRecordRow>`
    select ${dayOf('f.started_at')} as day, f.id as import_file_id, f.name as file,
      coalesce((c.position->>'record')::bigint, 0) as record, p.key as number, c.outcome, null as code, null as zh, null as en
    from contribution c
    join import_file f on f.id = c.import_file_id
    join publication p on p.id = c.publication_id
    where c.organisation_id = ${organisationId}
    union all
    select day, import_file_id, file, record, null, 'set-aside', code, zh, en from (
      select distinct on (f.sha256, a.member, a.record, a.code) ${dayOf('f.started_at')} as day, f.id as import_file_id,
        f.name as file, a.record, a.code, a.zh, a.en
      from set_aside a join import_file f on f.id = a.import_file_id
      where a.organisation_id = ${organisationId}
      order by f.sha256, a.member, a.record, a.code, a.id
    ) aside`;
}

/** A publication in the store. `day` is the day on which it was stored first, an ISO date. */
export interface StoredPublicationRow {
  readonly publication_id: number;
  readonly key: string;
  readonly publication_date: string | null;
  readonly day: string;
}

/** Every publication in the store that was not withdrawn, for a query to join. */
export function storedPublications({ organisationId }: Scope): RawBuilder<StoredPublicationRow> {
  return sql<StoredPublicationRow>`
    select p.id as publication_id, p.key, p.publication_date, ${dayOf('first.created_at')} as day
    from publication p join publication_version first on first.publication_id = p.id and first.version = 1
    where p.organisation_id = ${organisationId} and p.state = 'published'`;
}

function dayOf(instant: string): RawBuilder<string> {
  return sql<string>`(${sql.ref(instant)} at time zone ${HOUSE_TIME_ZONE})::date`;
}
