import type { Cited, PlanDocument, PlanTask } from '../../../shared/plan.ts';

const EMPTY = {
  ...{ number: null, issuer: null, issuedOn: null, addressees: [], aims: [], tasks: [], requirements: [] },
  ...{ returns: null, clauses: [], page: [], unresolved: [] },
} as const;

/** The empty page on which a plan is written. */
export function emptyDocument(title: string, year: number): PlanDocument {
  return structuredClone({ ...EMPTY, title, year }) as PlanDocument;
}

/**
 * A plan written after another: its aims, tasks and requirements, without the number and the days of that year, which the new one has
 * to set itself. There is no original that its words could stand in.
 */
export function documentAfter(before: PlanDocument, title: string, year: number): PlanDocument {
  const { issuer, addressees, aims, tasks, requirements } = before;
  return {
    ...emptyDocument(title, year),
    ...{ issuer, addressees, aims: aims.map(placeless), tasks: tasks.map(taskAfter) },
    requirements: requirements.map(placeless),
  };
}

function taskAfter(task: PlanTask): PlanTask {
  return {
    ...task,
    goal: task.goal && placeless(task.goal),
    contents: task.contents.map(placeless),
    executors: task.executors.map((executor) => ({ ...executor, place: NOWHERE })),
    support: task.support && placeless(task.support),
    ...{ due: null, deadlines: [] },
  };
}

/** Nothing of a drafted plan stands in a notice. */
export const NOWHERE = { start: 0, end: 0 };
const placeless = (cited: Cited): Cited => ({ ...cited, place: NOWHERE });
