import { sql } from 'kysely';
import type { RunAudit, RunLine } from '../../../shared/screening-queue.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type Db, jsonb, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { named, namesOf } from '../accounts/index.ts';
import type { Act } from '../profiles/index.ts';
import { type AuditOptions, auditRun } from './audit.ts';
import type { ScreeningTables } from './tables.ts';

/** Runs of the house, the newest first, each with what came of it and its newest audit. */
export async function listRuns(db: Db, scope: Scope, limit: number): Promise<RunLine[]> {
  const { rows } = await sql<
    Omit<RunLine, 'askedAt' | 'finishedAt' | 'audit'> & {
      askedAt: Date;
      finishedAt: Date | null;
      auditId: number | null;
    }
  >`
    select run.id, run.asked_at as "askedAt", run.finished_at as "finishedAt", run.state, run.imports, run.publications,
      run.matches, run.families, run.items,
      (select count(*) from run_profile where run_profile.run_id = run.id) as profiles,
      (select count(*) from queue_item where queue_item.run_id = run.id and decision is null) as open,
      (select max(id) from run_audit where run_audit.run_id = run.id) as "auditId"
    from screening_run as run
    where run.organisation_id = ${scope.organisationId}
    order by run.id desc limit ${limit}`.execute(db);
  const audits = await auditsOf(
    db,
    scope,
    rows.flatMap(({ auditId }) => auditId ?? []),
  );
  return rows.map(({ askedAt, finishedAt, auditId, ...run }) => ({
    ...run,
    askedAt: askedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    audit: auditId === null ? null : (audits.get(auditId) ?? null),
  }));
}

/** Holds a sample of a run against the reference evaluator, and keeps what it found. */
export async function auditAndKeep(
  db: Db,
  scope: Scope,
  runId: number,
  options: Required<AuditOptions>,
  act: Act,
): Promise<RunAudit> {
  const { run, strata: _, ...found } = await auditRun(db, scope, runId, options);
  const asked = { asked_by: act.actor, asked_at: act.clock.now() };
  const { seed, sampled, differences, listed } = found;
  await transaction(db, async (tx) => {
    await tables<ScreeningTables>(tx)
      .insertInto('run_audit')
      .values({
        organisation_id: scope.organisationId,
        run_id: run,
        ...{ seed, sampled, differences },
        listed: jsonb(listed),
        ...asked,
      })
      .execute();
    const detail = { sampled, differences };
    await recordAudit(
      tx,
      scope,
      { actor: act.actor, action: 'screening.audit', subject: `run ${run}`, detail },
      act.clock,
    );
  });
  const nameOf = await namesOf(db, { house: scope }, [act.actor]);
  return { ...found, at: asked.asked_at.toISOString(), by: nameOf(act.actor) };
}

async function auditsOf(db: Db, scope: Scope, ids: readonly number[]): Promise<ReadonlyMap<number, RunAudit>> {
  if (ids.length === 0) return new Map();
  const rows = await tables<ScreeningTables>(db)
    .selectFrom('run_audit')
    .selectAll()
    .where('organisation_id', '=', scope.organisationId)
    .where('id', 'in', ids)
    .execute();
  const audits = rows.map(({ id, seed, sampled, differences, listed, asked_by, asked_at }) => {
    return { id, seed, sampled, differences, listed: [...listed], at: asked_at.toISOString(), by: asked_by };
  });
  const told = await named(db, { house: scope }, audits, 'by');
  return new Map(told.map(({ id, ...audit }) => [id, audit]));
}
