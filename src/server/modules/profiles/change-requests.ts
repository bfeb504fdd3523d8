import { sql } from 'kysely';
import { ProblemError } from '../../../engine/problem.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type Db, type Scope, tables, transaction } from '../../platform/db/index.ts';
import type { Act } from './act.ts';
import { visibleTo } from './policy.ts';
import { newestOfOwn } from './sign-off.ts';
import type { ProfilesTables } from './tables.ts';

export interface ChangeRequest {
  readonly id: number;
  readonly version: number;
  readonly wish: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly settled?: { readonly answer: string; readonly by: string; readonly at: Date };
}

/** The enterprise asks for another profile than the newest version is. @throws ProblemError as `signOff` does. */
export async function askForChange(
  db: Db,
  enterprise: Scope,
  id: number,
  { version, wish }: { readonly version: number; readonly wish: string },
  act: Act,
): Promise<void> {
  await transaction(db, async (tx) => {
    const versionId = await newestOfOwn(tx, enterprise, id, version);
    await tables<ProfilesTables>(tx)
      .insertInto('profile_change_request')
      .values({
        organisation_id: enterprise.organisationId,
        profile_id: id,
        profile_version_id: versionId,
        wish,
        asked_by: act.actor,
        asked_at: act.clock.now(),
        answer: null,
        settled_by: null,
        settled_at: null,
      })
      .execute();
    const entry = { actor: act.actor, action: 'profile.ask-for-change', subject: `profile ${id}`, detail: { version } };
    await recordAudit(tx, enterprise, entry, act.clock);
  });
}

/** The house says what it did about a request. @throws ProblemError when there is none of the profile that is open. */
export async function settleRequest(
  db: Db,
  house: Scope,
  { profileId, requestId }: { readonly profileId: number; readonly requestId: number },
  answer: string,
  act: Act,
): Promise<void> {
  await transaction(db, async (tx) => {
    const settled = await tables<ProfilesTables>(tx)
      .updateTable('profile_change_request')
      .from('profile')
      .whereRef('profile.id', '=', 'profile_change_request.profile_id')
      .where('profile.house_id', '=', house.organisationId)
      .where('profile.id', '=', profileId)
      .where('profile_change_request.id', '=', requestId)
      .where('settled_at', 'is', null)
      .set({ answer, settled_by: act.actor, settled_at: act.clock.now() })
      .returning('profile_change_request.organisation_id')
      .executeTakeFirst();
    if (settled === undefined) throw noOpenRequest(requestId);
    const owner = { organisationId: settled.organisation_id };
    const entry = { actor: act.actor, action: 'profile.settle-request', subject: `profile ${profileId}` };
    await recordAudit(tx, owner, { ...entry, detail: { request: requestId } }, act.clock);
  });
}

/** The requests about a profile that the scope sees, the newest first. */
export async function requestsOf(db: Db, scope: Scope, profileId: number): Promise<ChangeRequest[]> {
  const rows = await tables<ProfilesTables>(db)
    .selectFrom('profile_change_request')
    .innerJoin('profile', 'profile.id', 'profile_change_request.profile_id')
    .innerJoin('profile_version', 'profile_version.id', 'profile_change_request.profile_version_id')
    .selectAll('profile_change_request')
    .select('profile_version.number')
    .where('profile.id', '=', profileId)
    .where(visibleTo(scope))
    .orderBy('profile_change_request.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    version: row.number,
    wish: row.wish,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    ...(row.settled_at !== null && {
      settled: { answer: row.answer ?? '', by: row.settled_by ?? '', at: row.settled_at },
    }),
  }));
}

/** How many requests about each profile nobody has answered. */
export async function openRequests(db: Db, profileIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const rows = await tables<ProfilesTables>(db)
    .selectFrom('profile_change_request')
    .select((row) => ['profile_id', row.fn.countAll<string>().as('count')])
    .where('settled_at', 'is', null)
    .where(sql<boolean>`profile_id = any(${[...profileIds]}::bigint[])`)
    .groupBy('profile_id')
    .execute();
  return new Map(rows.map(({ profile_id, count }) => [profile_id, Number(count)]));
}

function noOpenRequest(id: number): ProblemError {
  return new ProblemError({
    code: 'profile.request.missing',
    zh: `没有编号为 ${id} 的待处理修改要求，可能已由他人处理。请刷新后查看。`,
    en: `There is no open request ${id}; somebody may have settled it. Reload to see.`,
  });
}
