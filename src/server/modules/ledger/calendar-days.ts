import chineseDays from 'chinese-days';
import type { CalendarDay, CalendarDayInput, CalendarYear } from '../../../shared/ledger-pages.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type Db, type Scope, tables, transaction } from '../../platform/db/index.ts';
import type { Act } from '../plan/index.ts';
import type { LedgerTables } from './tables.ts';

/** The days of a year that are not as their weekday says: by the state's calendar, or as the house entered them. */
export async function calendarYear(db: Db, house: Scope, year: number): Promise<CalendarYear> {
  const own = await tables<LedgerTables>(db)
    .selectFrom('calendar_day')
    .select(['id', 'day', 'works', 'name'])
    .where('organisation_id', '=', house.organisationId)
    .where('day', '>=', `${year}-01-01`)
    .where('day', '<=', `${year}-12-31`)
    .execute();
  const byDay = new Map<string, CalendarDay>(stateDays(year).map((day) => [day.day, day]));
  const known = byDay.size > 0;
  for (const day of own) byDay.set(day.day, day);
  return { year, known, days: [...byDay.values()].sort((one, other) => (one.day < other.day ? -1 : 1)) };
}

function stateDays(year: number): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (
    const at = new Date(`${year}-01-01T00:00:00Z`);
    at.getUTCFullYear() === year;
    at.setUTCDate(at.getUTCDate() + 1)
  ) {
    const day = at.toISOString().slice(0, 10);
    const weekend = at.getUTCDay() === 0 || at.getUTCDay() === 6;
    const { work, name } = chineseDays.getDayDetail(day);
    if (work === weekend) days.push({ id: null, day, works: work, name: name.split(',')[1] ?? name });
  }
  return days;
}

/** Says of a day whether it is worked, over what the state's calendar says of it. */
export async function setCalendarDay(
  db: Db,
  house: Scope,
  { day, works, name }: CalendarDayInput,
  act: Act,
): Promise<void> {
  await transaction(db, async (tx) => {
    await tables<LedgerTables>(tx)
      .insertInto('calendar_day')
      .values({ organisation_id: house.organisationId, day, works, name })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'day']).doUpdateSet({ works, name }))
      .execute();
    await record(tx, house, { day, works }, act);
  });
}

/** Lets the state's calendar hold again for a day that the house had entered. @returns whether the house had it. */
export async function dropCalendarDay(db: Db, house: Scope, id: number, act: Act): Promise<boolean> {
  return transaction(db, async (tx) => {
    const dropped = await tables<LedgerTables>(tx)
      .deleteFrom('calendar_day')
      .where('organisation_id', '=', house.organisationId)
      .where('id', '=', id)
      .returning('day')
      .executeTakeFirst();
    if (dropped === undefined) return false;
    await record(tx, house, { day: dropped.day, works: null }, act);
    return true;
  });
}

function record(tx: Db, house: Scope, detail: Readonly<Record<string, unknown>>, { actor, clock }: Act): Promise<void> {
  const subject = `house ${house.organisationId}`;
  return recordAudit(tx, house, { actor, action: 'ledger.set-calendar-day', subject, detail }, clock);
}
