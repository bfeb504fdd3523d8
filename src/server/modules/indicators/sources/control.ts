import { NOTHING } from '../../../../shared/indicators.ts';
import type { ReturnLine } from '../../../../shared/ledger.ts';
import { type EntryAsOf, entriesAsOf, returnBoard } from '../../ledger/index.ts';
import { listPlans } from '../../plan/index.ts';
import { includes } from '../filter.ts';
import { type Counting, isWithin } from './counting.ts';
import { recordSource } from './source.ts';

/** The returns for the year's plans. Expected is whoever is obliged, and an invited unit once it returned. */
export const returns = recordSource('returns', {
  read: async (counting) => {
    const lines: ReturnLine[] = [];
    for (const plan of await plansOfYear(counting)) {
      lines.push(...(await returnBoard(counting.db, counting.house, { plan }, counting.clock)));
    }
    return lines.filter(
      (line) => (line.obliged || line.receivedOn !== null) && isAmong(counting, line.unit, line.task),
    );
  },
  among: ({ count }, all) => {
    if (count === 'received') return all.filter(({ receivedOn }) => receivedOn !== null);
    return count === 'on-time' ? all.filter(({ punctuality }) => punctuality === 'on-time') : all;
  },
  factOf: ({ count }, { unit, task, punctuality }) => ({
    ...{ province: unit.province ?? NOTHING, task },
    amount: count !== 'share-on-time' || punctuality === 'on-time' ? 1 : 0,
  }),
  lineOf: async ({ assignment, receivedOn, unit, task, punctuality }) => ({
    ...{ type: 'return', id: assignment, on: receivedOn, unit: unit.name, about: task, kind: punctuality },
  }),
});

/** Entries of the ledgers of the year's plans whose day lies in the period, as they stood when it was over. */
export const entries = recordSource('entries', {
  read: async (counting) => {
    const all: EntryAsOf[] = [];
    for (const plan of await plansOfYear(counting)) {
      all.push(...(await entriesAsOf(counting.db, counting.house, plan, counting.to, counting.clock)));
    }
    return all.filter(({ unit, task, dueOn }) => isAmong(counting, unit, task) && isWithin(counting, dueOn));
  },
  among: ({ count }, all) => {
    if (count === 'closed') return all.filter(({ closedOn }) => closedOn !== null);
    return count === 'overdue' ? all.filter(({ overdue }) => overdue) : all;
  },
  factOf: ({ count }, { unit, task, overdue }) => ({
    ...{ province: unit.province ?? NOTHING, task, amount: count !== 'share-overdue' || overdue ? 1 : 0 },
  }),
  lineOf: async ({ id, number, dueOn, closedOn, unit, matter, overdue }) => ({
    ...{ type: 'entry', id, on: dueOn, unit: unit.name, about: `${number} ${matter}` },
    kind: overdue ? 'overdue' : closedOn === null ? 'open' : 'closed',
  }),
});

/** Drafts ask for nothing. */
async function plansOfYear({ db, house, filter }: Counting): Promise<number[]> {
  const plans = await listPlans(db, house);
  return plans.filter(({ year, state }) => year === filter.year && state !== 'draft').map(({ id }) => id);
}

function isAmong({ filter }: Counting, { id, province }: ReturnLine['unit'], task: string): boolean {
  return includes(filter, { unit: id, province }) && (filter.task === undefined || filter.task === task);
}
