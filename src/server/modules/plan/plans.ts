import type { Selectable } from 'kysely';
import type { PlanDocument, PlanLine, PlanVersionLine, PlanView } from '../../../shared/plan.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, jsonb, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { namesOf } from '../accounts/index.ts';
import { documentProblem } from './document-rules.ts';
import { readNotice } from './notice/read-notice.ts';
import type { NoticeTable } from './notice/source/blocks.ts';
import * as problems from './problems.ts';
import type { PlanTables, PlanVersionRow } from './tables.ts';

/** Who does something to a plan, and when. */
export interface Act {
  readonly actor: string;
  readonly clock: Clock;
}

/** A notice as it came. */
export interface Notice {
  /** The file's name, as it is shown. */
  readonly name: string;
  readonly text: string;
  /** SHA-256 of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  /** Where its file tells them; else they are found in the text. */
  readonly tables?: readonly NoticeTable[];
}

/** A version of a plan, by its plan and number. */
export interface VersionKey {
  readonly plan: number;
  readonly version: number;
}

/**
 * Reads a notice into a draft. The same file a second time is the same plan, and nothing is changed.
 * @throws ProblemError when the text is no notice, or names no year.
 */
export async function importNotice(db: Db, house: Scope, notice: Notice, act: Act): Promise<VersionKey> {
  const { year, ...reading } = readNotice(notice.text, notice.tables);
  if (year === null) throw new ProblemError(problems.noYear);
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, `plan.import ${house.organisationId} ${notice.sha256}`);
    const known = await tables<PlanTables>(tx)
      .selectFrom('plan_version')
      .select('plan_id')
      .where('organisation_id', '=', house.organisationId)
      .where('original_sha256', '=', notice.sha256)
      .where('version', '=', 1)
      .executeTakeFirst();
    if (known !== undefined) return { plan: known.plan_id, version: await newestVersion(tx, house, known.plan_id) };
    const key = await insertPlan(tx, house, { ...reading, year }, act, notice);
    await record(tx, house, act, 'plan.import', key, { file: notice.name });
    return key;
  });
}

/** Begins a plan from an empty page, or from another year's. */
export async function beginPlan(db: Db, house: Scope, document: PlanDocument, act: Act): Promise<VersionKey> {
  return transaction(db, async (tx) => {
    const key = await insertPlan(tx, house, document, act);
    await record(tx, house, act, 'plan.begin', key);
    return key;
  });
}

async function insertPlan(
  tx: Db,
  house: Scope,
  document: PlanDocument,
  act: Act,
  notice?: Notice,
): Promise<VersionKey> {
  const now = act.clock.now();
  const { id } = await tables<PlanTables>(tx)
    .insertInto('plan')
    .values({ organisation_id: house.organisationId, year: document.year, created_by: act.actor, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertVersion(tx, house, { plan: id, version: 1 }, document, act, {
    original: notice?.text ?? null,
    original_name: notice?.name ?? null,
    original_sha256: notice?.sha256 ?? null,
  });
  return { plan: id, version: 1 };
}

type Original = Pick<Selectable<PlanVersionRow>, 'original' | 'original_name' | 'original_sha256'>;

async function insertVersion(
  tx: Db,
  house: Scope,
  { plan, version }: VersionKey,
  document: PlanDocument,
  { actor, clock }: Act,
  original: Original,
): Promise<void> {
  await tables<PlanTables>(tx)
    .insertInto('plan_version')
    .values({
      ...{ organisation_id: house.organisationId, plan_id: plan, version, document: jsonb(document), ...original },
      ...{ note: null, changed_by: actor, changed_at: clock.now(), issued_by: null, issued_at: null },
    })
    .execute();
}

/**
 * Begins the next version of an issued plan, as a copy of the newest.
 * @throws ProblemError when the newest version is not issued yet, or the plan is closed.
 */
export async function amendPlan(db: Db, house: Scope, plan: number, act: Act): Promise<VersionKey> {
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, `plan ${plan}`);
    const newest = await versionRow(tx, house, { plan });
    const { state } = await planRow(tx, house, plan);
    if (state === 'closed') throw new ProblemError(problems.closed);
    if (newest.issued_at === null) throw new ProblemError(problems.amendedAlready(newest.version));
    const key = { plan, version: newest.version + 1 };
    const { original, original_name, original_sha256 } = newest;
    await insertVersion(tx, house, key, newest.document, act, { original, original_name, original_sha256 });
    await record(tx, house, act, 'plan.amend', key);
    return key;
  });
}

/**
 * Puts a mended document in the place of a version that is not issued yet.
 * @throws ProblemError when the version is issued, or was mended by somebody else since the revision that this one began
 * from, or the document contradicts itself, or leaves the year in which the plan was issued.
 */
export async function mendPlan(
  db: Db,
  house: Scope,
  { plan, version }: VersionKey,
  mended: { readonly revision: number; readonly document: PlanDocument; readonly note?: string },
  act: Act,
): Promise<number> {
  const problem = documentProblem(mended.document);
  if (problem !== undefined) throw new ProblemError(problem);
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, `plan ${plan}`);
    const row = await lockedVersion(tx, house, { plan, version }, mended.revision);
    const { state, year } = await planRow(tx, house, plan);
    if (state === 'closed') throw new ProblemError(problems.closed);
    if (state !== 'draft' && mended.document.year !== year) throw new ProblemError(problems.yearStays(year));
    const revision = row.revision + 1;
    const { note } = mended;
    await tables<PlanTables>(tx)
      .updateTable('plan_version')
      .set({ document: jsonb(mended.document), revision, changed_by: act.actor, changed_at: act.clock.now() })
      .$if(note !== undefined, (update) => update.set({ note: note ?? null }))
      .where('id', '=', row.id)
      .execute();
    await tables<PlanTables>(tx)
      .updateTable('plan')
      .set({ year: mended.document.year })
      .where('id', '=', plan)
      .where('state', '=', 'draft')
      .execute();
    await record(tx, house, act, 'plan.mend', { plan, version }, { revision });
    return revision;
  });
}

/** A version that may be changed, as its writer saw it. @throws ProblemError when it is issued, or was mended meanwhile. */
export async function lockedVersion(tx: Db, house: Scope, key: VersionKey, seen: number) {
  const row = await versionRow(tx, house, key);
  if (row.issued_at !== null) throw new ProblemError(problems.issuedAlready(key.version));
  if (row.revision !== seen) {
    const nameOf = await namesOf(tx, { house }, [row.changed_by]);
    throw new ProblemError(problems.mendedMeanwhile(nameOf(row.changed_by)));
  }
  return row;
}

/** A plan in its newest version, or in the one that is asked for. @throws ProblemError when there is none. */
export async function readPlan(db: Db, house: Scope, key: { plan: number; version?: number }): Promise<PlanView> {
  const { id, year, state } = await planRow(db, house, key.plan);
  const row = await versionRow(db, house, key);
  return {
    ...{ id, year, state, version: row.version, revision: row.revision, issued: row.issued_at !== null },
    document: row.document,
    original: row.original === null ? null : { name: row.original_name ?? '', text: row.original },
    versions: await versionLines(db, house, id),
  };
}

/** The plans of a house, the newest year first. */
export async function listPlans(db: Db, house: Scope): Promise<PlanLine[]> {
  const rows = await tables<PlanTables>(db)
    .selectFrom('plan')
    .innerJoin('plan_version', 'plan_version.plan_id', 'plan.id')
    .select(['plan.id', 'plan.year', 'plan.state', 'plan_version.version', 'plan_version.document'])
    .distinctOn('plan.id')
    .where('plan.organisation_id', '=', house.organisationId)
    .orderBy('plan.id')
    .orderBy('plan_version.version', 'desc')
    .execute();
  const lines = rows.map(({ id, year, state, version, document }) => ({
    ...{ id, year, state, version, title: document.title, number: document.number },
    ...{ tasks: document.tasks.length, unresolved: document.unresolved.length },
  }));
  return lines.sort((a, b) => b.year - a.year || b.id - a.id);
}

async function versionLines(db: Db, house: Scope, plan: number): Promise<PlanVersionLine[]> {
  const rows = await tables<PlanTables>(db)
    .selectFrom('plan_version')
    .select(['version', 'note', 'changed_by', 'changed_at', 'issued_by', 'issued_at'])
    .where('organisation_id', '=', house.organisationId)
    .where('plan_id', '=', plan)
    .orderBy('version')
    .execute();
  return rows.map((row) => ({
    ...{ version: row.version, note: row.note, changedBy: row.changed_by, changedAt: row.changed_at.toISOString() },
    ...{ issuedBy: row.issued_by, issuedAt: row.issued_at?.toISOString() ?? null },
  }));
}

export async function planRow(db: Db, house: Scope, plan: number): Promise<Selectable<PlanTables['plan']>> {
  const row = await tables<PlanTables>(db)
    .selectFrom('plan')
    .selectAll()
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', plan)
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError(problems.unknownPlan(plan));
  return row;
}

export async function versionRow(
  db: Db,
  house: Scope,
  { plan, version }: { plan: number; version?: number },
): Promise<Selectable<PlanVersionRow>> {
  const row = await tables<PlanTables>(db)
    .selectFrom('plan_version')
    .selectAll()
    .where('organisation_id', '=', house.organisationId)
    .where('plan_id', '=', plan)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError(problems.unknownPlan(plan));
  return row;
}

async function newestVersion(db: Db, house: Scope, plan: number): Promise<number> {
  return (await versionRow(db, house, { plan })).version;
}

export async function record(
  tx: Db,
  house: Scope,
  { actor, clock }: Act,
  action: string,
  { plan, version }: VersionKey,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await recordAudit(tx, house, { actor, action, subject: `plan ${plan}`, detail: { version, ...detail } }, clock);
}
