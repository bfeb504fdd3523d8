import { type WorkCalendar, workingDaysUntil } from './working-days.ts';

/** Working days before the day on which one is reminded, and after it (less than none) on which the matter goes up. */
const REMINDER_STAGES = [7, 3, 0, -1, -3] as const;
export type ReminderStage = (typeof REMINDER_STAGES)[number];

/**
 * The stage that a day has reached. Between two stages it is the one before, so that a day without the program, or a matter that came in
 * late, is reminded of once and not for every stage that it missed.
 */
export function stageReached(dueOn: string, today: string, calendar: WorkCalendar): ReminderStage | undefined {
  const left = workingDaysUntil(dueOn, today, calendar, REMINDER_STAGES[0] + 1);
  if (today > dueOn) return left <= -3 ? -3 : left <= -1 ? -1 : undefined;
  return left <= 0 ? 0 : left <= 3 ? 3 : left <= 7 ? 7 : undefined;
}

/** Who is reminded of a unit's matter. */
export type Reminded = 'contact' | 'responsible' | 'above' | 'officer';

/**
 * Until its day the unit's contact; after it the responsible persons of the unit and of the one above it, then the officer too. Above a
 * province stands the house, and for it the officer.
 */
export function remindedAt(stage: ReminderStage, aboveIsHouse: boolean): readonly Reminded[] {
  if (stage >= 0) return ['contact'];
  const above: Reminded = aboveIsHouse ? 'officer' : 'above';
  return stage === -1
    ? ['contact', 'responsible', above]
    : [...new Set<Reminded>(['contact', 'responsible', above, 'officer'])];
}
