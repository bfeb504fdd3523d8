import type { InsertObject } from 'kysely';
import type { ScreenedPublication } from '../../../shared/screening.ts';
import { type Db, jsonb, type Scope, transaction } from '../../platform/db/index.ts';
import { publicationsAtVersions } from '../patents/index.ts';
import {
  claimProfiles,
  countFamilies,
  insertItems,
  insertNotices,
  type Matched,
  type Notice,
  notCollapsed,
  readKnown,
} from './collapse-store.ts';
import { newsOf } from './events.ts';
import { familyName, groupFamilies, type Member, memberOf, representative } from './family.ts';
import type { Run } from './runs.ts';
import type { ScreeningTables } from './tables.ts';

const PUBLICATIONS_READ_AT_ONCE = 1000;

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

/** Collapses those of the profiles that nobody has collapsed yet. */
async function collapse(
  tx: Db,
  scope: Scope,
  runId: number,
  matched: readonly Matched[],
  members: ReadonlyMap<string, Member>,
  createdAt: Date,
): Promise<void> {
  const claimed = await claimProfiles(tx, scope, runId, matched);
  const membersOf = new Map(claimed.map((one) => [one, referencesOf(one).map((key) => members.get(key)!)]));
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
  await countFamilies(tx, scope, runId, families);
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
