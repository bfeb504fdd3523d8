import { type RawBuilder, sql } from 'kysely';
import { recordAudit } from '../../platform/audit.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import type { Act } from './act.ts';

/** A profile is seen by the organisation it belongs to and by the house that serves it, and by nobody else. */
export function visibleTo({ organisationId }: Scope): RawBuilder<boolean> {
  return sql<boolean>`(profile.organisation_id = ${organisationId} or profile.house_id = ${organisationId})`;
}

/** How somebody comes to see what a profile asks for. */
export type Look = 'profile.read' | 'profile.test' | 'profile.explain';

/** Every look of a house into what another organisation's profile asks for is on record, in that organisation's own log. */
export async function recordLook(
  db: Db,
  scope: Scope,
  profile: { readonly profileId: number; readonly organisationId: number },
  action: Look,
  { actor, clock }: Act,
): Promise<void> {
  if (profile.organisationId === scope.organisationId) return;
  const owner = { organisationId: profile.organisationId };
  const detail = { house: scope.organisationId };
  await recordAudit(db, owner, { actor, action, subject: `profile ${profile.profileId}`, detail }, clock);
}
