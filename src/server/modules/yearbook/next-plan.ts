import type { PlanDocument, PlanTask } from '../../../shared/plan.ts';
import type { SummaryIdea } from '../../../shared/yearbook.ts';
import { type Db, lockInTransaction, type Scope, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import {
  beginPlan,
  documentAfter,
  emptyDocument,
  listPlans,
  NOWHERE,
  planOfYear,
  type VersionKey,
} from '../plan/index.ts';
import { nextPlanExists, noIdeas } from './problems.ts';
import { type Act, summaryRows } from './summaries.ts';

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
  const title = plan?.title.replaceAll(String(year - 1), String(year)) ?? `${year}年工作计划`;
  const next = plan === undefined ? emptyDocument(title, year) : documentAfter(plan, title, year);
  const known = new Set(next.tasks.map(({ clause }) => clause));
  const byTask = Map.groupBy(ideas, ({ task }) => (task !== null && known.has(task) ? task : null));
  const textsOf = (task: string | null) => [...new Set((byTask.get(task) ?? []).map(({ text }) => text))];
  const aims = textsOf(null).map((text) => ({ clause: '', text, place: NOWHERE }));
  return {
    ...next,
    aims: [...next.aims, ...aims],
    tasks: next.tasks.map((task) => withIdeas(task, textsOf(task.clause))),
  };
}

/** Ideas become contents, under clauses that the task has not given to others. */
function withIdeas(task: PlanTask, ideas: readonly string[]): PlanTask {
  const taken = new Set(task.contents.map(({ clause }) => clause));
  const contents = [...task.contents];
  for (const text of ideas) {
    let number = contents.length + 1;
    while (taken.has(`${task.clause}2(${number})`)) number += 1;
    const clause = `${task.clause}2(${number})`;
    taken.add(clause);
    contents.push({ clause, text, place: NOWHERE });
  }
  return { ...task, contents };
}
