import type { Clock } from '../../platform/clock.ts';

/** Who does something, and when: a person's account, `cli`, or a job by its name. */
export interface Act {
  readonly actor: string;
  readonly clock: Clock;
}

/** The calendar day of an act in the place of the house, ISO. */
export function dayOf({ clock }: Pick<Act, 'clock'>): string {
  const now = clock.now();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 10);
}
