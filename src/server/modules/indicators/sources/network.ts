import { EVERYTHING, NOTHING } from '../../../../shared/indicators.ts';
import { prefectureOf, prefecturesOf } from '../../../../shared/prefectures.ts';
import { PROVINCES, provinceOf } from '../../../../shared/regions.ts';
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
  /** Of a province in which nobody is, all of them: its nought is told where somebody asks for it, and counts in the whole. */
  readonly province: string;
  /** The organisations of the year in it that are counted. */
  readonly units: readonly Unit[];
}

/**
 * The prefectures of the nation in the year. Of those that the house's table of regions does not know and in which it has nobody, only
 * the province is told.
 */
export const prefectures = recordSource('coverage', {
  read: prefecturesAmong,
  among: (_measure, records) => records,
  factOf: ({ standings }, { province, units }) => ({ province, amount: covering(units, standings).length > 0 ? 1 : 0 }),
  lineOf: async ({ code, name, units }, _counting, { standings }) => {
    const names = covering(units, standings).map((unit) => unit.name);
    const kind = names.length > 0 ? 'covered' : prefectureOf(code) === code ? 'uncovered' : 'uncovered-unnamed';
    return { type: 'region', id: Number(code), on: null, unit: name, about: names.join('、'), kind };
  },
});

function covering(units: readonly Unit[], wanted: readonly string[]): readonly Unit[] {
  return units.filter(({ standings }) => standings.some(({ standing }) => wanted.includes(standing)));
}

async function prefecturesAmong(counting: Counting): Promise<Prefecture[]> {
  const { db, house, filter } = counting;
  if (filter.task !== undefined) return [];
  const units = await counting.units();
  const inIt = Map.groupBy(units, ({ region }) => prefectureOf(region ?? ''));
  const regions = await listRegions(db, house, filter.year);
  const names = new Map(regions.map(({ code, name }) => [code, name]));
  const seen = new Set(filter.units === undefined ? undefined : units.map(({ province }) => province));
  const peopled = new Set(units.map(({ province }) => province));
  const provinces = PROVINCES.filter(({ code }) =>
    filter.units === undefined ? (filter.province ?? code) === code : seen.has(code),
  );
  return provinces.flatMap((province) => {
    const at = { province: peopled.has(province.code) ? province.code : EVERYTHING };
    const known = new Set(
      [...names.keys(), ...inIt.keys()].filter((code) => code !== null && provinceOf(code) === province.code),
    );
    const codes = [...known].filter((code) => code !== null && prefectureOf(code) === code).sort();
    const others = Math.max(0, prefecturesOf(province.code, filter.year) - codes.length);
    return [
      ...codes.map((code) => ({ ...named(code ?? '', names, inIt.get(code) ?? [], province), ...at })),
      ...Array.from({ length: others }, (_, nth) => ({
        ...{
          code: `${province.code.slice(0, 2)}9${String(nth).padStart(3, '0')}`,
          name: province.name,
          units: [],
          ...at,
        },
      })),
    ];
  });
}

function named(
  code: string,
  names: ReadonlyMap<string, string>,
  units: readonly Unit[],
  province: { readonly name: string },
): Omit<Prefecture, 'province'> {
  return { code, name: names.get(code) ?? `${province.name} ${code}`, units };
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
