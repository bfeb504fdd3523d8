import writeExcelFile from 'write-excel-file/node';
import { ProblemError } from '../../../../engine/problem.ts';
import type { Publication } from '../../../../engine/publication.ts';
import { cellText } from '../../../platform/workbook.ts';
import { EXPORT_COLUMNS, type ExportColumn } from './spreadsheet-rows.ts';

/** Rows of one workbook, which is made in memory. */
const XLSX_ROWS = 100_000;

/** A workbook of one sheet. Every cell has its type, so that no text becomes a formula and dates can be sorted. */
export async function* xlsxOf(
  publications: AsyncIterable<Publication>,
  language: 'zh' | 'en',
): AsyncGenerator<Uint8Array> {
  const head = EXPORT_COLUMNS.map((column) => ({ type: String, value: column[language], fontWeight: 'bold' }) as const);
  const rows = [];
  for await (const publication of publications) {
    rows.push(EXPORT_COLUMNS.map((column) => cell(column, column.read(publication, language))));
  }
  yield await writeExcelFile([head, ...rows], {
    columns: EXPORT_COLUMNS.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    sheet: language === 'zh' ? '检索结果' : 'Search result',
  }).toBuffer();
}

/** @throws ProblemError where there are more rows than a workbook takes. */
export function refuseTooManyRows(rows: number): void {
  if (rows <= XLSX_ROWS) return;
  throw new ProblemError({
    code: 'export.too-many-rows',
    zh: `检索结果有 ${rows} 条，XLSX 最多导出 ${XLSX_ROWS} 条。请缩小检索范围，或改用 CSV 格式。`,
    en: `The search has ${rows} hits; a workbook takes ${XLSX_ROWS} at most. Narrow the search, or export as CSV.`,
  });
}

function cell({ type }: ExportColumn, value: string) {
  if (type === 'text') return { type: String, value: cellText(value) } as const;
  return value === '' ? null : ({ type: Date, value: new Date(`${value}T00:00:00Z`), format: 'yyyy-mm-dd' } as const);
}
