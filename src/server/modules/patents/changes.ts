import { sql } from 'kysely';
import type { Publication } from '../../../engine/publication.ts';
import { type Db, jsonb, type Scope, tables } from '../../platform/db/index.ts';
import { decodePublication } from './record.ts';
import { base64Of } from './record-table.ts';
import type { PatentsTables } from './tables.ts';

/** A publication as the store had it at one version. */
export interface VersionedPublication {
  readonly id: number;
  readonly version: number;
  readonly publication: Publication;
}

/** A publication as it stands now; `sequence` orders all changes of a house's store. */
export interface StoredVersion extends VersionedPublication {
  readonly sequence: number;
}

export interface ChangesWanted {
  /** Changes above this sequence, up to and with `to`. */
  readonly after: number;
  readonly to?: number;
  /** Only publications that these imports stored or updated. */
  readonly imports?: readonly number[];
}

/** The first `limit` publications that changed, in the order of their last changes. Each stands there once, as it is now. */
export async function changedPublications(
  db: Db,
  scope: Scope,
  { after, to, imports }: ChangesWanted,
  limit: number,
): Promise<StoredVersion[]> {
  const rows = await wanted(db, scope, { after, ...(to === undefined ? {} : { to }), ...(imports && { imports }) })
    .innerJoin('publication_record', (join) =>
      join
        .onRef('publication_record.organisation_id', '=', 'publication.organisation_id')
        .onRef('publication_record.content_hash', '=', 'publication.content_hash'),
    )
    .select(['publication.id', 'publication.version', 'publication.changed_seq as sequence'])
    .select(base64Of('publication_record.bytes').as('base64'))
    .orderBy('publication.changed_seq')
    .limit(limit)
    .execute();
  return rows.map(({ base64, ...row }) => ({ ...row, publication: fromBase64(base64) }));
}

/** What `changedPublications` gives, without the publications: the sequence of each, and how many bytes it has as it is kept. */
export async function changeSizes(
  db: Db,
  scope: Scope,
  changes: ChangesWanted,
): Promise<{ readonly sequence: number; readonly bytes: number }[]> {
  return wanted(db, scope, changes)
    .innerJoin('publication_record', (join) =>
      join
        .onRef('publication_record.organisation_id', '=', 'publication.organisation_id')
        .onRef('publication_record.content_hash', '=', 'publication.content_hash'),
    )
    .select(['publication.changed_seq as sequence'])
    .select(sql<number>`octet_length(publication_record.bytes)`.as('bytes'))
    .orderBy('publication.changed_seq')
    .execute();
}

/** How many publications `changedPublications` gives in all, and the sequence of the last one (`after` where there is none). */
export async function countChanges(
  db: Db,
  scope: Scope,
  changes: ChangesWanted,
): Promise<{ readonly publications: number; readonly last: number }> {
  const row = await wanted(db, scope, changes)
    .select((of) => [of.fn.countAll<number>().as('publications'), of.fn.max('publication.changed_seq').as('last')])
    .executeTakeFirstOrThrow();
  return { publications: row.publications, last: row.last ?? changes.after };
}

/** Ids of the publications that imports stored or updated, ascending. */
export async function publicationsOfImport(db: Db, scope: Scope, imports: readonly number[]): Promise<number[]> {
  const rows = await tables<PatentsTables>(db)
    .selectFrom('publication_version')
    .select('publication_id as id')
    .distinct()
    .where('organisation_id', '=', scope.organisationId)
    .where('import_file_id', '=', sql<number>`any(${[...imports]})`)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Publications at the versions named, in that order; what the house does not have is left out. */
export async function publicationsAtVersions(
  db: Db,
  scope: Scope,
  versions: readonly { readonly id: number; readonly version: number }[],
): Promise<VersionedPublication[]> {
  const named = versions.map(({ id, version }, place) => ({ id, version, place }));
  const { rows } = await sql<{ id: number; version: number; base64: string }>`
    select named.id, named.version, ${base64Of('publication_record.bytes')} as base64
    from jsonb_to_recordset(${jsonb(named)}) as named(id bigint, version integer, place integer)
    join publication_version
      on publication_version.publication_id = named.id and publication_version.version = named.version
      and publication_version.organisation_id = ${scope.organisationId}
    join publication_record
      on publication_record.organisation_id = publication_version.organisation_id
      and publication_record.content_hash = publication_version.content_hash
    order by named.place
  `.execute(db);
  return rows.map(({ id, version, base64 }) => ({ id, version, publication: fromBase64(base64) }));
}

function wanted(db: Db, scope: Scope, { after, to, imports }: ChangesWanted) {
  return tables<PatentsTables>(db)
    .selectFrom('publication')
    .where('publication.organisation_id', '=', scope.organisationId)
    .where('publication.changed_seq', '>', after)
    .$if(to !== undefined, (query) => query.where('publication.changed_seq', '<=', to!))
    .$if(imports !== undefined, (query) =>
      query.where((of) =>
        of.exists(
          of
            .selectFrom('publication_version')
            .select('publication_version.version')
            .whereRef('publication_version.publication_id', '=', 'publication.id')
            .where('publication_version.import_file_id', '=', sql<number>`any(${[...imports!]})`),
        ),
      ),
    );
}

function fromBase64(base64: string): Publication {
  return decodePublication(Buffer.from(base64, 'base64'));
}
