import type { LegalEvent, Publication } from '../../../engine/publication.ts';
import type { PublicationView } from '../../../shared/publication-view.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { decodePublication } from './record.ts';
import { readRecords } from './record-table.ts';
import type { PatentsTables } from './tables.ts';

type Family = PublicationView['families'][number];
type Version = PublicationView['versions'][number];
type Source = PublicationView['sources'][number] & { readonly contentHash: string };

/** Members of a family that are shown. */
const MOST_MEMBERS = 200;

/** The families of a publication, those that hold now first, each with its other members in this house. */
export async function familiesOf(db: Db, scope: Scope, publicationId: number): Promise<Family[]> {
  const memberships = await tables<PatentsTables>(db)
    .selectFrom('family_membership')
    .select(['scheme', 'family_id as id', 'as_of', 'since', 'until'])
    .where('organisation_id', '=', scope.organisationId)
    .where('publication_id', '=', publicationId)
    .orderBy('until', (order) => order.desc().nullsFirst())
    .orderBy('scheme')
    .orderBy('id')
    .limit(100)
    .execute();
  return Promise.all(
    memberships.map(async ({ scheme, id, as_of, since, until }) => ({
      scheme,
      id,
      ...(as_of === null ? {} : { asOf: as_of }),
      since: since.toISOString(),
      ...(until === null ? {} : { until: until.toISOString() }),
      members: until === null ? await otherMembers(db, scope, { scheme, id }, publicationId) : [],
    })),
  );
}

async function otherMembers(
  db: Db,
  scope: Scope,
  { scheme, id }: Pick<Family, 'scheme' | 'id'>,
  publicationId: number,
): Promise<Family['members']> {
  const rows = await tables<PatentsTables>(db)
    .selectFrom('family_membership')
    .innerJoin('publication', 'publication.id', 'family_membership.publication_id')
    .select(['publication.key as number', 'publication.publication_date as date'])
    .where('family_membership.organisation_id', '=', scope.organisationId)
    .where('family_membership.scheme', '=', scheme)
    .where('family_membership.family_id', '=', id)
    .where('family_membership.until', 'is', null)
    .where('family_membership.publication_id', '<>', publicationId)
    .orderBy('publication.publication_date')
    .orderBy('publication.key')
    .limit(MOST_MEMBERS)
    .execute();
  return rows.map(({ number, date }) => ({ number, ...(date === null ? {} : { date }) }));
}

/** The versions of a publication with the file that brought each, the newest first. */
export async function versionsOf(db: Db, scope: Scope, publicationId: number): Promise<Version[]> {
  const rows = await tables<PatentsTables>(db)
    .selectFrom('publication_version')
    .innerJoin('import_file', 'import_file.id', 'publication_version.import_file_id')
    .select(['publication_version.version', 'publication_version.state', 'publication_version.created_at as createdAt'])
    .select(['import_file.id as import', 'import_file.name as file'])
    .where('publication_version.organisation_id', '=', scope.organisationId)
    .where('publication_version.publication_id', '=', publicationId)
    .orderBy('publication_version.version', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** What files said of a publication, in the order of arrival. */
export async function sourcesOf(db: Db, scope: Scope, publicationId: number): Promise<Source[]> {
  const rows = await tables<PatentsTables>(db)
    .selectFrom('contribution')
    .innerJoin('import_file', 'import_file.id', 'contribution.import_file_id')
    .select(['contribution.format', 'contribution.part', 'contribution.exchanged', 'contribution.content_hash'])
    .select(['import_file.id as import', 'import_file.name as file'])
    .where('contribution.organisation_id', '=', scope.organisationId)
    .where('contribution.publication_id', '=', publicationId)
    .orderBy('contribution.id')
    .limit(200)
    .execute();
  return rows.map(({ exchanged, content_hash, ...row }) => ({
    ...row,
    contentHash: content_hash,
    ...(exchanged === null ? {} : { exchanged }),
  }));
}

/** Which source first told of each legal event of a publication, in the order of its events. */
export async function tellersOf(
  db: Db,
  scope: Scope,
  { legalEvents = [] }: Publication,
  sources: readonly Source[],
): Promise<(Source | undefined)[]> {
  if (legalEvents.length === 0) return [];
  const records = await readRecords(
    db,
    scope,
    sources.map(({ contentHash }) => contentHash),
  );
  const first = new Map<string, Source>();
  for (const source of sources) {
    const record = records.get(source.contentHash);
    for (const event of record === undefined ? [] : (decodePublication(record).legalEvents ?? [])) {
      if (!first.has(nameOf(event))) first.set(nameOf(event), source);
    }
  }
  return legalEvents.map((event) => first.get(nameOf(event)));
}

function nameOf({ office, code, date }: LegalEvent): string {
  return JSON.stringify([office, code, date]);
}

/** Which of these numbers the house has, as keys; a number without a kind is had when any publication bears it. */
export async function storedKeys(
  db: Db,
  scope: Scope,
  numbers: readonly { readonly country: string; readonly number: string }[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (numbers.length === 0) return new Map();
  const rows = await tables<PatentsTables>(db)
    .selectFrom('publication')
    .select(['country', 'number', 'key'])
    .where('organisation_id', '=', scope.organisationId)
    .where('number', 'in', [...new Set(numbers.map(({ number }) => number))])
    .orderBy('key')
    .execute();
  const byNumber = Map.groupBy(rows, ({ country, number }) => country + number);
  return new Map([...byNumber].map(([number, same]) => [number, same.map(({ key }) => key)]));
}
