import type { DateBound } from './tree.ts';

/** The calendar date (ISO) that a bound means when the query is run on `today` (ISO). */
export function dayOf(bound: DateBound, today: string): string {
  if (bound.type === 'day') return bound.date;
  const { offset, unit } = bound;
  if (unit === 'd') return addDays(today, offset);
  if (unit === 'w') return addDays(today, offset * 7);
  return addMonths(today, unit === 'm' ? offset : offset * 12);
}

/** Calendar days after an ISO date; before it where negative. */
export function addDays(date: string, days: number): string {
  const day = utc(date);
  day.setUTCDate(day.getUTCDate() + days);
  return iso(day);
}

/** A day that the month reached does not have becomes its last day: one month before 31 March is 28 or 29 February. */
function addMonths(date: string, months: number): string {
  const day = utc(date);
  const wanted = day.getUTCDate();
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() + months);
  day.setUTCDate(Math.min(wanted, daysInMonth(day.getUTCFullYear(), day.getUTCMonth() + 1)));
  return iso(day);
}

/** `month` from 1. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function utc(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

function iso(day: Date): string {
  return day.toISOString().slice(0, 10);
}
