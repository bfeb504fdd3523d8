import type { ReminderLine } from '../../../shared/ledger-pages.ts';
import { type Clock, dayOf } from '../../platform/clock.ts';
import { type Db, jsonb, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { servicePointsOf } from '../network/index.ts';
import { listPlans } from '../plan/index.ts';
import { listEntries } from './entries.ts';
import { issuedDocument } from './plan-choices.ts';
import { type Addressee, remindedPeople } from './reminded-people.ts';
import { type ReminderStage, remindedAt, stageReached } from './reminder-rules.ts';
import { returnBoard } from './return-board.ts';
import type { LedgerTables } from './tables.ts';
import { workCalendar } from './working-days.ts';

/** Something that a unit has still to do by a day. */
interface Outstanding extends Omit<ReminderLine, 'daysBefore'> {
  readonly unitId: number;
}

/**
 * Gives the reminders that are due today: each stage of each matter once. A reminder and the mails that bear it are written in one
 * transaction, so that a program that is killed has either given it or will.
 * @returns how many reminders were given.
 */
export async function giveReminders(db: Db, house: Scope, clock: Clock): Promise<number> {
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, `ledger.remind ${house.organisationId}`);
    const today = dayOf({ clock });
    const calendar = await workCalendar(tx, house);
    const people = await remindedPeople(tx, house, clock);
    const letters = new Map<string, { readonly to: Addressee; readonly lines: ReminderLine[] }>();
    let given = 0;
    for (const one of await outstanding(tx, house, clock)) {
      const stage = stageReached(one.dueOn, today, calendar);
      if (stage === undefined || !(await isNew(tx, house, one, stage, clock))) continue;
      given += 1;
      const { unitId, ...line } = one;
      for (const reminded of remindedAt(stage, people.aboveIsHouse(unitId))) {
        for (const to of await people.of(unitId, reminded)) {
          const key = `${to.unit} ${to.address ?? ''}`;
          const letter = letters.get(key) ?? { to, lines: [] };
          if (letter.lines.every(({ subject }) => subject !== line.subject))
            letter.lines.push({ ...line, daysBefore: stage });
          letters.set(key, letter);
        }
      }
    }
    for (const { to, lines } of letters.values()) {
      await tables<LedgerTables>(tx)
        .insertInto('reminder_mail')
        .values({
          ...{ organisation_id: house.organisationId, unit_id: to.unit, name: to.name, address: to.address },
          language: to.language,
          ...{ on_day: today, lines: jsonb(lines), created_at: clock.now(), sent_at: null, problem: null },
        })
        .execute();
    }
    return given;
  });
}

async function isNew(
  tx: Db,
  house: Scope,
  { subject, dueOn }: Outstanding,
  stage: ReminderStage,
  clock: Clock,
): Promise<boolean> {
  const row = await tables<LedgerTables>(tx)
    .insertInto('reminder')
    .values({ organisation_id: house.organisationId, subject, due_on: dueOn, days_before: stage, at: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Returns that obliged units have not given, and entries that wait for their units, of plans that run; and what service points owe. */
async function outstanding(tx: Db, house: Scope, clock: Clock): Promise<Outstanding[]> {
  const found: Outstanding[] = [];
  for (const plan of (await listPlans(tx, house)).filter(({ state }) => state === 'issued')) {
    const { tasks } = await issuedDocument(tx, house, plan.id);
    for (const line of await returnBoard(tx, house, { plan: plan.id }, clock)) {
      const { obliged, punctuality, onTimeUntil, reopenedUntil, unit, assignment } = line;
      if (!obliged || onTimeUntil === null || !['awaited', 'overdue'].includes(punctuality)) continue;
      const dueOn = reopenedUntil !== null && reopenedUntil > onTimeUntil ? reopenedUntil : onTimeUntil;
      const matter = tasks.find(({ clause }) => clause === line.task)?.title ?? line.task;
      found.push({ subject: `return ${assignment}`, unitId: unit.id, unit: unit.name, matter, dueOn });
    }
    for (const entry of await listEntries(tx, house, { plan: plan.id, inForce: true }, clock)) {
      if (entry.state === 'closed' || entry.state === 'to-confirm') continue;
      const { id, unit, number, matter, dueOn } = entry;
      found.push({ subject: `entry ${id}`, unitId: unit.id, unit: unit.name, matter: `${number} ${matter}`, dueOn });
    }
  }
  return [...found, ...(await duesOfPoints(tx, house, clock))];
}

/** Service points that are to be evaluated, by whoever stands above them, or to be put right, by themselves. */
async function duesOfPoints(tx: Db, house: Scope, clock: Clock): Promise<Outstanding[]> {
  const points = await servicePointsOf(tx, house, Number(dayOf({ clock }).slice(0, 4)));
  return points.flatMap(({ unit, due }) => {
    if (due === null || unit.endedOn !== null) return [];
    const unitId = due.act === 'evaluate' ? (unit.parentId ?? house.organisationId) : unit.id;
    return [{ subject: `${due.act} ${unit.id}`, unitId, unit: unit.name, matter: '', dueOn: due.on }];
  });
}
