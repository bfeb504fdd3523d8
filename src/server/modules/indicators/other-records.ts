import { NOTHING } from '../../../shared/indicators.ts';
import type { ReturnLine } from '../../../shared/ledger.ts';
import type { Unit } from '../../../shared/network-standings.ts';
import type { Clock } from '../../platform/clock.ts';
import { dayOf } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { type JudgedItem, listJudged } from '../effects/index.ts';
import { returnBoard } from '../ledger/index.ts';
import { unitsOf } from '../network/index.ts';
import { listPlans } from '../plan/index.ts';
import { provincesOfYear, recordsOf } from '../services/index.ts';
import type { Fact } from './cells.ts';
import type { From } from './counted-services.ts';
import { type IndicatorFilter, includes } from './filter.ts';

/** The records that are no service records, as far as a filter leaves them: read once for all indicators. */
export interface OtherRecords {
  readonly units: readonly Unit[];
  readonly returns: readonly ReturnLine[];
  readonly judged: readonly JudgedItem[];
  /** The province of the house, to whom judgements are counted. */
  readonly houseProvince: string;
}

export async function otherRecords(db: Db, house: Scope, filter: IndicatorFilter, clock: Clock): Promise<OtherRecords> {
  const houseProvince = (await provincesOfYear(db, house, filter.year)).get(house.organisationId) ?? null;
  const ofHouse = includes(filter, { unit: house.organisationId, province: houseProvince });
  return {
    units: filter.task === undefined ? await unitsAmong(db, house, filter) : [],
    returns: await returnsAmong(db, house, filter, clock),
    judged: ofHouse && (filter.task ?? NOTHING) === NOTHING ? await judgedAmong(db, house, filter) : [],
    houseProvince: houseProvince ?? NOTHING,
  };
}

async function unitsAmong(db: Db, house: Scope, filter: IndicatorFilter): Promise<Unit[]> {
  const units = await unitsOf(db, house, { year: filter.year });
  return units.filter(({ id, province }) => includes(filter, { unit: id, province }));
}

/** Expected is whoever is obliged, and an invited unit once it returned; drafts of plans ask for nothing. */
async function returnsAmong(db: Db, house: Scope, filter: IndicatorFilter, clock: Clock): Promise<ReturnLine[]> {
  const plans = (await listPlans(db, house)).filter(({ year, state }) => year === filter.year && state !== 'draft');
  const lines: ReturnLine[] = [];
  for (const { id } of plans) lines.push(...(await returnBoard(db, house, { plan: id }, clock)));
  return lines.filter(
    ({ unit, task, obliged, receivedOn }) =>
      (obliged || receivedOn !== null) &&
      includes(filter, { unit: unit.id, province: unit.province }) &&
      (filter.task === undefined || filter.task === task),
  );
}

async function judgedAmong(db: Db, house: Scope, filter: IndicatorFilter): Promise<JudgedItem[]> {
  const { from = '', to = '' } = recordsOf(filter);
  const items = await listJudged(db, house, 'judged');
  return items.filter(({ givenAt }) => {
    const day = dayOf({ clock: { now: () => givenAt } });
    return from <= day && day <= to;
  });
}

/** The units that an indicator counts. */
export function unitsCounted({ measure: { standing, grade } }: From<'network'>, units: readonly Unit[]): Unit[] {
  return units.filter(({ standings }) =>
    standings.some((held) => held.standing === standing && (grade === undefined || held.grade === grade)),
  );
}

export function unitFact({ province }: Unit): Fact {
  return { province: province ?? NOTHING, amount: 1 };
}

/** The returns that an indicator counts, or that it is a share of. */
export function returnsCounted({ measure: { count } }: From<'returns'>, returns: readonly ReturnLine[]): ReturnLine[] {
  if (count === 'received') return returns.filter(({ receivedOn }) => receivedOn !== null);
  if (count === 'on-time') return returns.filter(({ punctuality }) => punctuality === 'on-time');
  return [...returns];
}

export function returnFact({ measure: { count } }: From<'returns'>, { unit, task, punctuality }: ReturnLine): Fact {
  const counts = count !== 'share-on-time' || punctuality === 'on-time';
  return { province: unit.province ?? NOTHING, task, amount: counts ? 1 : 0, of: 1 };
}

/** The judgements that an indicator counts, or that it is a share of. */
export function judgedCounted({ measure: { count } }: From<'judgements'>, judged: readonly JudgedItem[]): JudgedItem[] {
  return count === 'relevant' ? judged.filter(({ rating }) => rating === 'relevant') : [...judged];
}

export function judgedFact({ measure: { count } }: From<'judgements'>, { rating }: JudgedItem, province: string): Fact {
  return { province, task: NOTHING, amount: count === 'precision' && rating !== 'relevant' ? 0 : 1, of: 1 };
}
