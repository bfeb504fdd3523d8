import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { recordAudit } from '../../platform/audit.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import type { Act } from './act.ts';
import type { ProfilesTables } from './tables.ts';

/** A profile is seen by the organisation it belongs to and by the house that serves it, and by nobody else. */
export function visibleTo({ organisationId }: Scope) {
  return (row: ExpressionBuilder<ProfilesTables, 'profile'>): Expression<SqlBool> =>
    row.or([row('profile.organisation_id', '=', organisationId), row('profile.house_id', '=', organisationId)]);
}

/** Every look of a house into what another organisation's profile asks for is on record, in that organisation's own log. */
export async function recordLook(
  db: Db,
  scope: Scope,
  profile: { readonly id: number; readonly organisation_id: number; readonly code: string },
  action: 'profile.read' | 'profile.test',
  { actor, clock }: Act,
): Promise<void> {
  if (profile.organisation_id === scope.organisationId) return;
  const detail = { code: profile.code, house: scope.organisationId };
  const owner = { organisationId: profile.organisation_id };
  await recordAudit(db, owner, { actor, action, subject: `profile ${profile.id}`, detail }, clock);
}
