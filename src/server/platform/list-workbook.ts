import writeExcelFile from 'write-excel-file/node';
import { cellText } from './workbook.ts';

export type SheetLanguage = 'zh' | 'en';

/** A column of a list: its heading in both languages, its width in signs, and what it says of a row. */
export interface ListColumn<Row> {
  readonly zh: string;
  readonly en: string;
  readonly width: number;
  /** It says ISO days. */
  readonly isDay?: boolean;
  read(row: Row, language: SheetLanguage, at: number): string | number | null;
}

/** A list as a sheet of a workbook. */
export interface ListSheet {
  readonly name: string;
  readonly rows: (string | number | Date | null)[][];
  readonly heads: readonly string[];
  readonly widths: readonly number[];
}

/** The rows of a list as a sheet has them, in the language of its reader. */
export function listSheet<Row>(
  name: Readonly<Record<SheetLanguage, string>>,
  columns: readonly ListColumn<Row>[],
  rows: readonly Row[],
  language: SheetLanguage,
): ListSheet {
  return {
    name: name[language],
    heads: columns.map((column) => column[language]),
    widths: columns.map(({ width }) => width),
    rows: rows.map((row, at) =>
      columns.map(({ isDay, read }) => {
        const value = read(row, language, at);
        if (value === null || value === '') return null;
        return isDay === true ? new Date(`${value}T00:00:00Z`) : value;
      }),
    ),
  };
}

/** Lists as a workbook, a sheet for each, its head in sight and printed lying. Every cell has its type, so that no text becomes a formula. */
export async function listWorkbook(sheets: readonly ListSheet[]): Promise<Buffer> {
  return writeExcelFile(
    sheets.map(({ name, heads, widths, rows }) => ({
      data: [
        heads.map((value) => ({ type: String, value: cellText(value), fontWeight: 'bold', wrap: true }) as const),
        ...rows.map((row) => row.map(cellOf)),
      ],
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
      sheet: name,
    })),
  ).toBuffer();
}

function cellOf(value: string | number | Date | null) {
  if (value === null) return null;
  if (value instanceof Date) return { type: Date, value, format: 'yyyy-mm-dd' } as const;
  if (typeof value === 'number') return { type: Number, value } as const;
  return { type: String, value: cellText(value), wrap: true, alignVertical: 'top' } as const;
}
