import writeExcelFile from 'write-excel-file/node';
import type { LedgerEntry } from '../../../shared/ledger.ts';
import { cellText } from '../../platform/workbook.ts';
import { SHEET_COLUMNS, type SheetColumn } from './sheet-columns.ts';

/** The ledger as a workbook of one sheet. Every cell has its type, so that no text becomes a formula. */
export async function exportLedger(entries: readonly LedgerEntry[], language: 'zh' | 'en'): Promise<Buffer> {
  const head = SHEET_COLUMNS.map(
    (column) => ({ type: String, value: column[language], fontWeight: 'bold', wrap: true }) as const,
  );
  const rows = entries.map((entry, at) => SHEET_COLUMNS.map((column) => cell(column, column.read(entry, at))));
  return writeExcelFile([head, ...rows], {
    columns: SHEET_COLUMNS.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
    sheet: language === 'zh' ? '工作台账' : 'Ledger',
  }).toBuffer();
}

function cell({ type }: SheetColumn, value: string | number | null) {
  if (value === null || value === '') return null;
  if (type === 'day') return { type: Date, value: new Date(`${value}T00:00:00Z`), format: 'yyyy-mm-dd' } as const;
  if (typeof value === 'number') return { type: Number, value } as const;
  return { type: String, value: cellText(value), wrap: true, alignVertical: 'top' } as const;
}
