import type { ServiceInput } from '../../../shared/services.ts';
import type { Problem } from '../../platform/problems.ts';
import { datedAhead, datedLongAgo, datedNextYear } from './problems.ts';

/** The programme was founded in 2011; what is older than its beginnings is a slip. */
const EARLIEST = '2000-01-01';

/** What is wrong with the day of a service, where something is. Days are ISO dates; today as it is at the house. */
export function wrongDay(onDate: string, today: string): Problem | undefined {
  if (onDate < EARLIEST) return datedLongAgo(onDate, EARLIEST);
  if (onDate <= today) return undefined;
  return onDate.slice(0, 4) > today.slice(0, 4) ? datedNextYear(onDate, today) : datedAhead(onDate, today);
}

type Recorded = Omit<ServiceInput, 'beneficiary'> & { readonly beneficiary: number | null };

/** What a correction changes, as its trace keeps it: field, what it was, what it becomes. */
export function changesOf(before: Recorded, after: Recorded): Record<string, [unknown, unknown]> {
  const fields = Object.keys(after) as (keyof Recorded)[];
  return Object.fromEntries(
    fields.filter((field) => before[field] !== after[field]).map((field) => [field, [before[field], after[field]]]),
  );
}
