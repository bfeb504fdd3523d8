import type { LedgerEntry } from '../../../shared/ledger.ts';
import type { EntryPage } from '../../../shared/ledger-pages.ts';
import { get } from '../../app/api.ts';

/** An entry as it is now, after something was refused; undefined where it cannot be asked for. */
export async function newestEntry(id: number): Promise<LedgerEntry | undefined> {
  try {
    return (await get<EntryPage>(`/api/ledger/entries/${id}`)).entry;
  } catch {
    return undefined;
  }
}

/** What somebody wrote over a version that another has changed meanwhile: what they touched is theirs, the rest is as it is now. */
export function overNewest<Fields extends object>(mine: Fields, base: Fields, newest: Fields): Fields {
  const names = Object.keys(mine) as (keyof Fields)[];
  const isTouched = (name: keyof Fields): boolean => JSON.stringify(mine[name]) !== JSON.stringify(base[name]);
  return Object.fromEntries(names.map((name) => [name, isTouched(name) ? mine[name] : newest[name]])) as Fields;
}
