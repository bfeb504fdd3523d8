import readSpreadsheet, { InvalidInputError, InvalidSpreadsheetError } from 'read-excel-file/node';
import type { ReadOptions, ReadResult } from '../reader.ts';
import { Row } from './columns.ts';
import { findHeader, isSameRow, likeliestHeader } from './header.ts';
import { MappingChoice } from './mappings.ts';
import { brokenTable, tooManyRows } from './problems.ts';
import { resultsOfRow } from './row-results.ts';

type CellRow = readonly unknown[];

/**
 * Reads the sheets of an XLSX workbook, held in memory: every sheet with a row of column names that a mapping fits. Cells of formulas
 * give the value that was last computed. Positions name the row of the sheet as `line`. Throws ProblemError where no sheet fits,
 * and at the row after the limit.
 */
export async function* readWorkbook(workbook: Buffer, options: ReadOptions): AsyncGenerator<ReadResult> {
  const choice = new MappingChoice(options.mapping);
  const sheets = (await sheetsOf(workbook)).map(({ sheet, data }) => ({ sheet, rows: data as readonly CellRow[] }));
  const tables = sheets.map(({ sheet, rows }) => ({
    sheet,
    rows,
    header: findHeader(rows.slice(0, 100).map(names), choice),
  }));
  const fitting = tables.filter(({ header }) => header !== undefined);
  if (fitting.length === 0) {
    throw choice.refusal(likeliestHeader(sheets.flatMap(({ rows }) => rows.slice(0, 100).map(names))));
  }
  let record = 0;
  for (const { sheet, rows, header } of fitting) {
    const { index, columns, mapping } = header!;
    const member = memberName(options.member, fitting.length > 1 ? sheet : undefined);
    for (const [row, cells] of rows.entries()) {
      if (row <= index || cells.every(isEmpty) || isSameRow(names(cells), columns)) continue;
      record += 1;
      if (record > options.limits.rows) throw tooManyRows(options.limits.rows);
      const position = { ...(member === undefined ? {} : { member }), record, line: row + 1 };
      const named = new Row(columns.map((column, at) => [column, cells[at]]));
      yield* resultsOfRow(named, mapping, 'xlsx', position, () => names(cells).join('\t'));
    }
  }
}

async function sheetsOf(workbook: Buffer): Promise<{ sheet: string; data: unknown }[]> {
  try {
    return await readSpreadsheet(workbook, { trim: false });
  } catch (cause) {
    const reason =
      cause instanceof InvalidInputError || cause instanceof InvalidSpreadsheetError ? cause.message : String(cause);
    throw brokenTable(
      {
        zh: `工作簿已损坏或不是有效的 XLSX（${reason}）。请用电子表格软件打开并另存后重试。`,
        en: `The workbook is damaged or no valid XLSX (${reason}). Open it in a spreadsheet program, save it again and retry.`,
      },
      cause,
    );
  }
}

function memberName(member: string | undefined, sheet: string | undefined): string | undefined {
  const parts = [member, sheet].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join('#');
}

function names(cells: CellRow): string[] {
  return cells.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '')));
}

function isEmpty(cell: unknown): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}
