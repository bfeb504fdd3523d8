import { type InsertObject, sql } from 'kysely';
import type { ScreenedPublication } from '../../../shared/screening.ts';
import { type Db, jsonb, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { publicationsAtVersions } from '../patents/index.ts';
import { type Known, newsOf, subjectsOf } from './events.ts';
import { familyName, groupFamilies, type Member, memberOf, representative } from './family.ts';
import type { Run } from './ledger.ts';
import type { ScreeningTables } from './tables.ts';

/** Profiles collapsed in one transaction: at most so many, and no more once they have so many matches together. */
const MOST_PROFILES = 200;
const ENOUGH_MATCHES = 20_000;
const PUBLICATIONS_READ_AT_ONCE = 1000;

/** The matches of one profile version in a run. */
interface Matched {
  readonly profileVersionId: number;
  readonly profileId: number;
  readonly enterpriseId: number;
  readonly publications: readonly number[];
  readonly versions: readonly number[];
}

/**
 * Groups the matches of a run by family and queues what each profile is to be told. Profiles are done a few at a time, each
 * few in one transaction with the mark that they are done, so that a run taken up again goes on with the others.
 */
export async function collapseFamilies(
  db: Db,
  scope: Scope,
  run: Run,
  options: { readonly now: () => Date; readonly progress: (done: number) => void },
): Promise<void> {
  const members = new Map<string, Member>();
  let done = 0;
  for (;;) {
    const matched = await notCollapsed(db, scope, run.id);
    if (matched.length === 0) return;
    await readMembers(db, scope, matched, members);
    await transaction(db, (tx) => collapse(tx, scope, run.id, matched, members, options.now()));
    done += matched.length;
    options.progress(done);
  }
}

async function collapse(
  tx: Db,
  scope: Scope,
  runId: number,
  matched: readonly Matched[],
  members: ReadonlyMap<string, Member>,
  createdAt: Date,
): Promise<void> {
  const membersOf = new Map(matched.map((one) => [one, referencesOf(one).map((key) => members.get(key)!)]));
  const known = await readKnown(tx, scope, membersOf);
  const items: InsertObject<ScreeningTables, 'queue_item'>[] = [];
  const notices: Notice[] = [];
  const families = new Map<number, number>();
  for (const [profile, its] of membersOf) {
    const knownToIt = known.get(profile.profileId) ?? new Map();
    const groups = groupFamilies(its);
    families.set(profile.profileVersionId, groups.length);
    for (const group of groups) {
      const { events, learned } = newsOf(group, knownToIt);
      for (const { event, members: told } of events) {
        items.push({ ...itemOf(told), ...ownersOf(scope, runId, profile), event, created_at: createdAt });
      }
      for (const [subject, state] of learned) {
        if (knownToIt.get(subject) !== state) notices.push({ profileId: profile.profileId, subject, state });
      }
    }
  }
  await insertItems(tx, items);
  await insertNotices(tx, scope, runId, notices);
  await markCollapsed(tx, scope, runId, matched, families);
}

function itemOf(told: readonly [Member, ...Member[]]) {
  const shown = representative(told);
  return {
    family: familyName(shown),
    publication_id: shown.id,
    publication_version: shown.version,
    members: jsonb(told.map(screened)),
  };
}

function screened({ id, version, key, title, date }: Member): ScreenedPublication {
  return { id, version, number: key, title, ...(date !== '' && { date }) };
}

function ownersOf(scope: Scope, runId: number, { profileId, profileVersionId, enterpriseId }: Matched) {
  return {
    organisation_id: scope.organisationId,
    enterprise_id: enterpriseId,
    profile_id: profileId,
    profile_version_id: profileVersionId,
    run_id: runId,
  };
}

/** The next profiles of the run that wait to be collapsed, with what they matched. */
async function notCollapsed(db: Db, scope: Scope, runId: number): Promise<Matched[]> {
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

function referencesOf({ publications, versions }: Matched): string[] {
  return publications.map((id, index) => `${id} ${versions[index]}`);
}

/** Many profiles match the same publications, so what was read for one is kept for the others of the run. */
async function readMembers(
  db: Db,
  scope: Scope,
  matched: readonly Matched[],
  members: Map<string, Member>,
): Promise<void> {
  const missing = new Map<string, { id: number; version: number }>();
  for (const { publications, versions } of matched) {
    for (const [index, id] of publications.entries()) {
      const version = versions[index]!;
      if (!members.has(`${id} ${version}`)) missing.set(`${id} ${version}`, { id, version });
    }
  }
  const references = [...missing.values()];
  for (let at = 0; at < references.length; at += PUBLICATIONS_READ_AT_ONCE) {
    const read = await publicationsAtVersions(db, scope, references.slice(at, at + PUBLICATIONS_READ_AT_ONCE));
    for (const { id, version, publication } of read) {
      members.set(`${id} ${version}`, memberOf(id, version, publication));
    }
  }
}

interface Notice {
  readonly profileId: number;
  readonly subject: string;
  readonly state: string | null;
}

async function readKnown(
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

async function insertItems(tx: Db, items: readonly InsertObject<ScreeningTables, 'queue_item'>[]): Promise<void> {
  for (let at = 0; at < items.length; at += ITEMS_AT_ONCE) {
    await tables<ScreeningTables>(tx)
      .insertInto('queue_item')
      .values(items.slice(at, at + ITEMS_AT_ONCE))
      .execute();
  }
}

async function insertNotices(tx: Db, scope: Scope, runId: number, notices: readonly Notice[]): Promise<void> {
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

async function markCollapsed(
  tx: Db,
  scope: Scope,
  runId: number,
  matched: readonly Matched[],
  families: ReadonlyMap<number, number>,
): Promise<void> {
  const versionIds = matched.map(({ profileVersionId }) => profileVersionId);
  await sql`
    update run_match set families = counted.families
    from unnest(${versionIds}::bigint[], ${versionIds.map((id) => families.get(id)!)}::int[])
      as counted (profile_version_id, families)
    where run_match.run_id = ${runId} and run_match.profile_version_id = counted.profile_version_id
      and run_match.organisation_id = ${scope.organisationId}`.execute(tx);
  await sql`
    update run_profile set collapsed = true
    where run_id = ${runId} and organisation_id = ${scope.organisationId}
      and profile_version_id = any(${versionIds}::bigint[])`.execute(tx);
}
