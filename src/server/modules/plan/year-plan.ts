import type { PlanDocument } from '../../../shared/plan.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { listPlans, readPlan } from './plans.ts';

/** The plan of a year as it was last issued; the newest draft where none was. Undefined in a year without a plan. */
export async function planOfYear(db: Db, house: Scope, year: number): Promise<PlanDocument | undefined> {
  const plans = (await listPlans(db, house)).filter((plan) => plan.year === year);
  const plan = plans.find(({ state }) => state !== 'draft') ?? plans[0];
  if (plan === undefined) return undefined;
  const newest = await readPlan(db, house, { plan: plan.id });
  const issued = newest.versions.filter(({ issuedAt }) => issuedAt !== null).at(-1);
  if (newest.issued || issued === undefined) return newest.document;
  return (await readPlan(db, house, { plan: plan.id, version: issued.version })).document;
}
