import type { Target } from './modules/indicators/index.ts';
import { expectedNumbers } from './modules/ledger/index.ts';
import { listPlans } from './modules/plan/index.ts';
import type { Db, Scope } from './platform/db/index.ts';

/** What the returns for the plans of a year expect, as targets of its indicators. */
export function targetsOfReturns(db: Db, house: Scope): (year: number) => Promise<readonly Target[]> {
  return async (year) => {
    const plans = (await listPlans(db, house)).filter((plan) => plan.year === year && plan.state !== 'draft');
    const targets: Target[] = [];
    for (const { id } of plans) targets.push(...(await expectedNumbers(db, house, id)));
    return targets;
  };
}
