import type { LedgerEntry } from '../../../shared/ledger.ts';
import { type Clock, dayOf } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { listEntries } from './entries.ts';
import { stepsSince } from './roll-up.ts';
import { endOf, entryAt } from './roll-up-rules.ts';

/** An entry as it stood when a day was over. */
export interface EntryAsOf extends Pick<LedgerEntry, 'id' | 'number' | 'task' | 'unit' | 'matter'> {
  readonly dueOn: string;
  readonly closedOn: string | null;
  /** Its day was over, and it was not closed. */
  readonly overdue: boolean;
}

/**
 * The entries of a plan's ledger as they stood when a day was over, or as they stand now where it is not over yet. One whose assignment
 * was withdrawn by then is among them only where it was closed: nothing was asked of it any more.
 */
export async function entriesAsOf(db: Db, house: Scope, plan: number, day: string, clock: Clock): Promise<EntryAsOf[]> {
  const today = dayOf({ clock });
  const asOf = day < today ? day : today;
  const instant = endOf(asOf);
  const entries = await listEntries(db, house, { plan }, clock);
  const steps = Map.groupBy(await stepsSince(db, house, instant), ({ entry }) => entry);
  return entries.flatMap((entry) => {
    const was = entryAt(entry, steps.get(entry.id) ?? [], instant);
    if (was === undefined) return [];
    const { id, number, task, unit, matter } = entry;
    const closed = was.state === 'closed';
    if (!closed && was.withdrawnOn !== null && was.withdrawnOn <= asOf) return [];
    const overdue = !closed && was.dueOn < asOf;
    return [
      { ...{ id, number, task, unit, matter }, dueOn: was.dueOn, closedOn: closed ? was.closedOn : null, overdue },
    ];
  });
}
