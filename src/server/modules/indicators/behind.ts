import {
  BEHIND_PAGE,
  type BehindLine,
  type BehindNumber,
  type IndicatorDefinition,
} from '../../../shared/indicators.ts';
import type { ServiceRecord } from '../../../shared/services.ts';
import { type Clock, dayOf } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { findOrganisation } from '../network/index.ts';
import { listServed, type RecordFilter, recordsOf, selectRecords, sumOfRecords } from '../services/index.ts';
import { listIndicators } from './catalogue.ts';
import { type Counted, type Fact, shareOf } from './cells.ts';
import { type From, isFrom } from './counted-services.ts';
import type { IndicatorFilter } from './filter.ts';
import {
  judgedCounted,
  judgedFact,
  otherRecords,
  returnFact,
  returnsCounted,
  unitFact,
  unitsCounted,
} from './other-records.ts';
import { unknownIndicator } from './problems.ts';

/** Which of the records are given. */
interface Slice {
  readonly skip: number;
  readonly limit: number;
}

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
  return othersBehind(db, house, one, filter, slice, clock);
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

async function othersBehind(
  db: Db,
  house: Scope,
  one: IndicatorDefinition,
  filter: IndicatorFilter,
  slice: Slice,
  clock: Clock,
): Promise<BehindNumber> {
  const { units, returns, judged, houseProvince } = await otherRecords(db, house, filter, clock);
  if (isFrom('network')(one)) {
    return whole(one, unitsCounted(one, units), slice, unitFact, async ({ id, name, kind, region }, amount) => ({
      ...{ type: 'unit', id, on: null, unit: name, about: region ?? '', kind, amount },
    }));
  }
  if (isFrom('returns')(one)) {
    const factOf = (line: (typeof returns)[number]) => returnFact(one, line);
    return whole(one, returnsCounted(one, returns), slice, factOf, async (line, amount) => ({
      ...{ type: 'return', id: line.assignment, on: line.receivedOn, unit: line.unit.name },
      ...{ about: line.task, kind: line.punctuality, amount },
    }));
  }
  if (!isFrom('judgements')(one)) return { value: 0, of: null, lines: 0, page: [] };
  const factOf = (item: (typeof judged)[number]) => judgedFact(one, item, houseProvince);
  return whole(one, judgedCounted(one, judged), slice, factOf, async (item, amount) => ({
    ...{ type: 'judgement', id: item.issueItemId, on: dayOf({ clock: { now: () => item.givenAt } }) },
    unit: (await findOrganisation(db, house, { id: item.enterpriseId }))?.name ?? '',
    ...{ about: '', kind: item.rating, amount },
  }));
}

async function whole<T>(
  { dedupe }: IndicatorDefinition,
  records: readonly T[],
  { skip, limit }: Slice,
  factOf: (record: T) => Fact,
  lineOf: (record: T, amount: number) => Promise<BehindLine>,
): Promise<BehindNumber> {
  const facts = records.map(factOf);
  const amount = facts.reduce((sum, fact) => sum + fact.amount, 0);
  const counted: Counted = dedupe === 'share' ? shareOf(amount, records.length) : { value: amount, of: null };
  const lines: BehindLine[] = [];
  for (const record of records.slice(skip, skip + limit)) lines.push(await lineOf(record, factOf(record).amount));
  return { ...counted, lines: records.length, page: lines };
}
