import type { Problem } from '../../platform/problems.ts';
import { actAfterEnd, actBeforeBegin, actTooEarly } from './act-problems.ts';

/** What is known of an organisation when something is done to it. Days are ISO. */
export interface Dated {
  readonly name: string;
  readonly fromOn: string | null;
  readonly endedOn: string | null;
  /** The day of the last act on it. */
  readonly lastActOn: string | null;
}

/** What forbids that something is done to an organisation on a day, or undefined: acts follow one another, between its beginning and its end. */
export function actFault({ name, fromOn, endedOn, lastActOn }: Dated, on: string): Problem | undefined {
  if (endedOn !== null) return actAfterEnd(name, endedOn);
  if (fromOn !== null && on <= fromOn) return actBeforeBegin(name, fromOn);
  return lastActOn !== null && on < lastActOn ? actTooEarly(name, lastActOn) : undefined;
}
