import { type InsertObject, sql } from 'kysely';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { type Known, subjectsOf } from './events.ts';
import type { Member } from './family.ts';
import type { ScreeningTables } from './tables.ts';

/** Profiles collapsed in one transaction: at most so many, and no more once they have so many matches together. */
const MOST_PROFILES = 200;
const ENOUGH_MATCHES = 20_000;

/** The matches of one profile version in a run. */
export interface Matched {
  readonly profileVersionId: number;
  readonly profileId: number;
  readonly enterpriseId: number;
  readonly publications: readonly number[];
  readonly versions: readonly number[];
}

/** The next profiles of the run that wait to be collapsed, with what they matched. */
export async function notCollapsed(db: Db, scope: Scope, runId: number): Promise<Matched[]> {
  const rows = await tables<ScreeningTables>(db)
    .selectFrom('run_profile')
    .leftJoin('run_match', (join) =>
      join
        .onRef('run_match.run_id', '=', 'run_profile.run_id')
        .onRef('run_match.profile_version_id', '=', 'run_profile.profile_version_id'),
    )
    .select([
      'run_profile.profile_version_id',
      'run_profile.profile_id',
      'run_profile.enterprise_id',
      'run_match.publications',
      'run_match.versions',
    ])
    .where('run_profile.run_id', '=', runId)
    .where('run_profile.organisation_id', '=', scope.organisationId)
    .where('run_profile.collapsed', '=', false)
    .orderBy('run_profile.profile_version_id')
    .limit(MOST_PROFILES)
    .execute();
  let matches = 0;
  const taken = rows.findIndex((row) => {
    matches += row.publications?.length ?? 0;
    return matches > ENOUGH_MATCHES;
  });
  return rows.slice(0, taken < 0 ? rows.length : taken + 1).map((row) => ({
    profileVersionId: row.profile_version_id,
    profileId: row.profile_id,
    enterpriseId: row.enterprise_id,
    publications: row.publications ?? [],
    versions: row.versions ?? [],
  }));
}

/**
 * Marks profiles as collapsed and gives those that were not, before anything is written for them. Advisory locks end with their
 * connection, so that a second process can be at the same profiles: it waits here for the first and finds nothing left.
 */
export async function claimProfiles(
  tx: Db,
  scope: Scope,
  runId: number,
  matched: readonly Matched[],
): Promise<Matched[]> {
  const { rows } = await sql<{ profile_version_id: number }>`
    update run_profile set collapsed = true
    where run_id = ${runId} and organisation_id = ${scope.organisationId} and not collapsed
      and profile_version_id = any(${matched.map(({ profileVersionId }) => profileVersionId)}::bigint[])
    returning profile_version_id`.execute(tx);
  const claimed = new Set(rows.map((row) => row.profile_version_id));
  return matched.filter(({ profileVersionId }) => claimed.has(profileVersionId));
}

/** What a profile knows from now on. */
export interface Notice {
  readonly profileId: number;
  readonly subject: string;
  readonly state: string | null;
}

/** What the profiles were told before of the families of these members, by profile. */
export async function readKnown(
  tx: Db,
  scope: Scope,
  membersOf: ReadonlyMap<Matched, readonly Member[]>,
): Promise<ReadonlyMap<number, Known>> {
  const asked = [...membersOf].flatMap(([{ profileId }, members]) =>
    subjectsOf(members).map((subject) => ({ profileId, subject })),
  );
  const { rows } = await sql<{ profile_id: number; subject: string; state: string | null }>`
    select distinct notice.profile_id, notice.subject, notice.state
    from unnest(
      ${asked.map(({ profileId }) => profileId)}::bigint[], ${asked.map(({ subject }) => subject)}::text[]
    ) as asked (profile_id, subject)
    join family_notice as notice on notice.profile_id = asked.profile_id and notice.subject = asked.subject
    where notice.organisation_id = ${scope.organisationId}`.execute(tx);
  const byProfile = Map.groupBy(rows, ({ profile_id }) => profile_id);
  return new Map(
    [...byProfile].map(([profileId, its]) => [profileId, new Map(its.map(({ subject, state }) => [subject, state]))]),
  );
}

const ITEMS_AT_ONCE = 1000;

export async function insertItems(
  tx: Db,
  items: readonly InsertObject<ScreeningTables, 'queue_item'>[],
): Promise<void> {
  for (let at = 0; at < items.length; at += ITEMS_AT_ONCE) {
    await tables<ScreeningTables>(tx)
      .insertInto('queue_item')
      .values(items.slice(at, at + ITEMS_AT_ONCE))
      .execute();
  }
}

export async function insertNotices(tx: Db, scope: Scope, runId: number, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  await sql`
    insert into family_notice (profile_id, subject, state, organisation_id, run_id)
    select *, ${scope.organisationId}, ${runId}
    from unnest(
      ${notices.map(({ profileId }) => profileId)}::bigint[],
      ${notices.map(({ subject }) => subject)}::text[],
      ${notices.map(({ state }) => state)}::text[]
    )
    on conflict (profile_id, subject) do update set state = excluded.state, run_id = excluded.run_id`.execute(tx);
}

/** Writes how many families each profile version matched. */
export async function countFamilies(
  tx: Db,
  scope: Scope,
  runId: number,
  families: ReadonlyMap<number, number>,
): Promise<void> {
  await sql`
    update run_match set families = counted.families
    from unnest(${[...families.keys()]}::bigint[], ${[...families.values()]}::int[])
      as counted (profile_version_id, families)
    where run_match.run_id = ${runId} and run_match.profile_version_id = counted.profile_version_id
      and run_match.organisation_id = ${scope.organisationId}`.execute(tx);
}
