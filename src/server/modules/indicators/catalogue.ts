import type { Selectable } from 'kysely';
import type { IndicatorDefinition } from '../../../shared/indicators.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type Db, jsonb, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { type Act, keepReachCounts } from '../services/index.ts';
import { fittingRules } from './fitting-rules.ts';
import * as problems from './problems.ts';
import { FIRST_INDICATORS } from './seed.ts';
import type { IndicatorRow, IndicatorsTables } from './tables.ts';

/** Gives a house the indicators that it has not got, from its first open year on; what it defined otherwise stays. */
export async function ensureIndicators(db: Db, house: Scope, { actor, clock }: Act): Promise<void> {
  await transaction(db, async (tx) => {
    await lockInTransaction(tx, `indicators ${house.organisationId}`);
    const before = await tables<IndicatorsTables>(tx)
      .selectFrom('indicator')
      .select('code')
      .where('organisation_id', '=', house.organisationId)
      .execute();
    const known = new Set(before.map(({ code }) => code));
    const missing = FIRST_INDICATORS.filter(({ code }) => !known.has(code));
    if (missing.length > 0) {
      const open = ((await latestClosed(tx, house)) ?? 0) + 1;
      await tables<IndicatorsTables>(tx)
        .insertInto('indicator')
        .values(
          missing.map((one) => rowOf(house, { ...one, fromYear: Math.max(one.fromYear, open) }, { actor, clock })),
        )
        .execute();
    }
    const rows = await tables<IndicatorsTables>(tx)
      .selectFrom('indicator')
      .select('measure')
      .where('organisation_id', '=', house.organisationId)
      .execute();
    await keepCounts(tx, house, rows);
  });
}

/** A closed year did not count what was defined later. */
async function latestClosed(tx: Db, { organisationId }: Scope): Promise<number | null> {
  const row = await tables<IndicatorsTables>(tx)
    .selectFrom('indicator_closing')
    .select((closing) => closing.fn.max('year').as('year'))
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  return row?.year ?? null;
}

/** Whom an indicator counts is kept up with the services. */
async function keepCounts(
  tx: Db,
  house: Scope,
  indicators: readonly Pick<IndicatorDefinition, 'measure'>[],
): Promise<void> {
  await keepReachCounts(
    tx,
    house,
    indicators.flatMap(({ measure }) => (measure.from === 'beneficiaries' ? [measure] : [])),
  );
}

/** The indicators of a house as a programme year defines them, in the order of their entry. */
export async function listIndicators(db: Db, house: Scope, year: number): Promise<IndicatorDefinition[]> {
  const rows = await tables<IndicatorsTables>(db)
    .selectFrom('indicator')
    .selectAll()
    .where('organisation_id', '=', house.organisationId)
    .where('from_year', '<=', year)
    .where((row) => row.or([row('to_year', 'is', null), row('to_year', '>=', year)]))
    .orderBy('id')
    .execute();
  return rows.map(definitionOf).sort(byPart);
}

const ORDER: readonly string[] = [...new Set(FIRST_INDICATORS.map(({ code }) => code))];

/** A new definition of an indicator stands where the old one stood. */
function byPart(one: IndicatorDefinition, other: IndicatorDefinition): number {
  const place = ({ code }: IndicatorDefinition) => (ORDER.includes(code) ? ORDER.indexOf(code) : ORDER.length);
  return place(one) - place(other);
}

/**
 * Defines an indicator anew from a year on, or a new one. The definition before it ends with the year before.
 * @throws ProblemError when there is one from that year or later, the year is closed, it ends before it begins, or it is counted by a
 * rule that does not fit what it is counted from.
 */
export async function defineIndicator(db: Db, house: Scope, definition: IndicatorDefinition, act: Act): Promise<void> {
  const { code, fromYear, toYear } = definition;
  if (toYear !== null && toYear < fromYear) throw new ProblemError(problems.yearsBackwards(fromYear, toYear));
  const fitting = fittingRules(definition.measure);
  if (!fitting.includes(definition.dedupe)) throw new ProblemError(problems.unfitRule(fitting));
  await transaction(db, async (tx) => {
    await lockInTransaction(tx, `indicators ${house.organisationId}`);
    const own = tables<IndicatorsTables>(tx);
    const closed = await own
      .selectFrom('indicator_closing')
      .select('year')
      .where('organisation_id', '=', house.organisationId)
      .where('year', '>=', fromYear)
      .executeTakeFirst();
    if (closed !== undefined) throw new ProblemError(problems.redefinesClosedYear(closed.year));
    const latest = await own
      .selectFrom('indicator')
      .select(['id', 'from_year', 'to_year'])
      .where('organisation_id', '=', house.organisationId)
      .where('code', '=', code)
      .orderBy('from_year', 'desc')
      .executeTakeFirst();
    if (latest !== undefined && latest.from_year >= fromYear) {
      throw new ProblemError(problems.definedLater(code, latest.from_year));
    }
    if (latest !== undefined && (latest.to_year === null || latest.to_year >= fromYear)) {
      await own
        .updateTable('indicator')
        .set({ to_year: fromYear - 1 })
        .where('id', '=', latest.id)
        .execute();
    }
    await own
      .insertInto('indicator')
      .values(rowOf(house, definition, act))
      .execute();
    await keepCounts(tx, house, [definition]);
    const entry = { actor: act.actor, action: 'indicator.define', subject: `indicator ${code}`, detail: { fromYear } };
    await recordAudit(tx, house, entry, act.clock);
  });
}

function rowOf(house: Scope, one: IndicatorDefinition, { actor, clock }: Act) {
  return {
    ...{ organisation_id: house.organisationId, code: one.code, from_year: one.fromYear, to_year: one.toYear },
    ...{ part: one.part, name_zh: one.name.zh, name_en: one.name.en },
    ...{ definition_zh: one.definition.zh, definition_en: one.definition.en },
    ...{ unit_zh: one.unit.zh, unit_en: one.unit.en, dedupe: one.dedupe, measure: jsonb(one.measure) },
    ...{ owner: one.owner, changed_by: actor, changed_at: clock.now() },
  };
}

function definitionOf(row: Selectable<IndicatorRow>): IndicatorDefinition {
  return {
    ...{ code: row.code, part: row.part, dedupe: row.dedupe, measure: row.measure, owner: row.owner },
    name: { zh: row.name_zh, en: row.name_en },
    definition: { zh: row.definition_zh, en: row.definition_en },
    unit: { zh: row.unit_zh, en: row.unit_en },
    ...{ fromYear: row.from_year, toYear: row.to_year },
  };
}
