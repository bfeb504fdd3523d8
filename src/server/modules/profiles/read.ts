import { sql } from 'kysely';
import { ProblemError } from '../../../engine/problem.ts';
import { parseQuery, type Query } from '../../../engine/query/index.ts';
import type { ProfileStanding } from '../../../shared/profile-views.ts';
import type { ProfileDefinition, ProfileStatus } from '../../../shared/profiles.ts';
import { dayOf } from '../../platform/clock.ts';
import { type Db, type Scope, tables, transaction } from '../../platform/db/index.ts';
import type { Act } from './act.ts';
import { describeQuery } from './compile.ts';
import { recordLook, visibleTo } from './policy.ts';
import { unknownProfile } from './problems.ts';
import { standingOn, statusOn } from './rules.ts';
import { agreedTo } from './running.ts';
import type { ProfilesTables } from './tables.ts';

/** A profile without what it asks for, as a list shows it. */
export interface ProfileSummary {
  readonly id: number;
  readonly organisation: { readonly id: number; readonly name: string };
  readonly code: string;
  readonly name: string;
  /** On the day of reading: an active profile behind its validity is `expired`. */
  readonly status: ProfileStatus;
  readonly validFrom?: string;
  readonly validTo?: string;
  /** What the status, the validity and the enterprise's word on the versions come to on the day of reading. */
  readonly standing: ProfileStanding;
  readonly needsSignOff: boolean;
  readonly version: number;
  readonly versionId: number;
  /** The version that runs, or would if the profile were active; absent where the enterprise has agreed to none yet. */
  readonly runningVersion?: number;
  readonly updatedAt: Date;
}

export interface ProfileVersion {
  readonly id: number;
  readonly number: number;
  readonly definition: ProfileDefinition;
  /** Canonical. */
  readonly query: string;
  readonly explanation: { readonly zh: string; readonly en: string };
  readonly note?: string;
  readonly createdBy: string;
  readonly createdAt: Date;
}

export interface ProfileFilter {
  readonly organisationId?: number;
  readonly code?: string;
  readonly status?: ProfileStatus;
  /** Part of the profile's name or of the organisation's. */
  readonly text?: string;
  /** By their ids. */
  readonly ids?: readonly number[];
  /** Only profiles with a greater id, and so many of them. */
  readonly after?: number;
  readonly limit?: number;
}

/** The profiles that the scope sees, in the order of their making. What they ask for is not among it, so no look is recorded. */
export async function listProfiles(
  db: Db,
  scope: Scope,
  filter: ProfileFilter,
  act: Pick<Act, 'clock'>,
): Promise<ProfileSummary[]> {
  let rows = summaries(db, scope);
  if (filter.organisationId !== undefined) rows = rows.where('profile.organisation_id', '=', filter.organisationId);
  if (filter.code !== undefined) rows = rows.where('profile.code', '=', filter.code);
  if (filter.ids !== undefined) rows = rows.where(sql<boolean>`profile.id = any(${[...filter.ids]}::bigint[])`);
  if (filter.after !== undefined) rows = rows.where('profile.id', '>', filter.after);
  if (filter.limit !== undefined) rows = rows.limit(filter.limit);
  if (filter.text !== undefined) {
    const part = `%${filter.text.replaceAll(/[\\%_]/g, '\\$&')}%`;
    rows = rows.where((row) => row.or([row('profile.name', 'ilike', part), row('organisation.name', 'ilike', part)]));
  }
  const today = dayOf(act);
  return (await rows.orderBy('profile.id').execute())
    .map((row) => summaryOf(row, today))
    .filter(({ status }) => filter.status === undefined || status === filter.status);
}

/**
 * A profile with all its versions, the newest first. A look by the house is recorded in the log of the organisation.
 * @throws ProblemError when the scope does not see it.
 */
export async function readProfile(
  db: Db,
  scope: Scope,
  id: number,
  act: Act,
): Promise<ProfileSummary & { readonly versions: readonly [ProfileVersion, ...ProfileVersion[]] }> {
  return transaction(db, async (tx) => {
    const row = await summaries(tx, scope).where('profile.id', '=', id).executeTakeFirst();
    if (!row) throw unknownProfile(id);
    await recordLook(tx, scope, { profileId: id, organisationId: row.organisation_id }, 'profile.read', act);
    const versions = await tables<ProfilesTables>(tx)
      .selectFrom('profile_version')
      .selectAll()
      .where('profile_id', '=', id)
      .orderBy('number', 'desc')
      .execute();
    const [newest, ...older] = versions.map(
      (version): ProfileVersion => ({
        id: version.id,
        number: version.number,
        definition: version.definition,
        ...describeQuery(storedQuery(version.query)),
        ...(version.note === null ? {} : { note: version.note }),
        createdBy: version.created_by,
        createdAt: version.created_at,
      }),
    );
    return { ...summaryOf(row, dayOf(act)), versions: [newest!, ...older] };
  });
}

/**
 * The query that a version stores. @throws ProblemError when this version of the program can no longer read it, which must never
 * pass in silence: the profile would stop matching.
 */
export function storedQuery(text: string): Query {
  const read = parseQuery(text, { purpose: 'profile' });
  if (!read.ok) throw new ProblemError(read.problem);
  return read.value;
}

function summaries(db: Db, scope: Scope) {
  return tables<ProfilesTables & { organisation: { id: number; name: string } }>(db)
    .selectFrom('profile')
    .innerJoin('organisation', 'organisation.id', 'profile.organisation_id')
    .innerJoin('profile_version', (join) =>
      join
        .onRef('profile_version.profile_id', '=', 'profile.id')
        .on(
          sql<boolean>`profile_version.number = (select max(number) from profile_version where profile_id = profile.id)`,
        ),
    )
    .select([
      'profile.id',
      'profile.organisation_id',
      'organisation.name as organisation',
      'profile.code',
      'profile.name',
      'profile.status',
      'profile.valid_from',
      'profile.valid_to',
      'profile.needs_sign_off',
      'profile.updated_at',
      sql<number | null>`(select max(agreed.number) from profile_version as agreed
        where agreed.profile_id = profile.id and ${agreedTo('agreed.id')})`.as('running_version'),
      'profile_version.number',
      'profile_version.id as version_id',
    ])
    .where(visibleTo(scope));
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number];

function summaryOf(row: SummaryRow, today: string): ProfileSummary {
  const validity = {
    ...(row.valid_from === null ? {} : { validFrom: row.valid_from }),
    ...(row.valid_to === null ? {} : { validTo: row.valid_to }),
  };
  const running = row.running_version === null ? {} : { runningVersion: row.running_version };
  return {
    id: row.id,
    organisation: { id: row.organisation_id, name: row.organisation },
    code: row.code,
    name: row.name,
    status: statusOn({ status: row.status, ...validity }, today),
    standing: standingOn({ status: row.status, ...validity, ...running }, today),
    needsSignOff: row.needs_sign_off,
    ...validity,
    ...running,
    version: row.number,
    versionId: row.version_id,
    updatedAt: row.updated_at,
  };
}
