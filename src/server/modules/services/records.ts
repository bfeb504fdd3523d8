import { sql } from 'kysely';
import type { ServiceInput, ServicePage, ServiceRecord, ServiceSource, ServiceStep } from '../../../shared/services.ts';
import { SERVICE_PAGE } from '../../../shared/services.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type Clock, dayOf } from '../../platform/clock.ts';
import { type Db, jsonb, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { beneficiaryNames, beneficiaryOf, type Served } from './beneficiaries.ts';
import * as problems from './problems.ts';
import { provinceInYear } from './provinces.ts';
import { countRecords, type RecordFilter, selectRecords } from './record-rows.ts';
import { changesOf, wrongDay } from './rules.ts';
import type { ServicesTables } from './tables.ts';
import { tally } from './tallies.ts';

/** Who does something to records, and when. */
export interface Act {
  readonly actor: string;
  readonly clock: Clock;
}

/** Where a record comes from, with the key by which the same thing counts once. */
export interface Origin {
  readonly source: ServiceSource;
  readonly key: string | null;
  /** Families among the pieces. */
  readonly families?: number;
}

/**
 * Enters a service that a unit gave.
 * @returns its number, or undefined where the same thing was recorded before.
 * @throws ProblemError when the day is to come, or nobody is known by the beneficiary's code.
 */
export async function enterService(
  db: Db,
  house: Scope,
  unit: number,
  input: ServiceInput,
  origin: Origin,
  act: Act,
): Promise<number | undefined> {
  return transaction(db, async (tx) => {
    const province = await provinceInYear(tx, house, unit, yearOf(input.onDate));
    const id = await insertService(tx, house, { unit, province }, input, origin, act);
    if (id === undefined) return undefined;
    await tally(tx, house, [id], 'in');
    return id;
  });
}

/** Inserts a record without adding it up; whoever calls does that, for all of its records at once. */
export async function insertService(
  tx: Db,
  house: Scope,
  provider: { readonly unit: number; readonly province: string | null },
  input: ServiceInput,
  origin: Origin,
  act: Act,
): Promise<number | undefined> {
  const served = await checked(tx, house, provider.unit, input, act);
  const row = await tables<ServicesTables>(tx)
    .insertInto('service_record')
    .values({
      ...{ organisation_id: house.organisationId, unit_id: provider.unit, province: provider.province },
      ...columnsOf(input, served),
      ...{ source: origin.source, source_key: origin.key, families: origin.families ?? 0, withdrawn_reason: null },
      ...{ entered_by: act.actor, entered_at: act.clock.now() },
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'source_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

async function checked(tx: Db, house: Scope, unit: number, input: ServiceInput, act: Act): Promise<Served | null> {
  const wrong = wrongDay(input.onDate, dayOf(act));
  if (wrong !== undefined) throw new ProblemError(wrong);
  const served = await beneficiaryOf(tx, house, input.beneficiary);
  if (served?.unit === unit) throw new ProblemError(problems.servesItself);
  return served;
}

function columnsOf(input: ServiceInput, served: Served | null) {
  const { onDate, kind, channel, task, hours, fee, persons, pieces, deliverable, satisfaction, evidence } = input;
  return {
    ...{ on_date: onDate, kind, channel, task, hours, fee, persons, pieces, deliverable, satisfaction, evidence },
    ...{ beneficiary_id: served?.id ?? null, beneficiary_kind: served?.kind ?? null },
  };
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

/**
 * Corrects a record of some units; what it said before stays in its history.
 * @throws ProblemError without a reason, when somebody else changed it meanwhile, when it was withdrawn, or was written by itself.
 */
export async function correctService(
  db: Db,
  house: Scope,
  { id, units }: RecordKey,
  { revision, reason, record }: { readonly revision: number; readonly reason: string; readonly record: ServiceInput },
  act: Act,
): Promise<void> {
  if (reason.trim() === '') throw new ProblemError(problems.reasonNeeded);
  await transaction(db, async (tx) => {
    const before = await locked(tx, house, { id, units });
    if (!isByHand(before)) throw new ProblemError(problems.writtenByItself(id));
    if (before.revision !== revision) throw new ProblemError(problems.changedMeanwhile(id));
    const served = await checked(tx, house, before.unit.id, record, act);
    const changes = changesOf(
      { ...inputOf(before), beneficiary: before.beneficiary?.id ?? null },
      { ...record, beneficiary: served?.id ?? null },
    );
    if (Object.keys(changes).length === 0) return;
    const province = await provinceInYear(tx, house, before.unit.id, yearOf(record.onDate));
    await tally(tx, house, [id], 'out');
    await tables<ServicesTables>(tx)
      .updateTable('service_record')
      .set({
        ...columnsOf(record, served),
        ...{ province, revision: revision + 1 },
      })
      .where('organisation_id', '=', house.organisationId)
      .where('id', '=', id)
      .execute();
    await tally(tx, house, [id], 'in');
    await keepStep(tx, house, { id, step: 'correct', changes, reason }, act);
  });
}

/** Takes a record out of every count; it stays to be seen with the reason. @throws ProblemError as `correctService` does. */
export async function withdrawService(
  db: Db,
  house: Scope,
  { revision, ...key }: RecordKey & { readonly revision?: number },
  reason: string,
  act: Act,
): Promise<void> {
  if (reason.trim() === '') throw new ProblemError(problems.reasonNeeded);
  await transaction(db, async (tx) => {
    const before = await locked(tx, house, key);
    if (revision !== undefined && before.revision !== revision)
      throw new ProblemError(problems.changedMeanwhile(key.id));
    if (!mayBeWithdrawn(before)) throw new ProblemError(problems.writtenByItself(key.id));
    await tally(tx, house, [key.id], 'out');
    await tables<ServicesTables>(tx)
      .updateTable('service_record')
      .set({ withdrawn_reason: reason.trim(), revision: before.revision + 1 })
      .where('organisation_id', '=', house.organisationId)
      .where('id', '=', key.id)
      .execute();
    await keepStep(tx, house, { id: key.id, step: 'withdraw', changes: {}, reason }, act);
  });
}

/** A record by its number, where one of these units gave it. */
export interface RecordKey {
  readonly id: number;
  readonly units: readonly number[];
}

async function locked(tx: Db, house: Scope, { id, units }: RecordKey): Promise<ServiceRecord> {
  await sql`
    select from service_record where organisation_id = ${house.organisationId} and id = ${id} for update
  `.execute(tx);
  const record = await readService(tx, house, { ids: [id], units });
  if (record.withdrawn !== null) throw new ProblemError(problems.withdrawnAlready(id));
  return record;
}

/** Whether a person entered it, and may therefore correct it. */
export function isByHand({ source }: Pick<ServiceRecord, 'source'>): boolean {
  return source === 'entered' || source === 'imported';
}

/** Whether it can be taken back here: what a push or a feedback wrote stands as long as these do; a search for the wrong one does not. */
export function mayBeWithdrawn(record: Pick<ServiceRecord, 'source'>): boolean {
  return isByHand(record) || record.source === 'search';
}

function inputOf(record: ServiceRecord): Omit<ServiceInput, 'beneficiary'> {
  const { onDate, kind, channel, task, hours, fee, persons, pieces, deliverable, satisfaction, evidence } = record;
  return { onDate, kind, channel, task, hours, fee, persons, pieces, deliverable, satisfaction, evidence };
}

interface Step {
  readonly id: number;
  readonly step: 'correct' | 'withdraw';
  readonly changes: Record<string, [unknown, unknown]>;
  readonly reason: string;
}

export async function keepStep(tx: Db, house: Scope, { id, step, changes, reason }: Step, act: Act): Promise<void> {
  await tables<ServicesTables>(tx)
    .insertInto('service_record_step')
    .values({
      ...{ organisation_id: house.organisationId, record_id: id, step, changes: jsonb(changes), reason: reason.trim() },
      ...{ by_actor: act.actor, at: act.clock.now() },
    })
    .execute();
  const action = step === 'correct' ? 'service.correct' : 'service.withdraw';
  await recordAudit(tx, house, { actor: act.actor, action, subject: `service ${id}` }, act.clock);
}

/** The only record that a filter leaves. @throws ProblemError where it leaves none. */
export async function readService(
  db: Db,
  house: Scope,
  filter: RecordFilter & { ids: [number] },
): Promise<ServiceRecord> {
  const [record] = await selectRecords(db, house, filter, { skip: 0, limit: 1 });
  if (record === undefined) throw new ProblemError(problems.noRecord(filter.ids[0]));
  return record;
}

/** What was done to a record since it was entered, the earliest first. */
export async function stepsOfService(db: Db, house: Scope, id: number): Promise<ServiceStep[]> {
  const rows = await tables<ServicesTables>(db)
    .selectFrom('service_record_step')
    .select(['step', 'changes', 'reason', 'by_actor', 'at'])
    .where('organisation_id', '=', house.organisationId)
    .where('record_id', '=', id)
    .orderBy('id')
    .execute();
  const names = await beneficiaryNames(
    db,
    house,
    rows.flatMap(({ changes }) => changes.beneficiary ?? []),
  );
  const told = (field: string, value: unknown) => (field === 'beneficiary' ? (names.get(value) ?? null) : value);
  return rows.map(({ step, changes, reason, by_actor, at }) => ({
    ...{ step, reason, by: by_actor, at: at.toISOString() },
    changes: Object.fromEntries(
      Object.entries(changes).map(([field, [before, after]]) => [field, [told(field, before), told(field, after)]]),
    ),
  }));
}

/** A page of records, the latest day first, and how many there are on all pages. */
export async function listServices(db: Db, house: Scope, filter: RecordFilter, page = 1): Promise<ServicePage> {
  return {
    total: await countRecords(db, house, filter),
    records: await selectRecords(db, house, filter, { skip: (page - 1) * SERVICE_PAGE, limit: SERVICE_PAGE }),
  };
}
