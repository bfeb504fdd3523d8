import type { Publication } from '../../../engine/publication.ts';
import type { Query } from '../../../engine/query/index.ts';
import type { ProfileDefinition } from '../../../shared/profiles.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { publicationsAtVersions } from '../patents/index.ts';
import { type CompiledProfile, compileProfile, definitionOf, storedQuery, versionsById } from '../profiles/index.ts';
import type { ScreeningTables } from './tables.ts';

/** An item with what it takes to see why it matched: the query and the publication as the run had them. */
export interface MatchedItem {
  readonly id: number;
  readonly profileId: number;
  readonly enterpriseId: number;
  readonly today: string;
  readonly publication: Publication;
  readonly query: Query;
  /** The parts of the profile, by which a match is put into words. */
  readonly profile: CompiledProfile;
  /** The version of the profile as people wrote it. */
  readonly definition: ProfileDefinition;
}

/** The items of the house with these ids; an id that the house does not have is left out. */
export async function matchedItems(db: Db, scope: Scope, ids: readonly number[]): Promise<MatchedItem[]> {
  if (ids.length === 0) return [];
  const rows = await tables<ScreeningTables>(db)
    .selectFrom('queue_item')
    .innerJoin('screening_run', 'screening_run.id', 'queue_item.run_id')
    .select([
      'queue_item.id',
      'queue_item.profile_id',
      'queue_item.enterprise_id',
      'queue_item.profile_version_id',
      'queue_item.publication_id',
      'queue_item.publication_version',
      'screening_run.today',
    ])
    .where('queue_item.organisation_id', '=', scope.organisationId)
    .where('queue_item.id', 'in', ids)
    .orderBy('queue_item.id')
    .execute();
  const publications = await publicationsOf(db, scope, rows);
  const profiles = await profilesOf(db, scope, new Set(rows.map((row) => row.profile_version_id)));
  return rows.map((row) => ({
    id: row.id,
    profileId: row.profile_id,
    enterpriseId: row.enterprise_id,
    today: row.today,
    publication: publications.get(`${row.publication_id} ${row.publication_version}`)!,
    ...profiles.get(row.profile_version_id)!,
  }));
}

async function publicationsOf(
  db: Db,
  scope: Scope,
  rows: readonly { publication_id: number; publication_version: number }[],
): Promise<ReadonlyMap<string, Publication>> {
  const named = new Map(
    rows.map(({ publication_id: id, publication_version: version }) => [`${id} ${version}`, { id, version }]),
  );
  const read = await publicationsAtVersions(db, scope, [...named.values()]);
  return new Map(read.map(({ id, version, publication }) => [`${id} ${version}`, publication]));
}

async function profilesOf(
  db: Db,
  scope: Scope,
  versionIds: Iterable<number>,
): Promise<ReadonlyMap<number, Pick<MatchedItem, 'query' | 'profile' | 'definition'>>> {
  const profiles = new Map<number, Pick<MatchedItem, 'query' | 'profile' | 'definition'>>();
  for (const { versionId, query } of await versionsById(db, scope, [...versionIds])) {
    const definition = (await definitionOf(db, scope, versionId))!;
    const compiled = compileProfile(definition);
    const whole = storedQuery(query);
    const profile = compiled.ok ? compiled.value : { query: whole, concepts: [], applicants: [] };
    profiles.set(versionId, { query: whole, profile, definition });
  }
  return profiles;
}
