import { type RawBuilder, sql } from 'kysely';
import type { ProfileDefinition } from '../../../shared/profiles.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { runsOn } from './rules.ts';
import type { ProfilesTables } from './tables.ts';

/** A profile version as machines read it; no look is recorded, since nobody sees it. */
export interface StandingQuery {
  readonly profileId: number;
  readonly versionId: number;
  /** The enterprise, association or park that it is for. */
  readonly organisationId: number;
  /** Canonical; `storedQuery` reads it. */
  readonly query: string;
}

/** Whether a version may run as far as the enterprise has a say in it; the rule stands at `standingOn`. */
export function agreedTo(version: string): RawBuilder<boolean> {
  return sql<boolean>`(not profile.needs_sign_off or exists (
    select 1 from profile_sign_off where profile_sign_off.profile_version_id = ${sql.ref(version)}))`;
}

/** The newest version, as far as it is agreed to, of every profile that the house of the scope runs on a day; by profile. */
export async function runningVersions(db: Db, scope: Scope, day: string): Promise<StandingQuery[]> {
  const rows = await versions(db, scope)
    .where('profile.status', '=', 'active')
    .where(agreedTo('profile_version.id'))
    .select(['profile.status', 'profile.valid_from', 'profile.valid_to'])
    .distinctOn('profile.id')
    .orderBy('profile.id')
    .orderBy('profile_version.number', 'desc')
    .execute();
  return rows
    .filter(({ status, valid_from, valid_to }) =>
      runsOn(
        {
          status,
          ...(valid_from !== null && { validFrom: valid_from }),
          ...(valid_to !== null && { validTo: valid_to }),
        },
        day,
      ),
    )
    .map(standingQueryOf);
}

/** Versions by their ids, whatever has become of their profiles since, in the order of the ids. */
export async function versionsById(db: Db, scope: Scope, ids: readonly number[]): Promise<StandingQuery[]> {
  const rows = await versions(db, scope)
    .where(sql<boolean>`profile_version.id = any(${[...ids]}::bigint[])`)
    .orderBy('profile_version.id')
    .execute();
  return rows.map(standingQueryOf);
}

/** The definition of one version, to say by its parts why something matched. */
export async function definitionOf(db: Db, scope: Scope, versionId: number): Promise<ProfileDefinition | undefined> {
  const row = await versions(db, scope)
    .select('profile_version.definition')
    .where('profile_version.id', '=', versionId)
    .executeTakeFirst();
  return row?.definition;
}

function versions(db: Db, scope: Scope) {
  return tables<ProfilesTables>(db)
    .selectFrom('profile')
    .innerJoin('profile_version', 'profile_version.profile_id', 'profile.id')
    .select([
      'profile.id as profile_id',
      'profile.organisation_id',
      'profile_version.id as version_id',
      'profile_version.query',
    ])
    .where('profile.house_id', '=', scope.organisationId);
}

function standingQueryOf(row: {
  profile_id: number;
  organisation_id: number;
  version_id: number;
  query: string;
}): StandingQuery {
  return {
    profileId: row.profile_id,
    versionId: row.version_id,
    organisationId: row.organisation_id,
    query: row.query,
  };
}
