import type { LedgerEntry, ReturnLine } from '../../../shared/ledger.ts';
import type { MattersPage } from '../../../shared/ledger-pages.ts';
import { type Clock, dayOf } from '../../platform/clock.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { listPlans } from '../plan/index.ts';
import { listEntries } from './entries.ts';
import { issuedDocument } from './plan-choices.ts';
import { returnBoard } from './return-board.ts';
import type { LedgerTables } from './tables.ts';
import { ownOnEntries, ownOnReturns } from './two-persons.ts';
import { oversees, returnPartsOf, type Viewer, worksFor } from './viewer.ts';

/** Days for which a reminder stays on the desk. */
const REMINDER_DAYS = 30;

/** What waits for somebody: returns and entries with what is to be done, what came back first, then by day; and their reminders. */
export async function mattersOf(
  db: Db,
  house: Scope,
  viewer: Viewer,
  clock: Clock,
): Promise<Omit<MattersPage, 'calendar'>> {
  const units = viewer.units === undefined ? {} : { units: viewer.units };
  const returns: MattersPage['returns'] = [];
  const entries: MattersPage['entries'] = [];
  for (const plan of (await listPlans(db, house)).filter(({ state }) => state === 'issued')) {
    const waiting = (await returnBoard(db, house, { plan: plan.id, ...units }, clock)).flatMap((line) => {
      const act = actOnReturn(viewer, line);
      return act === undefined ? [] : [{ ...line, act }];
    });
    // A plan with its whole text is read only where something of it waits.
    const { tasks } = waiting.length === 0 ? { tasks: [] } : await issuedDocument(db, house, plan.id);
    returns.push(
      ...waiting.map((line) => ({
        ...line,
        title: tasks.find(({ clause }) => clause === line.task)?.title ?? line.task,
      })),
    );
    for (const entry of await listEntries(db, house, { plan: plan.id, inForce: true, ...units }, clock)) {
      const act = actOnEntry(viewer, entry);
      if (act !== undefined) entries.push({ ...entry, act });
    }
  }
  const letters = await lettersOf(db, house, viewer, clock);
  const others = await withoutOwn(db, house, viewer, { returns, entries });
  return {
    today: dayOf({ clock }),
    returns: others.returns.sort(byUrgency(({ onTimeUntil }) => onTimeUntil ?? '9999')),
    entries: others.entries.sort(byUrgency(({ dueOn }) => dueOn)),
    ...letters,
  };
}

/** What a person did themselves waits for another. */
async function withoutOwn(
  db: Db,
  house: Scope,
  { actor = '' }: Viewer,
  { returns, entries }: Pick<MattersPage, 'returns' | 'entries'>,
): Promise<Pick<MattersPage, 'returns' | 'entries'>> {
  const numbers = { returns: returns.map(({ assignment }) => assignment), entries: entries.map(({ id }) => id) };
  const ofReturn = await ownOnReturns(db, house, numbers.returns, actor);
  const ofEntry = await ownOnEntries(db, house, numbers.entries, actor);
  return {
    returns: returns.filter(({ assignment, act }) => !ofReturn(assignment, act)),
    entries: entries.filter(({ id, act }) => !ofEntry(id, act === 'decide-extension' ? 'grant-extension' : act)),
  };
}

function byUrgency<T extends { readonly act: string }>(day: (one: T) => string): (one: T, other: T) => number {
  const rank = (one: T): string => `${one.act === 'correct' ? 0 : 1} ${day(one)}`;
  return (one, other) => rank(one).localeCompare(rank(other));
}

type ReturnAct = MattersPage['returns'][number]['act'];

/** An invited unit is asked for nothing until it begins. */
function actOnReturn(viewer: Viewer, { unit, state, obliged, punctuality }: ReturnLine): ReturnAct | undefined {
  const parts = returnPartsOf(viewer, unit.id);
  if (parts.includes('contact') && punctuality !== 'closed') {
    if (state === 'sent-back') return 'correct';
    if (state === 'draft' || (state === null && obliged)) return 'write';
  }
  if (parts.includes('responsible') && state === 'submitted' && punctuality !== 'closed') return 'confirm';
  return parts.includes('officer') && state === 'confirmed' ? 'accept' : undefined;
}

type EntryAct = MattersPage['entries'][number]['act'];

function actOnEntry(viewer: Viewer, { unit, state, light }: LedgerEntry): EntryAct | undefined {
  if (oversees(viewer, unit.id)) {
    if (state === 'extension-asked') return 'decide-extension';
    if (state === 'to-confirm') return 'confirm-closing';
  }
  if (!worksFor(viewer, unit.id)) return undefined;
  if (state === 'sent-back') return 'correct';
  const due = light === 'yellow' || light === 'red';
  return due && (state === 'not-started' || state === 'running') ? 'report' : undefined;
}

async function lettersOf(
  db: Db,
  house: Scope,
  viewer: Viewer,
  clock: Clock,
): Promise<Pick<MattersPage, 'reminders' | 'unreached'>> {
  const since = dayOf({ clock: { now: () => new Date(clock.now().getTime() - REMINDER_DAYS * 86_400_000) } });
  const isOfficer = viewer.roles.includes('officer');
  const rows = await tables<LedgerTables & { organisation: { id: number; name: string } }>(db)
    .selectFrom('reminder_mail')
    .innerJoin('organisation', 'organisation.id', 'reminder_mail.unit_id')
    .select([
      'reminder_mail.id',
      'unit_id',
      'reminder_mail.name',
      'address',
      'on_day',
      'lines',
      'organisation.name as unit',
    ])
    .where('reminder_mail.organisation_id', '=', house.organisationId)
    .where('on_day', '>=', since)
    .where((row) => row.or([row('unit_id', '=', viewer.unit), ...(isOfficer ? [row('address', 'is', null)] : [])]))
    .orderBy('reminder_mail.id', 'desc')
    .limit(50)
    .execute();
  const own = rows.filter(({ unit_id }) => unit_id === viewer.unit);
  return {
    reminders: own.map(({ id, on_day, name, lines }) => ({ id, onDay: on_day, name, lines: [...lines] })),
    unreached: isOfficer
      ? rows
          .filter(({ address, unit_id }) => address === null && unit_id !== viewer.unit)
          .map(({ unit, on_day, lines }) => ({ unit, onDay: on_day, lines: [...lines] }))
      : [],
  };
}
