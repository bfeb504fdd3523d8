import type { EntryStepLine, LedgerEntry } from '../../../shared/ledger.ts';

const FIELD_OF: Readonly<Record<string, keyof LedgerEntry>> = {
  matter: 'matter',
  assisting: 'assisting',
  person: 'person',
  start_on: 'startOn',
  due_on: 'dueOn',
  node: 'node',
  percent: 'percent',
  progress: 'progress',
  problem: 'problem',
  next_step: 'nextStep',
  money_used: 'moneyUsed',
  state: 'state',
};

/** An entry as it was at a revision: every step but the opening made one, so the later ones are undone. */
export function entryBefore(entry: LedgerEntry, history: readonly EntryStepLine[], revision: number): LedgerEntry {
  const was: Record<string, unknown> = { ...entry, revision };
  for (const { changes } of history.slice(revision).toReversed()) {
    for (const [name, [before]] of Object.entries(changes)) {
      const field = FIELD_OF[name];
      if (field !== undefined) was[field] = before ?? (['progress', 'problem', 'nextStep'].includes(field) ? '' : null);
    }
  }
  return was as LedgerEntry;
}
