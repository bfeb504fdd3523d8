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

/**
 * The first day after `day` in the rhythm that began on `start` (ISO dates). Months count from the start's day of month, for which
 * the last day of a shorter month stands: 31 January, 28 February, 31 March.
 */
export function nextDueOn(start: string, frequency: IssueFrequency, day: string): string {
  const periodsBefore = Math.max(0, periodsBetween(start, day, frequency) - 1);
  for (let periods = periodsBefore; ; periods++) {
    const due = dueAfter(start, frequency, periods);
    if (due > day) return due;
  }
}

const DAYS = { daily: 1, weekly: 7, fortnightly: 14 } as const;
const DAY = 86_400_000;

/** Whole periods between two days, at most one too many. */
function periodsBetween(start: string, day: string, frequency: IssueFrequency): number {
  if (frequency !== 'monthly') return Math.floor((Date.parse(day) - Date.parse(start)) / DAY / DAYS[frequency]);
  const [from, to] = [new Date(start), new Date(day)];
  return (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
}

function dueAfter(start: string, frequency: IssueFrequency, periods: number): string {
  const due = new Date(start);
  if (frequency === 'monthly') {
    due.setUTCMonth(due.getUTCMonth() + periods + 1, 0);
    due.setUTCDate(Math.min(Number(start.slice(8)), due.getUTCDate()));
  } else {
    due.setUTCDate(due.getUTCDate() + periods * DAYS[frequency]);
  }
  return due.toISOString().slice(0, 10);
}

/** The key of a delivery: the same for every attempt, different for every issue and recipient. */
export function idempotencyKey(house: number, issue: number, recipient: number): string {
  return `issue-${issue}.recipient-${recipient}.house-${house}`;
}
