import { ENTRY_STATES, type LedgerEntry } from '../../../shared/ledger.ts';
import type { RollUpLine } from '../../../shared/ledger-pages.ts';
import { type Clock, dayOf } from '../../platform/clock.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { lightOf } from './entry-rules.ts';
import { endOf, entryAt, lastDayOf, type PastEntry, type PastStep } from './roll-up-rules.ts';
import type { LedgerTables } from './tables.ts';
import { type WorkCalendar, workCalendar } from './working-days.ts';

/** The ledger as it stood when a month was over, by province and task: counted from what happened until then, not from now. */
export async function rollUp(
  db: Db,
  house: Scope,
  entries: readonly LedgerEntry[],
  month: string,
  clock: Clock,
): Promise<{ readonly asOf: string; readonly lines: RollUpLine[] }> {
  const asOf = lastDayOf(month, dayOf({ clock }));
  const instant = endOf(asOf);
  const steps = Map.groupBy(await stepsSince(db, house, instant), ({ entry }) => entry);
  const calendar = await workCalendar(db, house);
  const past = entries.flatMap((entry) => {
    const was = entryAt(entry, steps.get(entry.id) ?? [], instant);
    return was === undefined ? [] : [{ province: entry.unit.province, task: entry.task, ...was }];
  });
  const groups = Map.groupBy(past, ({ province, task }) => `${province ?? ''} ${task}`);
  const lines = [...groups.values()].map((own) => ({
    province: own[0]?.province ?? null,
    task: own[0]?.task ?? '',
    ...countsOf(own, { month, asOf, calendar }),
  }));
  return { asOf, lines: lines.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)) };
}

function keyOf({ province }: RollUpLine): string {
  return province ?? '000000';
}

function countsOf(
  entries: readonly PastEntry[],
  { month, asOf, calendar }: { readonly month: string; readonly asOf: string; readonly calendar: WorkCalendar },
): Omit<RollUpLine, 'province' | 'task'> {
  const lights = { green: 0, yellow: 0, red: 0, off: 0, withdrawn: 0 };
  const waiting: PastEntry[] = [];
  for (const entry of entries) {
    const light = lightOf(entry, asOf, calendar);
    lights[light] += 1;
    if (light !== 'withdrawn') waiting.push(entry);
  }
  const of = (state: string): number => waiting.filter((entry) => entry.state === state).length;
  return {
    total: entries.length,
    lights,
    states: Object.fromEntries(ENTRY_STATES.map((state) => [state, of(state)])) as RollUpLine['states'],
    closedInMonth: entries.filter(({ state, closedOn }) => state === 'closed' && closedOn?.startsWith(month)).length,
  };
}

/** What happened to entries from an instant on, the oldest first. */
export async function stepsSince(db: Db, house: Scope, instant: Date): Promise<PastStep[]> {
  return tables<LedgerTables>(db)
    .selectFrom('ledger_step')
    .select(['entry_id as entry', 'step', 'at', 'changes'])
    .where('organisation_id', '=', house.organisationId)
    .where('at', '>=', instant)
    .orderBy('id')
    .execute();
}
