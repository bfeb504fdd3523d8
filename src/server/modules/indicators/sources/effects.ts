import { NOTHING } from '../../../../shared/indicators.ts';
import { listJudged, listUses } from '../../effects/index.ts';
import { type Counting, dayAt, isWithin } from './counting.ts';
import { recordSource } from './source.ts';

function within<T>(counting: Counting, records: readonly T[], at: (record: T) => Date): T[] {
  return records.filter((record) => isWithin(counting, dayAt(at(record))));
}

/** Pushed items by the newest judgement of each. */
export const judgements = recordSource('judgements', {
  read: async (counting) => {
    const judged = counting.ofHouse ? await listJudged(counting.db, counting.house, 'judged') : [];
    return within(counting, judged, ({ givenAt }) => givenAt);
  },
  among: ({ count }, judged) => (count === 'relevant' ? judged.filter(({ rating }) => rating === 'relevant') : judged),
  factOf: ({ count }, { rating }, { houseProvince }) => ({
    ...{ province: houseProvince, task: NOTHING, amount: count === 'precision' && rating !== 'relevant' ? 0 : 1 },
  }),
  lineOf: async ({ issueItemId, enterpriseId, rating, givenAt }, { nameOf }) => ({
    ...{ type: 'judgement', id: issueItemId, on: dayAt(givenAt), unit: await nameOf(enterpriseId), about: '' },
    kind: rating,
  }),
});

/** What enterprises used pushed items for, and what they declare to have saved. What it was stays theirs. */
export const uses = recordSource('uses', {
  read: async (counting) => {
    const all = counting.ofHouse ? await listUses(counting.db, counting.house) : [];
    const enterprises = await counting.enterprises();
    const used = within(counting, all, ({ recordedAt }) => recordedAt);
    return used.map((use) => ({ ...use, byEnterprise: enterprises.has(use.enterpriseId) }));
  },
  among: ({ count, node }, all) => {
    const own = node === undefined ? all : all.filter((use) => use.node === node);
    if (count === 'enterprises') {
      return [...new Map(own.filter((use) => use.byEnterprise).map((use) => [use.enterpriseId, use])).values()];
    }
    return count === 'uses' ? own : own.filter(({ saved }) => saved?.unit === count);
  },
  factOf: ({ count }, { saved }, { houseProvince }) => {
    const declares = count === 'yuan' || count === 'person-day';
    return { province: houseProvince, task: NOTHING, amount: declares ? (saved?.amount ?? 0) : 1 };
  },
  lineOf: async ({ useId, enterpriseId, node, recordedAt }, { nameOf }) => ({
    ...{ type: 'use', id: useId, on: dayAt(recordedAt), unit: await nameOf(enterpriseId), about: '', kind: node },
  }),
});
