import { EVERYTHING, type IndicatorDefinition, type IndicatorTable } from '../../../shared/indicators.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { listIndicators } from './catalogue.ts';
import { addUp, Cells } from './cells.ts';
import { countDistinct, countSums } from './counted-services.ts';
import { type IndicatorFilter, includes, ofServices } from './filter.ts';
import { countingOf, RECORD_SOURCES } from './sources/index.ts';
import { yearClosedAt } from './year-closed.ts';

/** A number that a unit expects of its year, as its return for a task says. */
export interface Target {
  readonly unit: number;
  readonly province: string | null;
  readonly task: string;
  /** Code of an indicator. */
  readonly indicator: string;
  readonly target: number;
}

/** What the returns of a year expect. */
export type TargetsOf = (year: number) => Promise<readonly Target[]>;

/**
 * All indicators of a year, or of some of its months, for every province and task that has any, for each province, for each task, and
 * for all together.
 */
export async function indicatorTableOf(
  db: Db,
  house: Scope,
  filter: IndicatorFilter,
  { clock, targetsOf }: { readonly clock: Clock; readonly targetsOf: TargetsOf },
): Promise<IndicatorTable> {
  const indicators = await listIndicators(db, house, filter.year);
  const cells = new Cells();
  seedTotals(cells, indicators);
  await countSums(db, house, ofServices(filter), indicators, cells);
  await countDistinct(db, house, ofServices(filter), indicators, cells);
  await countOthers(db, house, filter, indicators, cells, clock);
  const targets = addUpTargets((await targetsOf(filter.year)).filter((one) => isAmong(filter, one)));
  const { year, fromMonth, toMonth } = filter;
  return {
    ...{ year, fromMonth, toMonth, countedAt: clock.now().toISOString(), indicators },
    closedAt: await yearClosedAt(db, house, year),
    cells: cells.list().map(({ province, task, values }) => ({
      ...{ province, task },
      values: [...values].map(([code, { value, of }]) => ({
        ...{ code, value, of, target: targets.get(`${code} ${province} ${task}`) ?? null },
      })),
    })),
  };
}

/** The whole has every number, nought where there is nothing. */
function seedTotals(cells: Cells, indicators: readonly IndicatorDefinition[]): void {
  for (const { code, measure, dedupe } of indicators) {
    const share = measure.from === 'satisfaction' || dedupe === 'share' || dedupe === 'median';
    cells.set(EVERYTHING, EVERYTHING, code, share ? { value: null, of: 0 } : { value: 0, of: null });
  }
}

async function countOthers(
  db: Db,
  house: Scope,
  filter: IndicatorFilter,
  indicators: readonly IndicatorDefinition[],
  cells: Cells,
  clock: Clock,
): Promise<void> {
  const counting = await countingOf(db, house, filter, clock);
  for (const source of RECORD_SOURCES) {
    for (const { code, province, task, value, of } of await source.count(counting, indicators)) {
      cells.set(province, task, code, { value, of });
    }
  }
}

function isAmong(filter: IndicatorFilter, { unit, province, task }: Target): boolean {
  return includes(filter, { unit, province }) && (filter.task === undefined || filter.task === task);
}

/** Targets of units add up, also where what they count is told once in the sum of all. */
function addUpTargets(targets: readonly Target[]): ReadonlyMap<string, number> {
  const byIndicator = Map.groupBy(targets, ({ indicator }) => indicator);
  return new Map(
    [...byIndicator].flatMap(([code, own]) =>
      addUp(own.map(({ province, task, target }) => ({ province: province ?? '', task, amount: target }))).map(
        ({ province, task, amount }) => [`${code} ${province} ${task}`, amount] as const,
      ),
    ),
  );
}
