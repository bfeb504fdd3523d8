import { type Grade, STANDING_GRADES, type StandingInput } from '../../../shared/network-standings.ts';
import type { Problem } from '../../platform/problems.ts';
import { gradeUnfit, standingOverlaps, yearsBackwards } from './standing-problems.ts';

export interface HeldStanding extends StandingInput {
  readonly id: number;
}

/** What entering a standing comes to, besides what an organisation holds already. */
export type StandingChange =
  | { readonly outcome: 'known' }
  | { readonly outcome: 'refused'; readonly problem: Problem }
  /** `shortened` ends with the year before, since the new one goes on from there with another grade. */
  | { readonly outcome: 'entered'; readonly shortened?: HeldStanding };

/** What is wrong with a standing by itself, or undefined. */
function standingFault(input: StandingInput): Problem | undefined {
  const grades: readonly Grade[] = STANDING_GRADES[input.standing];
  const fits = input.grade === null ? grades.length === 0 : grades.includes(input.grade);
  if (!fits) return gradeUnfit(input.standing, grades);
  return input.toYear !== null && input.toYear < input.fromYear ? yearsBackwards : undefined;
}

/**
 * How a new standing goes with those that an organisation holds: never two of one name in a year. One that goes on without end gives
 * way from the first year of the new one.
 */
export function standingChange(held: readonly HeldStanding[], input: StandingInput): StandingChange {
  const problem = standingFault(input);
  if (problem !== undefined) return { outcome: 'refused', problem };
  const same = held.filter(({ standing }) => standing === input.standing);
  if (same.some((one) => isSame(one, input))) return { outcome: 'known' };
  const overlapping = same.filter((one) => overlap(one, input));
  const [first, second] = overlapping;
  if (first === undefined) return { outcome: 'entered' };
  const givesWay = first.toYear === null && first.fromYear < input.fromYear && second === undefined;
  return givesWay ? { outcome: 'entered', shortened: first } : { outcome: 'refused', problem: standingOverlaps(first) };
}

function isSame(one: StandingInput, other: StandingInput): boolean {
  return one.grade === other.grade && one.fromYear === other.fromYear && one.toYear === other.toYear;
}

function overlap(one: StandingInput, other: StandingInput): boolean {
  return one.fromYear <= (other.toYear ?? Infinity) && other.fromYear <= (one.toYear ?? Infinity);
}
