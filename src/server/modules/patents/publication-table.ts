import { sql } from 'kysely';
import { documentType } from '../../../engine/numbers/index.ts';
import { type Db, jsonb, type Scope, tables } from '../../platform/db/index.ts';
import { Dossier, type KnownContribution } from './dossier.ts';
import { stateOf } from './rules.ts';
import type { PatentsTables } from './tables.ts';

/** What was written of one publication. */
export interface Written {
  readonly id: number;
  readonly key: string;
  readonly changedSeq: number;
}

/** A dossier for each key, with all that is stored of it. */
export async function openDossiers(db: Db, scope: Scope, keys: Iterable<string>): Promise<Map<string, Dossier>> {
  const wanted = [...new Set(keys)];
  const publications = await tables<PatentsTables>(db)
    .selectFrom('publication')
    .select(['id', 'key', 'version', 'content_hash as hash'])
    .where('organisation_id', '=', scope.organisationId)
    .where('key', '=', sql<string>`any(${wanted})`)
    .execute();
  const contributions = await contributionsTo(
    db,
    scope,
    publications.map(({ id }) => id),
  );
  const stored = new Map(publications.map((publication) => [publication.key, publication]));
  return new Map(
    wanted.map((key) => {
      const state = stored.get(key);
      return [key, new Dossier(key, state, state && contributions.get(state.id))];
    }),
  );
}

/** In the order of arrival. */
async function contributionsTo(
  db: Db,
  scope: Scope,
  publicationIds: readonly number[],
): Promise<Map<number, KnownContribution[]>> {
  if (publicationIds.length === 0) return new Map();
  const rows = await tables<PatentsTables>(db)
    .selectFrom('contribution')
    .select(['publication_id', 'format', 'part', 'content_hash as hash', 'position', 'outcome'])
    .select('import_file_id as importFileId')
    .where('organisation_id', '=', scope.organisationId)
    .where('publication_id', '=', sql<number>`any(${publicationIds})`)
    .orderBy('id')
    .execute();
  return Map.groupBy(rows, (row) => row.publication_id);
}

/** Makes the publications that are new and changes the others; every one of them gets a place in the sequence of changes. */
export async function writePublications(
  db: Db,
  scope: Scope,
  dossiers: readonly Dossier[],
  now: Date,
): Promise<Written[]> {
  const isNew = ({ stored }: Dossier): boolean => stored === undefined;
  const made = await makePublications(db, scope, dossiers.filter(isNew), now);
  const changed = await changePublications(
    db,
    scope,
    dossiers.filter((dossier) => !isNew(dossier)),
    now,
  );
  return [...made, ...changed];
}

const WRITTEN = sql`returning publication.id, publication.key, publication.changed_seq as "changedSeq"`;

async function makePublications(db: Db, scope: Scope, dossiers: readonly Dossier[], now: Date): Promise<Written[]> {
  if (dossiers.length === 0) return [];
  const { rows } = await sql<Written>`
    insert into publication (
      organisation_id, key, country, number, kind, publication_date, type, state, replaced_by, version, content_hash,
      changed_seq, changed_at
    )
    select ${scope.organisationId}, key, country, number, kind, publication_date, type, state, replaced_by, version,
      content_hash, nextval('publication_change'), ${now}
    from ${rowsOf(dossiers)}
    ${WRITTEN}
  `.execute(db);
  return rows;
}

async function changePublications(db: Db, scope: Scope, dossiers: readonly Dossier[], now: Date): Promise<Written[]> {
  if (dossiers.length === 0) return [];
  const { rows } = await sql<Written>`
    update publication set
      publication_date = given.publication_date, type = given.type, state = given.state, replaced_by = given.replaced_by,
      version = given.version, content_hash = given.content_hash,
      changed_seq = nextval('publication_change'), changed_at = ${now}
    from ${rowsOf(dossiers)}
    where publication.organisation_id = ${scope.organisationId} and publication.key = given.key
    ${WRITTEN}
  `.execute(db);
  return rows;
}

/** The dossiers' current versions as a table `given`. */
function rowsOf(dossiers: readonly Dossier[]) {
  const rows = dossiers.map(({ key, current }) => {
    const { version, content } = current!;
    const { id, publicationDate } = content.publication;
    const { state, replacedBy } = stateOf(content.publication);
    return {
      key,
      country: id.country,
      number: id.number,
      kind: id.kind,
      publication_date: publicationDate ?? null,
      type: documentType(id),
      state,
      replaced_by: replacedBy,
      version,
      content_hash: content.hash,
    };
  });
  return sql`jsonb_to_recordset(${jsonb(rows)}) as given(
    key text, country text, number text, kind text, publication_date date, type text, state text, replaced_by text,
    version integer, content_hash char(64)
  )`;
}
