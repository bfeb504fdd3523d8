import { sql } from 'kysely';
import {
  type DedupeRule,
  EVERYTHING,
  type IndicatorCell,
  type IndicatorDifference,
  type YearClosing,
} from '../../../shared/indicators.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type Clock, dayOf } from '../../platform/clock.ts';
import { type Db, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import type { Act } from '../services/index.ts';
import * as problems from './problems.ts';
import { indicatorTableOf } from './table.ts';
import type { IndicatorsTables } from './tables.ts';

const WHOLE_YEAR = { fromMonth: 1, toMonth: 12 };
const noTargets = async () => [];

/**
 * Keeps the numbers of a year as they are after its cut-off, 31 December. What is corrected later changes the numbers and not these.
 * @throws ProblemError while the year goes on, or when it is closed already.
 */
export async function closeYear(db: Db, house: Scope, year: number, { actor, clock }: Act): Promise<void> {
  if (dayOf({ clock }) <= `${year}-12-31`) throw new ProblemError(problems.yearGoesOn(year));
  await transaction(db, async (tx) => {
    await lockInTransaction(tx, `indicators ${house.organisationId}`);
    if ((await closingRow(tx, house, year)) !== undefined) throw new ProblemError(problems.closedAlready(year));
    const { cells } = await indicatorTableOf(tx, house, { year, ...WHOLE_YEAR }, { clock, targetsOf: noTargets });
    await tables<IndicatorsTables>(tx)
      .insertInto('indicator_closing')
      .values({ organisation_id: house.organisationId, year, closed_by: actor, closed_at: clock.now() })
      .execute();
    await keep(tx, house, year, cells);
    const entry = { actor, action: 'indicator.close-year', subject: `indicator-year ${year}` };
    await recordAudit(tx, house, entry, clock);
  });
}

async function keep(tx: Db, { organisationId }: Scope, year: number, cells: readonly IndicatorCell[]): Promise<void> {
  const lines = cells.flatMap(({ province, task, values }) =>
    values.flatMap(({ code, value, of }) => (value === null ? [] : [{ code, province, task, value, of }])),
  );
  await sql`
    insert into indicator_value (organisation_id, year, code, province, task, value, "of")
    select ${organisationId}, ${year}, * from json_to_recordset(${JSON.stringify(lines)}::json)
      as line (code text, province text, task text, value numeric, "of" bigint)
  `.execute(tx);
}

/**
 * When and by whom a year was closed, and what is counted otherwise now: of the nation, or of one province alone.
 * @throws ProblemError when the year is not closed.
 */
export async function yearClosingOf(
  db: Db,
  house: Scope,
  year: number,
  clock: Clock,
  province?: string,
): Promise<YearClosing> {
  const row = await closingRow(db, house, year);
  if (row === undefined) throw new ProblemError(problems.notClosed(year));
  const kept = await closedValues(db, house, year);
  const known = new Set(kept.map(({ code }) => code));
  const closed = kept.filter((one) => province === undefined || one.province === province);
  const filter = { year, ...WHOLE_YEAR, ...(province === undefined ? {} : { province }) };
  const counted = await indicatorTableOf(db, house, filter, { clock, targetsOf: noTargets });
  // Of one province the whole of the table is that province once more.
  const cells = counted.cells.filter((cell) => province === undefined || cell.province === province);
  const whole = (one: { readonly province: string; readonly task: string }) =>
    one.province === (province ?? EVERYTHING) && one.task === EVERYTHING;
  const now = new Map(cells.find(whole)?.values.map(({ code, value }) => [code, value]));
  const then = new Map(closed.filter(whole).map(({ code, value }) => [code, value]));
  return {
    ...{ year, closedBy: row.closed_by, closedAt: row.closed_at.toISOString(), province: province ?? null },
    values: counted.indicators.map(({ code, dedupe }) => {
      const none = isReckoned(dedupe) ? null : 0;
      return { code, closed: then.get(code) ?? (known.has(code) ? none : null), now: now.get(code) ?? none };
    }),
    differences: differencesOf(closed, cells),
  };
}

/** Whether there is no number where there are no records: nought of nought. */
function isReckoned(dedupe: DedupeRule): boolean {
  return dedupe === 'share' || dedupe === 'mean' || dedupe === 'median';
}

export interface ClosedValue {
  readonly code: string;
  readonly province: string;
  readonly task: string;
  readonly value: number;
}

/** What was counted when a year was closed; nothing where it is open. */
export async function closedValues(db: Db, house: Scope, year: number): Promise<ClosedValue[]> {
  const rows = await tables<IndicatorsTables>(db)
    .selectFrom('indicator_value')
    .select(['code', 'province', 'task', 'value'])
    .where('organisation_id', '=', house.organisationId)
    .where('year', '=', year)
    .execute();
  return rows.map((one) => ({ ...one, value: Number(one.value) }));
}

function differencesOf(closed: readonly ClosedValue[], cells: readonly IndicatorCell[]): IndicatorDifference[] {
  const keyOf = ({ code, province, task }: Omit<ClosedValue, 'value'>) => `${code} ${province} ${task}`;
  const found = new Map<string, IndicatorDifference>();
  for (const { value, ...place } of closed) {
    found.set(keyOf(place), { ...place, closed: value, now: null, difference: -value });
  }
  for (const { province, task, values } of cells) {
    for (const { code, value } of values) {
      const place = { code, province, task };
      const before = found.get(keyOf(place))?.closed ?? null;
      if (value === null && before === null) continue;
      found.set(keyOf(place), { ...place, closed: before, now: value, difference: (value ?? 0) - (before ?? 0) });
    }
  }
  return [...found.values()].filter(({ difference }) => Math.abs(difference) > 1e-9);
}

async function closingRow(db: Db, { organisationId }: Scope, year: number) {
  return tables<IndicatorsTables>(db)
    .selectFrom('indicator_closing')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('year', '=', year)
    .executeTakeFirst();
}
