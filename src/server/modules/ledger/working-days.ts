import chineseDays from 'chinese-days';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import type { LedgerTables } from './tables.ts';

/** Which days are worked: the state's calendar of holidays and exchanged days, with what the house knows better. */
export interface WorkCalendar {
  isWorked(day: string): boolean;
}

/** Years after the calendar that is known count their weekends only, until the house enters the days of the state's notice. */
export async function workCalendar(db: Db, house: Scope): Promise<WorkCalendar> {
  const rows = await tables<LedgerTables>(db)
    .selectFrom('calendar_day')
    .select(['day', 'works'])
    .where('organisation_id', '=', house.organisationId)
    .execute();
  // The package reads each day anew, and a ledger asks for the same days once for each of its entries.
  const known = new Map(rows.map(({ day, works }) => [day, works]));
  return {
    isWorked(day) {
      const works = known.get(day) ?? chineseDays.isWorkday(day);
      known.set(day, works);
      return works;
    },
  };
}

/**
 * Working days from one day until another: 0 on the day itself or when only free days lie between, negative when it has passed.
 * @param most counting stops there, so that a day far off costs no more than one that is near.
 */
export function workingDaysUntil(due: string, today: string, calendar: WorkCalendar, most: number): number {
  if (due < today) return -workingDaysUntil(today, due, calendar, most);
  let days = 0;
  for (let day = nextDay(today); day <= due && days < most; day = nextDay(day)) if (calendar.isWorked(day)) days += 1;
  return days;
}

function nextDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
