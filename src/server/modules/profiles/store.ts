import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { ProblemError } from '../../../engine/problem.ts';
import { printQuery } from '../../../engine/query/index.ts';
import {
  type ProfileDefinition,
  type ProfileDefinitionInput,
  type ProfileStatus,
  profileDefinition,
} from '../../../shared/profiles.ts';
import { type Db, jsonb, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { findOrganisation } from '../network/index.ts';
import type { Act } from './act.ts';
import { compileProfile } from './compile.ts';
import { visibleTo } from './policy.ts';
import { codeTaken, readAs, unknownOrganisation, unknownProfile, validityNoDay, validityReversed } from './problems.ts';
import type { ProfilesTables } from './tables.ts';

export interface NewProfile {
  /** The enterprise, association or park that it is for. */
  readonly organisationId: number;
  /** Unique within the organisation. */
  readonly code: string;
  readonly name: string;
  readonly definition: ProfileDefinitionInput;
  /** `draft` by default. */
  readonly status?: ProfileStatus;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly demandId?: number;
  readonly note?: string;
  /** Whether a version runs only after the enterprise agreed to it; not, by default. */
  readonly needsSignOff?: boolean;
}

/** A profile and one of its versions by their ids. */
export interface VersionReference {
  readonly profileId: number;
  readonly versionId: number;
  /** Counts from 1 within the profile. */
  readonly number: number;
}

/** A definition that was read and compiled, as a version stores it. */
export interface VersionContent {
  readonly definition: ProfileDefinition;
  readonly query: string;
}

/** @throws ProblemError when a part of the definition cannot be read. */
export function contentOf(input: unknown): VersionContent {
  const definition = readAs(profileDefinition, input, { code: 'profile.definition', zh: '画像', en: 'The profile' });
  const compiled = compileProfile(definition);
  if (!compiled.ok) throw new ProblemError(compiled.problem);
  return { definition, query: printQuery(compiled.value.query) };
}

/** @throws ProblemError when the organisation is not the scope's, the code is taken or the definition cannot be read. */
export async function createProfile(db: Db, scope: Scope, profile: NewProfile, act: Act): Promise<VersionReference> {
  const content = contentOf(profile.definition);
  checkValidity(profile.validFrom, profile.validTo);
  return transaction(db, async (tx) => {
    const organisation = await findOrganisation(tx, scope, { id: profile.organisationId });
    if (!organisation) throw unknownOrganisation(profile.organisationId);
    const now = act.clock.now();
    const inserted = await tables<ProfilesTables>(tx)
      .insertInto('profile')
      .values({
        organisation_id: organisation.id,
        house_id: organisation.houseId,
        code: profile.code,
        name: profile.name,
        demand_id: profile.demandId ?? null,
        status: profile.status ?? 'draft',
        valid_from: profile.validFrom ?? null,
        valid_to: profile.validTo ?? null,
        needs_sign_off: profile.needsSignOff ?? false,
        created_at: now,
        updated_at: now,
      })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'code']).doNothing())
      .returning(['id', 'organisation_id'])
      .executeTakeFirst();
    if (!inserted) throw new ProblemError(codeTaken(profile.code));
    return insertVersion(tx, inserted, 1, content, profile.note, act);
  });
}

/**
 * Makes a new version; the same definition as the newest version has makes none, and gives that version.
 * @throws ProblemError when the scope does not see the profile or the definition cannot be read.
 */
export async function reviseProfile(
  db: Db,
  scope: Scope,
  profileId: number,
  revision: { readonly definition: ProfileDefinitionInput; readonly note?: string | undefined },
  act: Act,
): Promise<VersionReference & { readonly changed: boolean }> {
  const content = contentOf(revision.definition);
  return transaction(db, async (tx) => {
    const profile = await tables<ProfilesTables>(tx)
      .selectFrom('profile')
      .select(['id', 'organisation_id'])
      .where('id', '=', profileId)
      .where(visibleTo(scope))
      .forUpdate()
      .executeTakeFirst();
    if (!profile) throw unknownProfile(profileId);
    const newest = await tables<ProfilesTables>(tx)
      .selectFrom('profile_version')
      .select(['id', 'number', 'definition'])
      .where('profile_id', '=', profileId)
      .orderBy('number', 'desc')
      .executeTakeFirstOrThrow();
    if (sameDefinition(newest.definition, content.definition)) {
      return { profileId, versionId: newest.id, number: newest.number, changed: false };
    }
    await touch(tx, profileId, act);
    return { ...(await insertVersion(tx, profile, newest.number + 1, content, revision.note, act)), changed: true };
  });
}

export interface ProfileChange {
  readonly name?: string;
  readonly status?: ProfileStatus;
  /** null: open. */
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
  readonly demandId?: number;
  readonly needsSignOff?: boolean;
}

/** Changes what stands around the definition. @throws ProblemError when the scope does not see the profile or the validity is wrong. */
export async function changeProfile(db: Db, scope: Scope, id: number, change: ProfileChange, act: Act): Promise<void> {
  checkValidity(change.validFrom, change.validTo);
  await transaction(db, async (tx) => {
    const changed = await tables<ProfilesTables>(tx)
      .updateTable('profile')
      .set({
        updated_at: act.clock.now(),
        ...(change.name !== undefined && { name: change.name }),
        ...(change.status !== undefined && { status: change.status }),
        ...(change.validFrom !== undefined && { valid_from: change.validFrom }),
        ...(change.validTo !== undefined && { valid_to: change.validTo }),
        ...(change.needsSignOff !== undefined && { needs_sign_off: change.needsSignOff }),
        ...(change.demandId !== undefined && { demand_id: change.demandId }),
      })
      .where('id', '=', id)
      .where(visibleTo(scope))
      .returning(['valid_from', 'valid_to'])
      .executeTakeFirst();
    if (!changed) throw unknownProfile(id);
    checkValidity(changed.valid_from, changed.valid_to);
  });
}

/** Whether two definitions say the same, in whatever order a database gives their members back. */
function sameDefinition(one: ProfileDefinition, other: ProfileDefinition): boolean {
  return isDeepStrictEqual(profileDefinition.parse(one), profileDefinition.parse(other));
}

export function checkValidity(from: string | null | undefined, to: string | null | undefined): void {
  for (const day of [from, to]) {
    if (day && !z.iso.date().safeParse(day).success) throw new ProblemError(validityNoDay(day));
  }
  if (from && to && from > to) throw new ProblemError(validityReversed(from, to));
}

async function touch(tx: Db, profileId: number, act: Act): Promise<void> {
  await tables<ProfilesTables>(tx)
    .updateTable('profile')
    .set({ updated_at: act.clock.now() })
    .where('id', '=', profileId)
    .execute();
}

async function insertVersion(
  tx: Db,
  profile: { readonly id: number; readonly organisation_id: number },
  number: number,
  { definition, query }: VersionContent,
  note: string | undefined,
  act: Act,
): Promise<VersionReference> {
  const { id } = await tables<ProfilesTables>(tx)
    .insertInto('profile_version')
    .values({
      organisation_id: profile.organisation_id,
      profile_id: profile.id,
      number,
      definition: jsonb(definition),
      query,
      note: note ?? null,
      created_by: act.actor,
      created_at: act.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { profileId: profile.id, versionId: id, number };
}
