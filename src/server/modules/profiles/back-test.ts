import { ProblemError } from '../../../engine/problem.ts';
import { publicationKey } from '../../../engine/publication.ts';
import { and, dated, not, type Query } from '../../../engine/query/index.ts';
import {
  type ProfileComparison,
  type ProfileDefinitionInput,
  type ProfileTest,
  type PublicationLine,
  profileDefinition,
} from '../../../shared/profiles.ts';
import { dayOf } from '../../platform/clock.ts';
import { type Scope, tables } from '../../platform/db/index.ts';
import { type Patents, titleOf } from '../patents/index.ts';
import type { Act } from './act.ts';
import { compileProfile, describeQuery } from './compile.ts';
import { recordLook, visibleTo } from './policy.ts';
import { readAs, unknownProfile, unknownVersion } from './problems.ts';
import { storedQuery } from './read.ts';
import type { ProfilesTables } from './tables.ts';

/** What is tried: the newest version of a stored profile by its id, or a definition that need not be stored. */
export type Tried = number | ProfileDefinitionInput;

export interface BackTestOptions {
  /** How many weeks back; 8 by default. */
  readonly weeks?: number;
  /** The last day, ISO; today by default. */
  readonly until?: string;
  /** Publications named for each week; 10 by default. */
  readonly shown?: number;
  /** Whether each publication comes with the places that matched. */
  readonly highlights?: boolean;
}

const MOST_WEEKS = 520;
const COMPARED = 50;
const ANY_DATE = dated('pd', { type: 'day', date: '1000-01-01' }, undefined);

/**
 * Runs a profile over what is stored: how many publications it would have caught in each week, and which.
 * @throws ProblemError when the scope does not see the profile, or the definition cannot be compiled.
 */
export async function testProfile(
  patents: Patents,
  scope: Scope,
  tried: Tried,
  options: BackTestOptions,
  act: Act,
): Promise<ProfileTest> {
  const { weeks = 8, until = dayOf(act), shown = 10, highlights = false } = options;
  const count = Math.min(Math.max(1, Math.trunc(weeks)), MOST_WEEKS);
  const query = typeof tried === 'number' ? await newestQuery(patents, scope, tried, act) : compiled(tried);
  const today = dayOf(act);
  const tested: ProfileTest['weeks'] = [];
  for (let week = 0; week < count; week++) {
    const [from, to] = [daysBefore(until, 7 * week + 6), daysBefore(until, 7 * week)];
    const within = and(query, dated('pd', { type: 'day', date: from }, { type: 'day', date: to }));
    tested.push({ from, to, ...(await caught(patents, within, today, shown, highlights)) });
  }
  const inWeeks = tested.reduce((sum, one) => sum + one.count, 0);
  const total = await patents.index.count(query, { today });
  const undated = await patents.index.count(and(query, not(ANY_DATE)), { today });
  return { ...describeQuery(query), until, total, undated, perWeek: inWeeks / count, weeks: tested };
}

/**
 * What one version of a profile catches of all that is stored and another does not: `next` is a version's number, or a definition that
 * somebody thinks of making one.
 * @throws ProblemError when the scope does not see the profile, a version is unknown, or the definition cannot be compiled.
 */
export async function compareVersions(
  patents: Patents,
  scope: Scope,
  profileId: number,
  { before, next }: { readonly before: number; readonly next: number | ProfileDefinitionInput },
  act: Act,
  highlights = false,
): Promise<ProfileComparison> {
  const old = await versionQuery(patents, scope, profileId, before, act);
  const new_ = typeof next === 'number' ? await versionQuery(patents, scope, profileId, next, act) : compiled(next);
  const today = dayOf(act);
  return {
    gained: await caught(patents, and(new_, not(old)), today, COMPARED, highlights),
    lost: await caught(patents, and(old, not(new_)), today, COMPARED, highlights),
  };
}

async function caught(
  { index }: Patents,
  query: Query,
  today: string,
  limit: number,
  highlights: boolean,
): Promise<{ count: number; publications: PublicationLine[] }> {
  const { total, hits } = await index.search(query, { today, limit, highlights });
  const publications = hits.map(
    ({ publication, highlights }): PublicationLine => ({
      number: publicationKey(publication.id),
      title: titleOf(publication, 'zh'),
      ...(publication.publicationDate !== undefined && { date: publication.publicationDate }),
      ...(highlights && { highlights: highlights.map((each) => ({ ...each, marks: [...each.marks] })) }),
    }),
  );
  return { count: total, publications };
}

function compiled(input: ProfileDefinitionInput): Query {
  const definition = readAs(profileDefinition, input, { code: 'profile.definition', zh: '画像', en: 'The profile' });
  const profile = compileProfile(definition);
  if (!profile.ok) throw new ProblemError(profile.problem);
  return profile.value.query;
}

async function newestQuery(patents: Patents, scope: Scope, profileId: number, act: Act): Promise<Query> {
  const newest = await versionsOf(patents, scope, profileId).executeTakeFirst();
  if (!newest) throw unknownProfile(profileId);
  await recordLook(patents.db, scope, { profileId, organisationId: newest.organisation_id }, 'profile.test', act);
  return storedQuery(newest.query);
}

async function versionQuery(
  patents: Patents,
  scope: Scope,
  profileId: number,
  number: number,
  act: Act,
): Promise<Query> {
  const version = await versionsOf(patents, scope, profileId).where('number', '=', number).executeTakeFirst();
  if (!version) throw unknownVersion(profileId, number);
  await recordLook(patents.db, scope, { profileId, organisationId: version.organisation_id }, 'profile.test', act);
  return storedQuery(version.query);
}

/** The newest first. */
function versionsOf({ db }: Patents, scope: Scope, profileId: number) {
  return tables<ProfilesTables>(db)
    .selectFrom('profile')
    .innerJoin('profile_version', 'profile_version.profile_id', 'profile.id')
    .select(['profile.organisation_id', 'profile_version.query'])
    .where('profile.id', '=', profileId)
    .where(visibleTo(scope))
    .orderBy('profile_version.number', 'desc');
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}
