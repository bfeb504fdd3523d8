import { type Generated, type RawBuilder, sql } from 'kysely';
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

/** Which lines are wanted: parts of texts, and instants from which and before which. */
export interface AuditSearch {
  readonly actor?: string;
  readonly action?: string;
  readonly subject?: string;
  /** Whole actions, and beginnings of actors: a line that bears one of them is wanted like one that has the part of the text. */
  readonly actions?: readonly string[];
  readonly actors?: readonly string[];
  /** The whole subject, with its number. */
  readonly subjectIs?: string;
  readonly from?: Date;
  readonly until?: Date;
  /** Only lines that were written before the one of this number. */
  readonly before?: number;
}

export interface AuditRecord extends Required<AuditEntry> {
  readonly id: number;
  readonly organisationId: number;
  readonly at: Date;
}

/** Lines of several scopes, the latest first. */
export async function searchAudit(
  db: Db,
  scopes: readonly Scope[],
  search: AuditSearch,
  limit: number,
): Promise<AuditRecord[]> {
  const ids = scopes.map(({ organisationId }) => organisationId);
  let query = tables<AuditTables>(db)
    .selectFrom('audit_log')
    .select(['id', 'organisation_id as organisationId', 'at', 'actor', 'action', 'subject', 'detail'])
    .where(sql<boolean>`organisation_id = any(${ids}::bigint[])`);
  for (const wanted of [partOf('subject', search.subject), actorsOf(search), actionsOf(search)]) {
    if (wanted !== undefined) query = query.where(wanted);
  }
  if (search.subjectIs !== undefined) query = query.where('subject', '=', search.subjectIs);
  if (search.from !== undefined) query = query.where('at', '>=', search.from);
  if (search.until !== undefined) query = query.where('at', '<', search.until);
  if (search.before !== undefined) query = query.where('id', '<', search.before);
  const rows = await query.orderBy('id', 'desc').limit(limit).execute();
  return rows.map((row) => ({ ...row, detail: row.detail as Record<string, unknown> }));
}

type Wanted = RawBuilder<boolean> | undefined;

function partOf(column: 'actor' | 'action' | 'subject', part = ''): Wanted {
  if (part === '') return undefined;
  return sql<boolean>`strpos(lower(${sql.ref(column)}), ${part.toLowerCase()}) > 0`;
}

function actionsOf({ action, actions }: AuditSearch): Wanted {
  return either(partOf('action', action), actions && sql<boolean>`action = any(${actions}::text[])`);
}

/** A key of a person stands behind the person. */
function actorsOf({ actor, actors }: AuditSearch): Wanted {
  const begins = sql<boolean>`exists (select from unnest(${actors}::text[]) as begun where starts_with(actor, begun))`;
  return either(partOf('actor', actor), actors && begins);
}

function either(one: Wanted, other: Wanted): Wanted {
  return one !== undefined && other !== undefined ? sql<boolean>`(${one} or ${other})` : (one ?? other);
}
