import type { IndicatorSearch } from '../../../shared/indicators.ts';
import type { Principal } from '../../platform/http/index.ts';
import { ownAndBelow, wholeProvinceOf } from '../services/index.ts';
import { filterOf, type IndicatorFilter } from './filter.ts';
import type { IndicatorsRouteMeans } from './route-means.ts';

/** What an address asks for, within the units that its asker sees. */
export async function askedFor(
  means: IndicatorsRouteMeans,
  asker: Pick<Principal, 'organisationId'>,
  search: IndicatorSearch,
): Promise<IndicatorFilter> {
  const filter = await amongSeen(means, asker, search);
  const wholeProvince = await wholeProvinceOf(means.db, means.house, filter);
  return wholeProvince === undefined ? filter : { ...filter, wholeProvince };
}

async function amongSeen(
  { db, house, clock }: IndicatorsRouteMeans,
  { organisationId }: Pick<Principal, 'organisationId'>,
  search: IndicatorSearch,
): Promise<IndicatorFilter> {
  const seen =
    organisationId === house.organisationId ? undefined : await ownAndBelow(db, house, organisationId, clock);
  if (search.unit === undefined) return filterOf(search, seen);
  const sought = await ownAndBelow(db, house, search.unit, clock);
  return filterOf(search, seen === undefined ? sought : sought.filter((unit) => seen.includes(unit)));
}
