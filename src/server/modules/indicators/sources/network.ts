import { NOTHING } from '../../../../shared/indicators.ts';
import { dayOf } from '../../../platform/clock.ts';
import { listRegions, postsOfHouse, type Unit } from '../../network/index.ts';
import type { Counting } from './counting.ts';
import { recordSource } from './source.ts';

/** Organisations of the year, with what they were in the programme. No task has a part in them. */
export const organisations = recordSource('network', {
  read: ({ units }) => units(),
  among: ({ standing, grade, kind }, units) =>
    units.filter(
      (unit) =>
        (kind === undefined || unit.kind === kind) &&
        (standing === undefined ||
          unit.standings.some((held) => held.standing === standing && (grade === undefined || held.grade === grade))),
    ),
  factOf: (_measure, { province }) => ({ province: province ?? NOTHING, amount: 1 }),
  lineOf: async ({ id, name, kind, region }) => ({ type: 'unit', id, on: null, unit: name, about: region ?? '', kind }),
});

interface Prefecture {
  readonly code: string;
  readonly name: string;
  readonly province: string;
  /** The organisations of the year in it. */
  readonly units: readonly Unit[];
}

/**
 * Prefectures as the house's table of regions has them on the last day of the year. A municipality, and 兵团, is one; a province of which
 * no prefecture is entered is not known, and in no share.
 */
export const prefectures = recordSource('coverage', {
  read: prefecturesAmong,
  among: (_measure, records) => records,
  factOf: ({ standings }, { province, units }) => ({ province, amount: covering(units, standings).length > 0 ? 1 : 0 }),
  lineOf: async ({ code, name, units }, _counting, { standings }) => {
    const names = covering(units, standings).map((unit) => unit.name);
    const kind = names.length > 0 ? 'covered' : 'uncovered';
    return { type: 'region', id: Number(code), on: null, unit: name, about: names.join('、'), kind };
  },
});

function covering(units: readonly Unit[], wanted: readonly string[]): readonly Unit[] {
  return units.filter(({ standings }) => standings.some(({ standing }) => wanted.includes(standing)));
}

/** 北京, 天津, 上海, 重庆, and 兵团 with its divisions. */
const WITHOUT_PREFECTURES: ReadonlySet<string> = new Set(['110000', '120000', '310000', '500000', '660000']);

async function prefecturesAmong(counting: Counting): Promise<Prefecture[]> {
  const { db, house, filter } = counting;
  const units = await counting.units();
  if (filter.task !== undefined) return [];
  const seen = new Set(units.map(({ province }) => province));
  const byStem = new Map([...byStart(units, 2), ...byStart(units, 4)]);
  const regions = await listRegions(db, house, filter.year);
  return regions.flatMap(({ code, name, parentCode }) => {
    const province = parentCode ?? code;
    const isOne = WITHOUT_PREFECTURES.has(province) ? parentCode === null : parentCode !== null && code.endsWith('00');
    const isAmong = filter.units === undefined ? isWanted(filter.province, province) : seen.has(province);
    if (!isOne || !isAmong) return [];
    const stem = parentCode === null ? code.slice(0, 2) : code.slice(0, 4);
    return [{ code, name, province, units: byStem.get(stem) ?? [] }];
  });
}

function byStart(units: readonly Unit[], digits: number): ReadonlyMap<string, readonly Unit[]> {
  return Map.groupBy(units, ({ region }) => region?.slice(0, digits) ?? '');
}

function isWanted(wanted: string | undefined, province: string): boolean {
  return wanted === undefined || wanted === province;
}

/** Persons in posts on the last day of the period, or today within it: somebody with two of the posts at one organisation is one. */
export const posts = recordSource('posts', {
  read: async (counting) => {
    const today = dayOf(counting);
    const held = await postsOfHouse(counting.db, counting.house, counting.to < today ? counting.to : today);
    const units = new Map((await counting.units()).map((unit) => [unit.id, unit]));
    return held.flatMap((post) => {
      const unit = units.get(post.unitId);
      return unit === undefined ? [] : [{ ...post, unit }];
    });
  },
  among: (measure, held) => {
    const own = held.filter(({ post }) => measure.posts.includes(post));
    return [...new Map(own.map((one) => [`${one.unitId} ${one.name}`, one])).values()];
  },
  factOf: (_measure, { unit }) => ({ province: unit.province ?? NOTHING, amount: 1 }),
  lineOf: async ({ id, post, name, fromOn, unit }) => ({
    ...{ type: 'post', id, on: fromOn, unit: unit.name, about: name, kind: post },
  }),
});
