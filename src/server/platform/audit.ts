import type { Generated } from 'kysely';
import type { Clock } from './clock.ts';
import { type Db, jsonb, type Scope, tables } from './db/index.ts';

/** One line of the record of who did what. It names things and never repeats what is secret in them. */
export interface AuditEntry {
  /** An account, `cli`, or a job by its name. */
  readonly actor: string;
  /** `profile.read`, `issue.approve` … */
  readonly action: string;
  /** `profile 7`, `issue 12` … */
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

interface AuditTables {
  audit_log: {
    id: Generated<number>;
    organisation_id: number;
    at: Date;
    actor: string;
    action: string;
    subject: string;
    detail: unknown;
  };
}

/** Writes a line into the audit log, with the handle of the transaction in which the thing is done. */
export async function recordAudit(db: Db, scope: Scope, entry: AuditEntry, clock: Clock): Promise<void> {
  const { actor, action, subject, detail = {} } = entry;
  await tables<AuditTables>(db)
    .insertInto('audit_log')
    .values({
      organisation_id: scope.organisationId,
      at: clock.now(),
      actor,
      action,
      subject,
      detail: jsonb(detail),
    })
    .execute();
}

/** The lines of a scope about one subject, the oldest first. */
export async function readAudit(
  db: Db,
  scope: Scope,
  subject: string,
): Promise<Array<Required<AuditEntry> & { readonly at: Date }>> {
  const rows = await tables<AuditTables>(db)
    .selectFrom('audit_log')
    .select(['at', 'actor', 'action', 'subject', 'detail'])
    .where('organisation_id', '=', scope.organisationId)
    .where('subject', '=', subject)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, detail: row.detail as Record<string, unknown> }));
}
