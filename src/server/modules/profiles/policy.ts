import { type RawBuilder, sql } from 'kysely';
import { ENTERPRISE_ROLES, type Role } from '../../../shared/accounts.ts';
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

/**
 * Who may what with profiles. The house's analysts make them and its screeners and reviewers read them; an enterprise sees its own and
 * its IP manager speaks for it. An officer sees none: what an enterprise looks for is its trade secret.
 */
export const profilesPolicy = {
  read: { roles: ['analyst', 'screener', 'reviewer'] },
  edit: { roles: ['analyst'] },
  readOwn: { roles: ENTERPRISE_ROLES },
  agree: { roles: ['ip-manager'] },
} as const satisfies Record<string, { readonly roles: readonly Role[] }>;
