import { sql } from 'kysely';
import { type Db, jsonb, type Scope } from '../../platform/db/index.ts';
import type { Dossier } from './dossier.ts';

/** Who writes history: an import at an instant. */
export interface Act {
  readonly importFileId: number;
  readonly now: Date;
}

export async function writeContributions(
  db: Db,
  scope: Scope,
  dossiers: readonly Dossier[],
  idOf: (key: string) => number,
): Promise<void> {
  const rows = dossiers.flatMap(({ key, newContributions }) =>
    newContributions.map(({ format, part, hash, content, importFileId, position, outcome }) => ({
      publication_id: idOf(key),
      format,
      part,
      content_hash: hash,
      exchanged: content.publication.source.exchanged ?? null,
      import_file_id: importFileId,
      position,
      outcome,
    })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into contribution (
      organisation_id, publication_id, format, part, content_hash, exchanged, import_file_id, position, outcome
    )
    select ${scope.organisationId}, given.*
    from jsonb_to_recordset(${jsonb(rows)}) as given(
      publication_id bigint, format text, part text, content_hash char(64), exchanged date, import_file_id bigint,
      position jsonb, outcome text
    )
  `.execute(db);
}

export async function writeVersions(
  db: Db,
  scope: Scope,
  dossiers: readonly Dossier[],
  idOf: (key: string) => number,
  { importFileId, now }: Act,
): Promise<void> {
  const rows = dossiers.flatMap(({ key, newVersions }) =>
    newVersions.map(({ version, content, state }) => ({
      publication_id: idOf(key),
      version,
      content_hash: content.hash,
      state,
    })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into publication_version (
      organisation_id, import_file_id, created_at, publication_id, version, content_hash, state
    )
    select ${scope.organisationId}, ${importFileId}, ${now}, given.*
    from jsonb_to_recordset(${jsonb(rows)}) as given(
      publication_id bigint, version integer, content_hash char(64), state text
    )
  `.execute(db);
}

/** Ends the memberships that no longer hold and begins the new ones. */
export async function writeFamilies(
  db: Db,
  scope: Scope,
  dossiers: readonly Dossier[],
  idOf: (key: string) => number,
  now: Date,
): Promise<void> {
  const rows = dossiers.flatMap(({ key, current }) =>
    (current?.content.publication.families ?? []).map(({ scheme, id, asOf }) => ({
      publication_id: idOf(key),
      scheme,
      family_id: id,
      as_of: asOf ?? null,
    })),
  );
  const given = sql`jsonb_to_recordset(${jsonb(rows)}) as given(
    publication_id bigint, scheme text, family_id text, as_of date
  )`;
  const changed = dossiers.filter(({ stored, current }) => stored !== undefined && current !== undefined);
  if (changed.length > 0) {
    await sql`
      update family_membership set until = ${now}
      where organisation_id = ${scope.organisationId} and until is null
        and publication_id = any(${changed.map(({ key }) => idOf(key))})
        and (publication_id, scheme, family_id) not in (select publication_id, scheme, family_id from ${given})
    `.execute(db);
  }
  if (rows.length === 0) return;
  await sql`
    insert into family_membership (organisation_id, since, publication_id, scheme, family_id, as_of)
    select ${scope.organisationId}, ${now}, given.* from ${given}
    on conflict (publication_id, scheme, family_id) where until is null do nothing
  `.execute(db);
}
