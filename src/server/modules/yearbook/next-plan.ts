import type { Cited, PlanDocument, PlanTask } from '../../../shared/plan.ts';
import type { SummaryIdea } from '../../../shared/yearbook.ts';
import { type Db, lockInTransaction, type Scope, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { beginPlan, listPlans, type VersionKey } from '../plan/index.ts';
import { nextPlanExists, noIdeas } from './problems.ts';
import { type Act, summaryRows } from './summaries.ts';
import { planOfYear } from './year-plan.ts';

/** Nothing of a drafted plan stands in a notice. */
const NOWHERE = { start: 0, end: 0 };

/**
 * Drafts the plan of the next year: this year's tasks without their days, with what the accepted summaries think of for each; what they
 * think of for none of them stands among the aims.
 * @throws ProblemError when nobody thought of anything, or the next year has a plan already.
 */
export async function draftNextPlan(db: Db, house: Scope, year: number, act: Act): Promise<VersionKey> {
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, `yearbook.plan ${house.organisationId}`);
    const next = year + 1;
    if ((await listPlans(tx, house)).some((plan) => plan.year === next)) throw new ProblemError(nextPlanExists(next));
    const rows = await summaryRows(tx, house, year);
    const ideas = rows.filter(({ state }) => state === 'accepted').flatMap(({ content }) => content.ideas);
    if (ideas.length === 0) throw new ProblemError(noIdeas(year));
    return beginPlan(tx, house, nextPlanOf(await planOfYear(tx, house, year), ideas, next), act);
  });
}

/** The document of the next plan. The same idea of several provinces stands there once. */
export function nextPlanOf(plan: PlanDocument | undefined, ideas: readonly SummaryIdea[], year: number): PlanDocument {
  const tasks = plan?.tasks ?? [];
  const known = new Set(tasks.map(({ clause }) => clause));
  const byTask = Map.groupBy(ideas, ({ task }) => (task !== null && known.has(task) ? task : null));
  const textsOf = (task: string | null) => [...new Set((byTask.get(task) ?? []).map(({ text }) => text))];
  const aims = textsOf(null).map((text) => ({ clause: '', text, place: NOWHERE }));
  return {
    ...{ number: null, issuer: plan?.issuer ?? null, issuedOn: null, year, addressees: plan?.addressees ?? [] },
    title: plan?.title.replaceAll(String(year - 1), String(year)) ?? `${year}年工作计划`,
    aims: [...(plan?.aims ?? []).map(placeless), ...aims],
    tasks: tasks.map((task) => nextTask(task, textsOf(task.clause))),
    requirements: (plan?.requirements ?? []).map(placeless),
    ...{ returns: null, clauses: [], page: [], unresolved: [] },
  };
}

function nextTask(task: PlanTask, ideas: readonly string[]): PlanTask {
  const added = ideas.map((text, at) => ({
    clause: `${task.clause}2(${task.contents.length + at + 1})`,
    text,
    place: NOWHERE,
  }));
  return {
    ...{ clause: task.clause, title: task.title, due: null, deadlines: [] },
    goal: task.goal === null ? null : placeless(task.goal),
    contents: [...task.contents.map(placeless), ...added],
    executors: task.executors.map((executor) => ({ ...executor, place: NOWHERE })),
    support: task.support === null ? null : placeless(task.support),
  };
}

function placeless(cited: Cited): Cited {
  return { ...cited, place: NOWHERE };
}
