import type { IssueFrequency } from '../../../shared/push.ts';

/** Waits between attempts, in minutes; after the last one a delivery has failed. */
const BACK_OFF_MINUTES = [1, 5, 30, 120, 360, 720, 1440] as const;

/** When the next attempt is due after so many failed ones; undefined when there is none any more. */
export function nextAttempt(attempts: number, now: Date): Date | undefined {
  const minutes = BACK_OFF_MINUTES[attempts - 1];
  return minutes === undefined ? undefined : new Date(now.getTime() + minutes * 60_000);
}

/** How long one attempt may take before another process may take the delivery over. */
export const CLAIM_MINUTES = 10;

/** The day on which the next issue is due after one composed on `day` (ISO dates). The last day of a shorter month stands for days it lacks. */
export function nextDueOn(day: string, frequency: IssueFrequency): string {
  const date = new Date(`${day}T00:00:00Z`);
  switch (frequency) {
    case 'daily':
      date.setUTCDate(date.getUTCDate() + 1);
      break;
    case 'weekly':
      date.setUTCDate(date.getUTCDate() + 7);
      break;
    case 'fortnightly':
      date.setUTCDate(date.getUTCDate() + 14);
      break;
    case 'monthly': {
      const dayOfMonth = date.getUTCDate();
      date.setUTCDate(1);
      date.setUTCMonth(date.getUTCMonth() + 2, 0);
      date.setUTCDate(Math.min(dayOfMonth, date.getUTCDate()));
      break;
    }
  }
  return date.toISOString().slice(0, 10);
}

/** The key of a delivery: the same for every attempt, different for every issue and recipient. */
export function idempotencyKey(house: number, issue: number, recipient: number): string {
  return `issue-${issue}.recipient-${recipient}.house-${house}`;
}
