import { NOTHING } from '../../../../shared/indicators.ts';
import { type Clock, dayOf } from '../../../platform/clock.ts';
import type { Db, Scope } from '../../../platform/db/index.ts';
import { listOrganisations, type Unit, unitsOf } from '../../network/index.ts';
import { provinceInYear, recordsOf } from '../../services/index.ts';
import { type IndicatorFilter, includes } from '../filter.ts';

/** What reading the records of a number takes. Days are ISO dates, both included. */
export interface Counting {
  readonly db: Db;
  readonly house: Scope;
  readonly filter: IndicatorFilter;
  readonly clock: Clock;
  readonly from: string;
  readonly to: string;
  /** The province of the house, to which counts what it does itself. */
  readonly houseProvince: string;
  /** Whether what the house does itself, which belongs to no task, is among what is counted. */
  readonly ofHouse: boolean;
  /** The name of an organisation; '' where the house knows it no more. */
  readonly nameOf: (id: number) => Promise<string>;
  /** The organisations of the year that are among what is counted. */
  readonly units: () => Promise<readonly Unit[]>;
  /** The enterprises that the house serves. */
  readonly enterprises: () => Promise<ReadonlySet<number>>;
}

export async function countingOf(db: Db, house: Scope, filter: IndicatorFilter, clock: Clock): Promise<Counting> {
  const province = await provinceInYear(db, house, house.organisationId, filter.year);
  const { from = '', to = '' } = recordsOf(filter);
  let asked: ReturnType<typeof listOrganisations> | undefined;
  const organisations = () => {
    asked ??= listOrganisations(db, house);
    return asked;
  };
  let units: Promise<readonly Unit[]> | undefined;
  return {
    ...{ db, house, filter, clock, from, to, houseProvince: province ?? NOTHING },
    ofHouse: includes(filter, { unit: house.organisationId, province }) && (filter.task ?? NOTHING) === NOTHING,
    nameOf: async (sought) => (await organisations()).find(({ id }) => id === sought)?.name ?? '',
    units: () => {
      units ??= unitsAmong(db, house, filter);
      return units;
    },
    enterprises: async () => new Set((await listOrganisations(db, house, { kind: 'enterprise' })).map(({ id }) => id)),
  };
}

/** No task has a part in organisations. */
async function unitsAmong(db: Db, house: Scope, filter: IndicatorFilter): Promise<readonly Unit[]> {
  const { year, province, units: ids, task } = filter;
  if (task !== undefined) return [];
  const sought = { year, ...(ids === undefined ? {} : { ids }), ...(province ? { province } : {}) };
  const units = await unitsOf(db, house, sought);
  return units.filter((unit) => includes(filter, { unit: unit.id, province: unit.province }));
}

/** The house's day of an instant. */
export function dayAt(at: Date): string {
  return dayOf({ clock: { now: () => at } });
}

export function isWithin({ from, to }: Pick<Counting, 'from' | 'to'>, day: string): boolean {
  return from <= day && day <= to;
}
