import { BEHIND_PAGE, type BehindLine, type BehindNumber } from '../../../shared/indicators.ts';
import type { ServiceRecord } from '../../../shared/services.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { listServed, type RecordFilter, recordsOf, selectRecords, sumOfRecords } from '../services/index.ts';
import { listIndicators } from './catalogue.ts';
import { shareOf } from './cells.ts';
import { type From, isFrom } from './counted-services.ts';
import type { IndicatorFilter } from './filter.ts';
import { unknownIndicator } from './problems.ts';
import { countingOf, RECORD_SOURCES, type Slice } from './sources/index.ts';

/**
 * The records behind a number: counted from them one by one, so that the number that they give is the number of the table, and a page
 * of them.
 * @throws ProblemError where the year has no such indicator.
 */
export async function recordsBehindIndicator(
  db: Db,
  house: Scope,
  code: string,
  filter: IndicatorFilter,
  page: number,
  clock: Clock,
): Promise<BehindNumber> {
  return sliceBehindIndicator(db, house, code, filter, { skip: (page - 1) * BEHIND_PAGE, limit: BEHIND_PAGE }, clock);
}

/** As `recordsBehindIndicator`, but any part of the records. */
export async function sliceBehindIndicator(
  db: Db,
  house: Scope,
  code: string,
  filter: IndicatorFilter,
  slice: Slice,
  clock: Clock,
): Promise<BehindNumber> {
  const one = (await listIndicators(db, house, filter.year)).find((each) => each.code === code);
  if (one === undefined) throw new ProblemError(unknownIndicator(code, filter.year));
  if (isFrom('services')(one)) return servicesBehind(db, house, one, filter, slice);
  if (isFrom('satisfaction')(one)) return ratingsBehind(db, house, one, filter, slice);
  if (isFrom('beneficiaries')(one)) return beneficiariesBehind(db, house, one, filter, slice);
  const counting = await countingOf(db, house, filter, clock);
  for (const source of RECORD_SOURCES) {
    const number = await source.behind(counting, one, slice);
    if (number !== undefined) return number;
  }
  throw new Error(`No records are known from which ${code} is counted.`);
}

async function servicesBehind(
  db: Db,
  house: Scope,
  { measure: { sum, kinds, whom } }: From<'services'>,
  filter: IndicatorFilter,
  slice: Slice,
): Promise<BehindNumber> {
  const which: RecordFilter = {
    ...recordsOf(filter),
    ...(kinds === undefined ? {} : { kinds }),
    ...(whom === 'public' ? { forPublic: true } : {}),
    ...(whom === 'enterprises' ? { beneficiaryKinds: ['enterprise'] } : {}),
  };
  const { value, lines } = await sumOfRecords(db, house, which, sum);
  const records = await selectRecords(db, house, which, slice);
  const amountOf = (record: ServiceRecord) => (sum === 'records' ? 1 : record[sum]);
  return { value, of: null, lines, page: records.map((record) => serviceLine(record, amountOf(record))) };
}

async function ratingsBehind(
  db: Db,
  house: Scope,
  { measure: { kinds } }: From<'satisfaction'>,
  filter: IndicatorFilter,
  slice: Slice,
): Promise<BehindNumber> {
  const which = { ...recordsOf(filter), rated: true, ...(kinds === undefined ? {} : { kinds }) };
  const { value, lines } = await sumOfRecords(db, house, which, 'satisfaction');
  const records = await selectRecords(db, house, which, slice);
  return {
    ...shareOf(value, lines),
    lines,
    page: records.map((record) => serviceLine(record, record.satisfaction ?? 0)),
  };
}

function serviceLine({ id, onDate, unit, beneficiary, kind }: ServiceRecord, amount: number): BehindLine {
  return { type: 'service', id, on: onDate, unit: unit.name, about: beneficiary?.name ?? '', kind, amount };
}

async function beneficiariesBehind(
  db: Db,
  house: Scope,
  { measure: { kinds, organisations } }: From<'beneficiaries'>,
  filter: IndicatorFilter,
  slice: Slice,
): Promise<BehindNumber> {
  const which = {
    ...recordsOf(filter),
    beneficiaryKinds: organisations,
    ...(kinds === undefined ? {} : { kinds }),
  };
  const { total, served } = await listServed(db, house, which, slice);
  return {
    ...{ value: total, of: null, lines: total },
    page: served.map(({ id, name, creditCode, kind, lastOn }) => ({
      ...{ type: 'beneficiary', id, on: lastOn, unit: name, about: creditCode ?? '', kind, amount: 1 },
    })),
  };
}
