import { InvalidArgumentError } from 'commander';
import { z } from 'zod';

/** Reads an option that is a day of the calendar, `2026-11-22`; 31 February is a wrong call (status 2). */
export function calendarDay(written: string): string {
  const day = z.iso.date().safeParse(written.trim());
  if (!day.success) {
    throw new InvalidArgumentError(
      '须为日历上有的日子，写作 2026-11-22。 / It is no day of the calendar, written 2026-11-22.',
    );
  }
  return day.data;
}
