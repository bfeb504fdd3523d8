import type { PlanChoice, TaskChoice } from '../../../shared/ledger-pages.ts';
import type { PlanDocument } from '../../../shared/plan.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { listPlans, readPlan } from '../plan/index.ts';

/** The plans that one can choose from and the one that is chosen, with its tasks. */
export interface ChosenPlan {
  readonly plans: PlanChoice[];
  readonly plan: PlanChoice | null;
  readonly tasks: TaskChoice[];
  readonly document: PlanDocument | null;
}

/** The plans that were issued, and the one asked for, or the newest. */
export async function choosePlan(db: Db, house: Scope, asked?: number): Promise<ChosenPlan> {
  const issued = (await listPlans(db, house)).filter(({ state }) => state !== 'draft');
  const plans = issued.map(({ id, year, title }) => ({ id, year, title }));
  const plan = plans.find(({ id }) => id === asked) ?? (asked === undefined ? plans[0] : undefined) ?? null;
  const document = plan === null ? null : await issuedDocument(db, house, plan.id);
  const tasks = document?.tasks.map(({ clause, title }) => ({ clause, title })) ?? [];
  return { plans, plan, tasks, document };
}

/** What is in force of a plan: its newest version that was issued. */
export async function issuedDocument(db: Db, house: Scope, plan: number): Promise<PlanDocument> {
  const newest = await readPlan(db, house, { plan });
  if (newest.issued) return newest.document;
  const version = newest.versions
    .filter(({ issuedAt }) => issuedAt !== null)
    .reduce((most, one) => Math.max(most, one.version), 0);
  return version === 0 ? newest.document : (await readPlan(db, house, { plan, version })).document;
}
