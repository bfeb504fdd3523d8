import type { PlanTask } from '../../../shared/plan.ts';

/** The places of contents within their task, counted from 1, as a notice counts them. */
export function contentNumbers({ contents }: Pick<PlanTask, 'contents'>, clauses: readonly string[]): number[] {
  return contents.flatMap(({ clause }, at) => (clauses.includes(clause) ? [at + 1] : []));
}

/** Whether an address stands within the part of another: `三(一)2` in `三(一)`, but not `10` in `1`. */
export function standsIn(address: string | null, part: string): boolean {
  if (address === null || !address.startsWith(part)) return false;
  return !(/\d$/.test(part) && /^\d/.test(address.slice(part.length)));
}
