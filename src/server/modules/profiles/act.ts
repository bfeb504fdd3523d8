import type { Clock } from '../../platform/clock.ts';

/** Who does something, and when: a person's account, `cli`, or a job by its name. */
export interface Act {
  readonly actor: string;
  /** The person alone, where `actor` says besides by which key. */
  readonly person?: string;
  readonly clock: Clock;
}

/** Whose word it is: the same person's on the pages and by every key. */
export function personOf({ actor, person }: Omit<Act, 'clock'>): string {
  return person ?? actor;
}
