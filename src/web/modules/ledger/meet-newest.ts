import type { LedgerEntry } from '../../../shared/ledger.ts';
import type { EntryPage } from '../../../shared/ledger-pages.ts';
import { get } from '../../app/api.ts';

export { overNewest } from '../../ui/over-newest.ts';

/** An entry as it is now, after something was refused; undefined where it cannot be asked for. */
export async function newestEntry(id: number): Promise<LedgerEntry | undefined> {
  try {
    return (await get<EntryPage>(`/api/ledger/entries/${id}`)).entry;
  } catch {
    return undefined;
  }
}
