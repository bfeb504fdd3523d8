import type { EntryState } from '../../../shared/ledger.ts';

/** A step of an entry's history, as far as it tells what the entry was before. */
export interface PastStep {
  readonly entry: number;
  readonly step: string;
  readonly at: Date;
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
}

/** What counts of an entry. */
export interface PastEntry {
  readonly state: EntryState;
  readonly dueOn: string;
  readonly closedOn: string | null;
  /** On that day or later; no step of the entry tells of it. */
  readonly withdrawnOn: string | null;
}

/**
 * What an entry was at an instant: what it is now, with every later step undone. Undefined where it was opened later.
 * @param steps of the entry, the oldest first; those before the instant may be left out.
 */
export function entryAt(
  { state, dueOn, closedOn, withdrawnOn }: PastEntry,
  steps: readonly PastStep[],
  instant: Date,
): PastEntry | undefined {
  const later = steps.filter(({ at }) => at >= instant);
  if (later.some(({ step }) => step === 'open')) return undefined;
  const was = { state, due_on: dueOn, closed_on: closedOn } as Record<string, unknown>;
  for (const { changes } of later.toReversed()) {
    for (const [field, [before]] of Object.entries(changes)) if (field in was) was[field] = before;
  }
  return {
    ...{ state: was.state as EntryState, dueOn: was.due_on as string, closedOn: was.closed_on as string | null },
    withdrawnOn,
  };
}

/** The last day of a month, or today within it. */
export function lastDayOf(month: string, today: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, of, 0)).toISOString().slice(0, 10);
  return last < today ? last : today;
}

/** The instant at which a day of the house is over; China keeps one time all year. */
export function endOf(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000);
}
