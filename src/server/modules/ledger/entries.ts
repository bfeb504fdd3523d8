import { isDeepStrictEqual } from 'node:util';
import { type Selectable, sql } from 'kysely';
import type { EntryReport, EntryStep, EntryStepLine, LedgerEntry, NewEntry } from '../../../shared/ledger.ts';
import type { AssignmentLine } from '../../../shared/plan.ts';
import { provinceOf } from '../../../shared/regions.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type Clock, dayOf } from '../../platform/clock.ts';
import { type Db, jsonb, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { type Act, listAssignments, readPlan } from '../plan/index.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { entryStateAfter, lightOf } from './entry-rules.ts';
import * as problems from './problems.ts';
import type { LedgerEntryRow, LedgerTables } from './tables.ts';
import { refuseOwnEntry } from './two-persons.ts';
import { type WorkCalendar, workCalendar } from './working-days.ts';

type Row = Selectable<LedgerEntryRow>;

/** A matter to be opened; `drawnFrom` names the step of a return's schedule that it comes from, which gives one entry and no second. */
export type Matter = Omit<NewEntry, 'assignment'> & { readonly drawnFrom?: string };

/**
 * Opens matters of one assignment in the ledger, numbered on.
 * @returns the entries that are new.
 * @throws ProblemError when the assignment is not in force.
 */
export async function openEntries(
  db: Db,
  house: Scope,
  assignment: number,
  matters: readonly Matter[],
  act: Act,
): Promise<number[]> {
  return transaction(db, async (tx) => {
    const [one] = await listAssignments(tx, house, { ids: [assignment] });
    if (one === undefined) throw new ProblemError(problems.noAssignment);
    const { year } = await readPlan(tx, house, { plan: one.plan });
    await lockInTransaction(tx, `ledger.number ${house.organisationId} ${year}`);
    const drawn = await drawnOf(tx, house, assignment);
    const ids: number[] = [];
    for (const matter of matters) {
      if (matter.drawnFrom === undefined || !drawn.has(matter.drawnFrom))
        ids.push(await openEntry(tx, house, one, year, matter, act));
    }
    return ids;
  });
}

async function drawnOf(tx: Db, house: Scope, assignment: number): Promise<ReadonlySet<string | null>> {
  const rows = await tables<LedgerTables>(tx)
    .selectFrom('ledger_entry')
    .select('drawn_from')
    .where('organisation_id', '=', house.organisationId)
    .where('assignment_id', '=', assignment)
    .execute();
  return new Set(rows.map(({ drawn_from }) => drawn_from));
}

async function openEntry(
  tx: Db,
  house: Scope,
  { id: assignment, unit }: AssignmentLine,
  year: number,
  { startOn, dueOn, ...matter }: Matter,
  act: Act,
): Promise<number> {
  if (startOn !== null && startOn > dueOn) throw new ProblemError(problems.entryReversed(matter.matter));
  const prefix = `${year}-${unit.province?.slice(0, 2) ?? '00'}-`;
  const { id } = await tables<LedgerTables>(tx)
    .insertInto('ledger_entry')
    .values({
      ...{ organisation_id: house.organisationId, assignment_id: assignment, unit_id: unit.id },
      ...{ number: `${prefix}${await nextNumber(tx, house, prefix)}`, clause: matter.clause, matter: matter.matter },
      ...{
        assisting: jsonb(matter.assisting),
        person: matter.person,
        start_on: startOn,
        due_on: dueOn,
        node: matter.node,
      },
      ...{ progress: null, problem: null, next_step: null, money_used: null, asked_due_on: null, closed_on: null },
      drawn_from: matter.drawnFrom ?? null,
      ...{ changed_by: act.actor, changed_at: act.clock.now() },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordStep(tx, house, { entry: id, step: 'open', changes: {} }, act);
  return id;
}

async function nextNumber(tx: Db, house: Scope, prefix: string): Promise<string> {
  const { rows } = await sql<{ last: number | null }>`
    select max(substring(number from ${prefix.length + 1}::int)::int) as last from ledger_entry
    where organisation_id = ${house.organisationId} and starts_with(number, ${prefix})
  `.execute(tx);
  return String((rows[0]?.last ?? 0) + 1).padStart(4, '0');
}

/** A step on an entry, with what it sets. */
export interface EntryChange {
  readonly step: Exclude<EntryStep, 'open'>;
  /** The revision that the writer saw. */
  readonly revision: number;
  readonly comment?: string;
  readonly report?: EntryReport;
  /** The day asked for, with `ask-extension`. */
  readonly askedDueOn?: string;
  readonly edit?: Pick<NewEntry, 'matter' | 'assisting' | 'person' | 'startOn' | 'dueOn' | 'node'>;
}

/**
 * Takes an entry one step on and keeps what it was before.
 * @returns its new revision.
 * @throws ProblemError when the step cannot be made now, the plan withdrew the assignment, somebody else changed the entry since the revision that was seen, or the same
 * person asked for what it grants.
 */
export async function stepEntry(db: Db, house: Scope, id: number, change: EntryChange, act: Act): Promise<number> {
  return transaction(db, async (tx) => {
    const row = await lockedEntry(tx, house, id);
    const [assignment] = await listAssignments(tx, house, { ids: [row.assignment_id] });
    if (assignment === undefined) throw new ProblemError(problems.entryWithdrawn);
    if (row.revision !== change.revision) throw new ProblemError(await changedMeanwhile(tx, house, row.changed_by));
    const state = entryStateAfter(row.state, change.step);
    await refuseOwnEntry(tx, house, id, decidedBy(row, change), act.actor);
    const set = { ...fieldsOf(row, change, dayOf(act)), state };
    const changes = differences(row, set);
    const revision = row.revision + 1;
    await tables<LedgerTables>(tx)
      .updateTable('ledger_entry')
      .set({
        ...set,
        ...(set.assisting === undefined ? {} : { assisting: jsonb(set.assisting) }),
        ...{ revision, changed_by: act.actor, changed_at: act.clock.now() },
      })
      .where('id', '=', id)
      .execute();
    await recordStep(tx, house, { entry: id, step: change.step, changes, comment: change.comment }, act);
    return revision;
  });
}

/** To put a later day into an entry while an extension is asked for grants it. */
function decidedBy({ state, due_on }: Row, { step, edit }: EntryChange): EntryStep {
  const grants = step === 'edit' && state === 'extension-asked' && edit !== undefined && edit.dueOn > due_on;
  return grants ? 'grant-extension' : step;
}

type Fields = Partial<{
  matter: string;
  assisting: readonly string[];
  person: string | null;
  start_on: string | null;
  due_on: string;
  node: string | null;
  percent: number;
  progress: string;
  problem: string;
  next_step: string;
  money_used: number | null;
  asked_due_on: string | null;
  closed_on: string | null;
}>;

const NEEDS_COMMENT: ReadonlySet<EntryStep> = new Set(['ask-extension', 'refuse-extension', 'send-back']);

/** What a step sets. @throws ProblemError when it lacks its reason or its day. */
function fieldsOf(row: Row, { step, comment = '', report, askedDueOn, edit }: EntryChange, today: string): Fields {
  if (NEEDS_COMMENT.has(step) && comment.trim() === '') throw new ProblemError(problems.needsComment);
  switch (step) {
    case 'report':
      return report === undefined
        ? {}
        : {
            ...{ percent: report.percent, progress: report.progress, problem: report.problem, node: report.node },
            ...{ next_step: report.nextStep, money_used: report.moneyUsed },
          };
    case 'ask-extension':
      if (askedDueOn === undefined || askedDueOn <= row.due_on) throw new ProblemError(problems.notLater);
      return { asked_due_on: askedDueOn };
    case 'grant-extension':
      return { due_on: row.asked_due_on ?? row.due_on, asked_due_on: null };
    case 'refuse-extension':
      return { asked_due_on: null };
    case 'ask-closing':
      if (row.percent < 100) throw new ProblemError(problems.unfinished);
      return {};
    case 'confirm-closing':
      return { closed_on: today };
    case 'send-back':
      return { closed_on: null };
    case 'edit': {
      if (edit === undefined) return {};
      const { startOn, dueOn, ...rest } = edit;
      if (startOn !== null && startOn > dueOn) throw new ProblemError(problems.entryReversed(edit.matter));
      return { ...rest, start_on: startOn, due_on: dueOn };
    }
  }
}

/** Fields that a step changes, with what they were and what they become; nothing and an empty text are the same. */
function differences(row: Row, set: Readonly<Record<string, unknown>>): Record<string, [unknown, unknown]> {
  const was = { ...row, money_used: numberOf(row.money_used) } as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(set).flatMap(([field, after]) =>
      isDeepStrictEqual(was[field] ?? '', after ?? '') ? [] : [[field, [was[field], after]]],
    ),
  );
}

/** Narrows the ledger. */
export interface EntryFilter {
  readonly ids?: readonly number[];
  readonly plan?: number;
  readonly units?: readonly number[];
  readonly task?: string;
  readonly assignment?: number;
  /** Without those whose assignment was withdrawn: of these nothing is asked any more. */
  readonly inForce?: true;
}

interface Others {
  assignment: { id: number; plan_id: number; task: string; until_version: number | null };
  organisation: { id: number; name: string; region: string | null };
  plan_version: { plan_id: number; version: number; issued_at: Date | null };
}

/** Entries in the order of their numbers, with their lights of today. */
export async function listEntries(db: Db, house: Scope, filter: EntryFilter, clock: Clock): Promise<LedgerEntry[]> {
  const { ids, plan, units, task, assignment, inForce } = filter;
  if (units?.length === 0 || ids?.length === 0) return [];
  const rows = await tables<LedgerTables & Others>(db)
    .selectFrom('ledger_entry')
    .innerJoin('assignment', 'assignment.id', 'ledger_entry.assignment_id')
    .innerJoin('organisation', 'organisation.id', 'ledger_entry.unit_id')
    .selectAll('ledger_entry')
    .leftJoin('plan_version', (join) =>
      join
        .onRef('plan_version.plan_id', '=', 'assignment.plan_id')
        .onRef('plan_version.version', '=', 'assignment.until_version'),
    )
    .select(['assignment.plan_id', 'assignment.task', 'organisation.name', 'organisation.region'])
    .select('plan_version.issued_at as withdrawnAt')
    .select((row) =>
      row
        .selectFrom('ledger_evidence')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('ledger_evidence.entry_id', '=', 'ledger_entry.id')
        .as('evidence'),
    )
    .where('ledger_entry.organisation_id', '=', house.organisationId)
    .$if(ids !== undefined, (query) => query.where('ledger_entry.id', 'in', [...(ids ?? [])]))
    .$if(plan !== undefined, (query) => query.where('assignment.plan_id', '=', plan ?? 0))
    .$if(units !== undefined, (query) => query.where('ledger_entry.unit_id', 'in', [...(units ?? [])]))
    .$if(task !== undefined, (query) => query.where('assignment.task', '=', task ?? ''))
    .$if(assignment !== undefined, (query) => query.where('ledger_entry.assignment_id', '=', assignment ?? 0))
    .$if(inForce === true, (query) => query.where('assignment.until_version', 'is', null))
    .orderBy('ledger_entry.number')
    .execute();
  const calendar = await workCalendar(db, house);
  const today = dayOf({ clock });
  return rows.map((row) => ({
    ...{ id: row.id, number: row.number, assignment: row.assignment_id, plan: row.plan_id, task: row.task },
    unit: { id: row.unit_id, name: row.name, province: provinceOf(row.region) },
    ...{ clause: row.clause, matter: row.matter, assisting: [...row.assisting], person: row.person, node: row.node },
    ...{ startOn: row.start_on, dueOn: row.due_on, askedDueOn: row.asked_due_on, closedOn: row.closed_on },
    ...withLight(row, today, calendar),
    ...{
      percent: row.percent,
      progress: row.progress ?? '',
      problem: row.problem ?? '',
      nextStep: row.next_step ?? '',
    },
    ...{ moneyUsed: numberOf(row.money_used), evidence: Number(row.evidence ?? 0), revision: row.revision },
    changedAt: row.changed_at.toISOString(),
  }));
}

function withLight(
  { state, due_on: dueOn, withdrawnAt }: Pick<Row, 'state' | 'due_on'> & { readonly withdrawnAt: Date | null },
  today: string,
  calendar: WorkCalendar,
): Pick<LedgerEntry, 'state' | 'withdrawnOn' | 'light'> {
  const withdrawnOn = withdrawnAt === null ? null : dayOf({ clock: { now: () => withdrawnAt } });
  return { state, withdrawnOn, light: lightOf({ state, dueOn, withdrawnOn }, today, calendar) };
}

/** What happened to an entry, the oldest first. */
export async function entryHistory(db: Db, house: Scope, id: number): Promise<EntryStepLine[]> {
  const rows = await tables<LedgerTables>(db)
    .selectFrom('ledger_step')
    .select(['step', 'at', 'by_actor', 'comment', 'changes'])
    .where('organisation_id', '=', house.organisationId)
    .where('entry_id', '=', id)
    .orderBy('id')
    .execute();
  return rows.map(({ step, at, by_actor, comment, changes }) => ({
    ...{ step, at: at.toISOString(), by: by_actor, comment },
    changes: Object.fromEntries(Object.entries(changes).map(([field, [was, is]]) => [field, [was, is]])),
  }));
}

/** An entry of the house, which nobody else changes until the transaction ends. @throws ProblemError where the house has none of this id. */
export async function lockedEntry(tx: Db, house: Scope, id: number): Promise<Row> {
  await lockInTransaction(tx, `ledger.entry ${id}`);
  const row = await tables<LedgerTables>(tx)
    .selectFrom('ledger_entry')
    .selectAll()
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError(problems.noEntry);
  return row;
}

interface Step {
  readonly entry: number;
  readonly step: EntryStep;
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
  readonly comment?: string | undefined;
}

async function recordStep(tx: Db, house: Scope, { entry, step, changes, comment }: Step, act: Act): Promise<void> {
  await tables<LedgerTables>(tx)
    .insertInto('ledger_step')
    .values({
      ...{ organisation_id: house.organisationId, entry_id: entry, step, changes: jsonb(changes) },
      ...{ comment: comment?.trim() || null, by_actor: act.actor, at: act.clock.now() },
    })
    .execute();
  const detail = { fields: Object.keys(changes) };
  await recordAudit(
    tx,
    house,
    { actor: act.actor, action: `ledger.${step}`, subject: `entry ${entry}`, detail },
    act.clock,
  );
}

function numberOf(numeric: string | null): number | null {
  return numeric === null ? null : Number(numeric);
}
