import type { EntryPage } from '../../../shared/ledger-pages.ts';
import { get } from '../../app/api.ts';

/** The revision that an entry has now, after something was refused; the one that was seen where it cannot be asked for. */
export async function newestRevision(id: number, seen: number): Promise<number> {
  try {
    return (await get<EntryPage>(`/api/ledger/entries/${id}`)).entry.revision;
  } catch {
    return seen;
  }
}
