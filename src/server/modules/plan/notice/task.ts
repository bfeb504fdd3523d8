import type { Deadline, PlanTask, Unresolved } from '../../../../shared/plan.ts';

/** Tasks that were read, with what was not understood of them. */
export interface TasksRead {
  readonly tasks: readonly PlanTask[];
  readonly unresolved: readonly Unresolved[];
}

/** The last of the days that a task's words set. */
export function dueOf(deadlines: readonly Deadline[]): string | null {
  return deadlines.reduce<string | null>((last, { date }) => (last === null || date > last ? date : last), null);
}
