import {
  EVERYTHING,
  type IndicatorDefinition,
  type IndicatorTable,
  type IndicatorValue,
  type MeasureFrom,
  WITHOUT_TASKS,
} from '../../../shared/indicators.ts';

/** The number of an indicator at one place of a table: of all that the table counts, of a province, or of a task. */
export function valueAt(
  { cells }: IndicatorTable,
  code: string,
  place: { readonly province?: string; readonly task?: string } = {},
): IndicatorValue | undefined {
  const { province = EVERYTHING, task = EVERYTHING } = place;
  const cell = cells.find((one) => one.province === province && one.task === task);
  return cell?.values.find((value) => value.code === code);
}

export function hasTasks({ measure: { from } }: IndicatorDefinition): boolean {
  return !WITHOUT_TASKS.includes(from);
}

/** What is so for a year, or at its end. */
const WITHOUT_MONTHS: readonly MeasureFrom[] = ['network', 'returns', 'coverage', 'posts'];

/** Whether the months of a year have numbers of their own. */
export function hasMonths({ measure: { from } }: IndicatorDefinition): boolean {
  return !WITHOUT_MONTHS.includes(from);
}

/** Whether the parts of a number add up to it. */
export function addsUp({ dedupe, measure: { from } }: IndicatorDefinition): boolean {
  return from !== 'beneficiaries' && !['share', 'mean', 'median'].includes(dedupe);
}

/** Over what an indicator is spread; the map and the bars of provinces show the same numbers. */
export type Spread = 'map' | 'province' | 'task' | 'month';
