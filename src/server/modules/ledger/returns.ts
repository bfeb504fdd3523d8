import type { Selectable } from 'kysely';
import type { ReturnContent, ReturnStep, ReturnStepLine, ReturnView } from '../../../shared/ledger.ts';
import type { AssignmentLine } from '../../../shared/plan.ts';
import { recordAudit } from '../../platform/audit.ts';
import { dayOf } from '../../platform/clock.ts';
import { type Db, jsonb, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { type Act, listAssignments } from '../plan/index.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { mattersOf } from './drawn-matters.ts';
import { openEntries } from './entries.ts';
import * as problems from './problems.ts';
import { lineOf } from './return-board.ts';
import { isClosed, isWritable, lackingIn, stateAfter } from './return-rules.ts';
import { returnSchedules } from './return-schedule.ts';
import type { LedgerTables, PlanReturnRow } from './tables.ts';
import { ownOnReturns, refuseOwnReturn } from './two-persons.ts';

const EMPTY: ReturnContent = { responsible: null, contact: null, content: '', schedule: [], expected: [] };

/** Who acts on a return: the unit's contact or responsible person, or the officer who takes it. */
export type ReturnPart = 'contact' | 'responsible' | 'officer';

/** Which steps are whose. Submitting and confirming are two persons' acts. */
export const STEPS_OF: Readonly<Record<ReturnPart, readonly ReturnStep[]>> = {
  contact: ['submit'],
  responsible: ['confirm', 'send-back'],
  officer: ['accept', 'send-back', 'reopen'],
};

/** By these a return comes in: none is taken after the closing, unless it is reopened. */
const CLOSED_FOR: ReadonlySet<ReturnStep> = new Set(['submit', 'confirm']);

/**
 * Writes what a unit returns, as a draft.
 * @param written.revision the one that the writer saw; 0 where nothing was written yet.
 * @throws ProblemError when it waits for somebody, returns are closed, or somebody else wrote meanwhile.
 */
export async function writeReturn(
  db: Db,
  house: Scope,
  assignment: number,
  written: { readonly revision: number; readonly content: ReturnContent },
  act: Act,
): Promise<number> {
  return transaction(db, async (tx) => {
    const { line, row } = await lockedReturn(tx, house, assignment, act);
    if (!isWritable(row?.state ?? null)) throw new ProblemError(problems.wrongStep(row?.state ?? 'draft'));
    if (isClosed(line, dayOf(act)) && (row?.received_on ?? null) === null)
      throw new ProblemError(problems.closedOn(line.closedAfter ?? ''));
    if ((row?.revision ?? 0) !== written.revision)
      throw new ProblemError(await changedMeanwhile(tx, house, row?.changed_by ?? ''));
    const revision = written.revision + 1;
    const changed = {
      ...{ content: jsonb(written.content), revision },
      ...{ changed_by: act.actor, changed_at: act.clock.now() },
    };
    if (row !== undefined) {
      await tables<LedgerTables>(tx).updateTable('plan_return').set(changed).where('id', '=', row.id).execute();
    } else {
      await tables<LedgerTables>(tx)
        .insertInto('plan_return')
        .values({
          ...{
            organisation_id: house.organisationId,
            assignment_id: assignment,
            unit_id: line.unit.id,
            state: 'draft',
          },
          ...{ received_on: null, reopened_until: await reopenedUntil(tx, assignment), ...changed },
        })
        .execute();
    }
    return revision;
  });
}

/** A step on a return. */
export interface ReturnChange {
  readonly step: Exclude<ReturnStep, 'reopen'>;
  readonly comment?: string;
  /** What the one who takes the step saw; where it is said, a return that was written anew since is not taken on. */
  readonly revision?: number;
}

/**
 * Takes a return one step on, and keeps the step with what the return said then. What is accepted comes into the ledger at once: an
 * entry for each step of its schedule.
 * @throws ProblemError when the step cannot be made now, the return lacks something, somebody wrote it anew meanwhile, or the step before
 * was the same person's.
 */
export async function stepReturn(
  db: Db,
  house: Scope,
  assignment: number,
  { step, comment = '', revision }: ReturnChange,
  act: Act,
): Promise<void> {
  await transaction(db, async (tx) => {
    const { line, row } = await lockedReturn(tx, house, assignment, act);
    if (row === undefined) throw new ProblemError(problems.noReturn);
    if (revision !== undefined && row.revision !== revision)
      throw new ProblemError(await changedMeanwhile(tx, house, row.changed_by));
    const state = stateAfter(row.state, step);
    await refuseOwnReturn(tx, house, assignment, step, act.actor);
    const lacking = step === 'submit' || step === 'confirm' ? lackingIn(row.content) : undefined;
    if (lacking !== undefined) throw new ProblemError(lacking);
    if (step === 'send-back' && comment.trim() === '') throw new ProblemError(problems.needsComment);
    const today = dayOf(act);
    if (CLOSED_FOR.has(step) && row.received_on === null && isClosed(line, today))
      throw new ProblemError(problems.closedOn(line.closedAfter ?? ''));
    const receivedOn = row.received_on ?? (step === 'confirm' ? today : null);
    await tables<LedgerTables>(tx)
      .updateTable('plan_return')
      .set({ state, received_on: receivedOn, changed_by: act.actor, changed_at: act.clock.now() })
      .where('id', '=', row.id)
      .execute();
    await recordStep(tx, house, { assignment, row, step, comment }, act);
    if (step === 'accept') await openEntries(tx, house, assignment, mattersOf(line.task, row.content), act);
  });
}

/** Takes a return after its closing until a day, by name. @throws ProblemError without a reason, or when the day has passed. */
export async function reopenReturn(
  db: Db,
  house: Scope,
  assignment: number,
  { until, comment }: { readonly until: string; readonly comment: string },
  act: Act,
): Promise<void> {
  if (comment.trim() === '') throw new ProblemError(problems.needsComment);
  if (until < dayOf(act)) throw new ProblemError(problems.reopenedToPast);
  await transaction(db, async (tx) => {
    const { row } = await lockedReturn(tx, house, assignment, act);
    if (row !== undefined)
      await tables<LedgerTables>(tx)
        .updateTable('plan_return')
        .set({ reopened_until: until })
        .where('id', '=', row.id)
        .execute();
    await recordStep(tx, house, { assignment, row, step: 'reopen', comment, until }, act);
  });
}

/** A return with its history, and what the one who asks may do with it. */
export async function readReturn(
  db: Db,
  house: Scope,
  assignment: number,
  parts: readonly ReturnPart[],
  act: Act,
): Promise<ReturnView> {
  const { line, row } = await returnOf(db, house, assignment, act);
  const closed = isClosed(line, dayOf(act)) && line.receivedOn === null;
  const writes = parts.includes('contact') && isWritable(line.state) && !closed;
  const possible = parts.flatMap((part) => STEPS_OF[part]).filter((step) => isPossible(step, line.state, closed));
  const isOwn = await ownOnReturns(db, house, [assignment], act.actor);
  const steps = possible.filter((step) => !isOwn(assignment, step));
  return {
    ...line,
    content: row?.content ?? EMPTY,
    revision: row?.revision ?? 0,
    steps: await stepsOf(db, house, assignment),
    may: [...(writes ? ['write' as const] : []), ...new Set(steps)],
    needsAnother: steps.length < possible.length,
  };
}

function isPossible(step: ReturnStep, state: ReturnView['state'], closed: boolean): boolean {
  if (step === 'reopen') return closed;
  if (state === null || (CLOSED_FOR.has(step) && closed)) return false;
  try {
    stateAfter(state, step);
    return true;
  } catch {
    return false;
  }
}

async function lockedReturn(tx: Db, house: Scope, assignment: number, act: Act) {
  await lockInTransaction(tx, `ledger.return ${assignment}`);
  return returnOf(tx, house, assignment, act);
}

async function returnOf(db: Db, house: Scope, assignment: number, act: Act) {
  const own = await listAssignments(db, house, { ids: [assignment] });
  const one: AssignmentLine | undefined = own.find(({ partOf }) => partOf === null);
  if (one === undefined) throw new ProblemError(problems.noAssignment);
  const row = await tables<LedgerTables>(db)
    .selectFrom('plan_return')
    .selectAll()
    .where('organisation_id', '=', house.organisationId)
    .where('assignment_id', '=', assignment)
    .executeTakeFirst();
  const schedule = (await returnSchedules(db, house, [one.plan])).get(one.plan);
  const reopened = row === undefined ? await reopenedUntil(db, assignment) : null;
  return { row, line: lineOf(one, row, schedule, dayOf(act), reopened) };
}

/** A return can be reopened before anything of it was written. */
async function reopenedUntil(db: Db, assignment: number): Promise<string | null> {
  const step = await tables<LedgerTables>(db)
    .selectFrom('plan_return_step')
    .select('until')
    .where('assignment_id', '=', assignment)
    .where('step', '=', 'reopen')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return step?.until ?? null;
}

async function stepsOf(db: Db, house: Scope, assignment: number): Promise<ReturnStepLine[]> {
  const rows = await tables<LedgerTables>(db)
    .selectFrom('plan_return_step')
    .select(['step', 'at', 'by_actor', 'comment', 'until'])
    .where('organisation_id', '=', house.organisationId)
    .where('assignment_id', '=', assignment)
    .orderBy('id')
    .execute();
  return rows.map(({ step, at, by_actor, comment, until }) => ({
    step,
    at: at.toISOString(),
    by: by_actor,
    comment,
    until,
  }));
}

interface Step {
  readonly assignment: number;
  readonly row: Selectable<PlanReturnRow> | undefined;
  readonly step: ReturnStep;
  readonly comment: string;
  readonly until?: string;
}

async function recordStep(
  tx: Db,
  house: Scope,
  { assignment, row, step, comment, until }: Step,
  act: Act,
): Promise<void> {
  await tables<LedgerTables>(tx)
    .insertInto('plan_return_step')
    .values({
      ...{ organisation_id: house.organisationId, assignment_id: assignment, return_id: row?.id ?? null, step },
      ...{
        content: row === undefined ? null : jsonb(row.content),
        comment: comment.trim() || null,
        until: until ?? null,
      },
      ...{ by_actor: act.actor, at: act.clock.now() },
    })
    .execute();
  const entry = { actor: act.actor, action: `return.${step}`, subject: `assignment ${assignment}`, detail: {} };
  await recordAudit(tx, house, entry, act.clock);
}
