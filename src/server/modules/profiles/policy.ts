import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { type Db, jsonb, type Scope, tables } from '../../platform/db/index.ts';
import type { Act } from './act.ts';
import type { ProfilesTables } from './tables.ts';

/** A profile is seen by the enterprise it belongs to and by the house that serves it, and by nobody else. */
export function visibleTo({ organisationId }: Scope) {
  return (row: ExpressionBuilder<ProfilesTables, 'profile'>): Expression<SqlBool> =>
    row.or([row('profile.organisation_id', '=', organisationId), row('profile.house_id', '=', organisationId)]);
}

interface AuditTables {
  audit_log: { organisation_id: number; at: Date; actor: string; action: string; subject: string; detail: unknown };
}

/** Every look of a house into a profile of another organisation is on record, in that organisation's own log. */
export async function recordLook(
  db: Db,
  scope: Scope,
  profile: { readonly id: number; readonly organisation_id: number; readonly code: string },
  what: 'profile.read' | 'profile.versions' | 'profile.test',
  act: Act,
): Promise<void> {
  if (profile.organisation_id === scope.organisationId) return;
  await tables<AuditTables>(db)
    .insertInto('audit_log')
    .values({
      organisation_id: profile.organisation_id,
      at: act.clock.now(),
      actor: act.actor,
      action: what,
      subject: `profile ${profile.id}`,
      detail: jsonb({ code: profile.code, house: scope.organisationId }),
    })
    .execute();
}
