import type {
  ChangeRequestView,
  DeliveryView,
  ProfileLine,
  ProfileList,
  ProfileStanding,
  ProfileVersionView,
  ProfileView,
} from '../../../shared/profile-views.ts';
import { demandContent } from '../../../shared/profiles.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { namesOf } from '../accounts/index.ts';
import type { Act } from './act.ts';
import { type ChangeRequest, openRequests, requestsOf } from './change-requests.ts';
import { demandBehind } from './demands.ts';
import { unknownProfile } from './problems.ts';
import { listProfiles, type ProfileSummary, type ProfileVersion, readProfile } from './read.ts';
import type { ProfilesTables } from './tables.ts';

/** Profiles read from the records at a time while a page of them is filled. */
const CHUNK = 500;

/** How often what a profile of an enterprise finds is sent; known to the module that sends. */
export type DeliveriesOf = (profile: { readonly id: number; readonly enterpriseId: number }) => Promise<DeliveryView[]>;

export interface ListWishes {
  readonly enterprise?: number | undefined;
  readonly standing?: ProfileStanding | undefined;
  readonly text?: string | undefined;
  readonly after?: number | undefined;
  readonly limit: number;
}

/** A page of the profiles that the scope sees. `shown` leaves out those of a standing that are not for the reader. */
export async function profilePage(
  db: Db,
  scope: Scope,
  { enterprise, standing, text, after, limit }: ListWishes,
  act: Pick<Act, 'clock'>,
  shown: (profile: ProfileSummary) => boolean = () => true,
): Promise<ProfileList> {
  const found: ProfileSummary[] = [];
  let last = after ?? 0;
  for (let full = true; full && found.length <= limit; ) {
    const filter = { ...(enterprise && { organisationId: enterprise }), ...(text && { text }) };
    const chunk = await listProfiles(db, scope, { ...filter, after: last, limit: CHUNK }, act);
    full = chunk.length === CHUNK;
    last = chunk.at(-1)?.id ?? last;
    found.push(...chunk.filter((one) => shown(one) && (standing === undefined || one.standing === standing)));
  }
  const page = found.slice(0, limit);
  const open = await openRequests(
    db,
    page.map(({ id }) => id),
  );
  return {
    profiles: page.map((profile) => lineOf(profile, open.get(profile.id) ?? 0)),
    ...(found.length > limit && { next: page.at(-1)!.id }),
  };
}

/**
 * A profile with everything about it. A look by the house is recorded.
 * @throws ProblemError when the scope does not see it, or it is a draft and the scope is not its house's.
 */
export async function profileViewOf(
  db: Db,
  scope: Scope,
  id: number,
  act: Act,
  deliveriesOf: DeliveriesOf,
): Promise<ProfileView> {
  const profile = await readProfile(db, scope, id, act);
  const isOwn = profile.organisation.id === scope.organisationId;
  if (profile.status === 'draft' && isOwn) throw unknownProfile(id);
  const [demand, requests, agreed] = [
    await demandBehind(db, scope, id),
    await requestsOf(db, scope, id),
    await signaturesOf(db, id),
  ];
  const nameOf = await namesOf(db, { house: scope, ...(isOwn && { enterprise: scope }) }, [
    ...profile.versions.map(({ createdBy }) => createdBy),
    ...[...agreed.values()].map(({ by }) => by),
    ...requests.flatMap(({ askedBy, settled }) => [askedBy, ...(settled ? [settled.by] : [])]),
  ]);
  return {
    ...lineOf(profile, requests.filter(({ settled }) => settled === undefined).length),
    demand: demand === undefined ? null : demandContent.strip().parse(demand),
    versions: profile.versions.map((version) => versionViewOf(version, agreed.get(version.id), nameOf)),
    requests: requests.map((request) => requestViewOf(request, nameOf)),
    deliveries: await deliveriesOf({ id, enterpriseId: profile.organisation.id }),
  };
}

function lineOf(profile: ProfileSummary, open: number): ProfileLine {
  return {
    id: profile.id,
    enterprise: profile.organisation,
    code: profile.code,
    name: profile.name,
    standing: profile.standing,
    version: profile.version,
    runningVersion: profile.runningVersion ?? null,
    needsSignOff: profile.needsSignOff,
    validFrom: profile.validFrom ?? null,
    validTo: profile.validTo ?? null,
    openRequests: open,
    updatedAt: profile.updatedAt.toISOString(),
  };
}

interface Signed {
  readonly by: string;
  readonly at: Date;
}

async function signaturesOf(db: Db, profileId: number): Promise<ReadonlyMap<number, Signed>> {
  const rows = await tables<ProfilesTables>(db)
    .selectFrom('profile_sign_off')
    .select(['profile_version_id', 'signed_by', 'signed_at'])
    .where('profile_id', '=', profileId)
    .execute();
  return new Map(rows.map((row) => [row.profile_version_id, { by: row.signed_by, at: row.signed_at }]));
}

function versionViewOf(
  { number, definition, query, explanation, note, createdBy, createdAt }: ProfileVersion,
  agreed: Signed | undefined,
  nameOf: (actor: string) => string,
): ProfileVersionView {
  return {
    number,
    definition,
    query,
    explanation,
    note: note ?? null,
    made: signature({ by: createdBy, at: createdAt }, nameOf),
    agreed: agreed === undefined ? null : signature(agreed, nameOf),
  };
}

function requestViewOf(
  { id, version, wish, askedBy, askedAt, settled }: ChangeRequest,
  nameOf: (actor: string) => string,
): ChangeRequestView {
  return {
    id,
    version,
    wish,
    asked: signature({ by: askedBy, at: askedAt }, nameOf),
    answer: settled?.answer ?? null,
    settled: settled === undefined ? null : signature(settled, nameOf),
  };
}

function signature({ by, at }: Signed, nameOf: (actor: string) => string): { by: string; at: string } {
  return { by: nameOf(by), at: at.toISOString() };
}
