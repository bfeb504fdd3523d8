import type { Clock } from '../../platform/clock.ts';

/** Who does something, and when: a person's account, `cli`, or a job by its name. */
export interface Act {
  readonly actor: string;
  readonly clock: Clock;
}
