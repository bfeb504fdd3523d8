import { type IndicatorSearch, NOTHING } from '../../../shared/indicators.ts';
import { ProblemError } from '../../platform/problems.ts';
import type { AddedUpFilter } from '../services/index.ts';
import { monthsBackwards } from './problems.ts';

/** What is counted; by `units`, only what these did. */
export interface IndicatorFilter extends AddedUpFilter {
  /** The province of which the units gave all services (`wholeProvinceOf`). */
  readonly wholeProvince?: string;
}

/** What is counted of the services: of units that gave all of a province, the province's, which are kept up. */
export function ofServices({ units, wholeProvince, ...rest }: IndicatorFilter): AddedUpFilter {
  if (wholeProvince !== undefined) return { ...rest, province: wholeProvince };
  return units === undefined ? rest : { ...rest, units };
}

/** What an address asks for, among the units that its asker sees. */
export function filterOf(
  { year, fromMonth, toMonth, province, task }: IndicatorSearch,
  units: readonly number[] | undefined,
): IndicatorFilter {
  if (fromMonth > toMonth) throw new ProblemError(monthsBackwards);
  return {
    ...{ year, fromMonth, toMonth },
    ...(province === undefined ? {} : { province }),
    ...(task === undefined ? {} : { task }),
    ...(units === undefined ? {} : { units }),
  };
}

/** Whether something of a unit, which stands in a province, is among what is counted. */
export function includes(
  filter: IndicatorFilter,
  of: { readonly unit: number; readonly province: string | null },
): boolean {
  if (filter.units !== undefined && !filter.units.includes(of.unit)) return false;
  return filter.province === undefined || filter.province === (of.province ?? NOTHING);
}
