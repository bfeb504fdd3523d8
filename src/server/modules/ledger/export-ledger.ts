import type { LedgerEntry } from '../../../shared/ledger.ts';
import { listSheet, listWorkbook } from '../../platform/list-workbook.ts';
import { SHEET_COLUMNS } from './sheet-columns.ts';

/** The ledger as a workbook of one sheet, to be edited by hand and read back. */
export async function exportLedger(entries: readonly LedgerEntry[], language: 'zh' | 'en'): Promise<Buffer> {
  const columns = SHEET_COLUMNS.map(({ type, read, ...column }) => ({
    ...column,
    isDay: type === 'day',
    read: (entry: LedgerEntry, _language: 'zh' | 'en', at: number) => read(entry, at),
  }));
  return listWorkbook([listSheet({ zh: '工作台账', en: 'Ledger' }, columns, entries, language)]);
}
