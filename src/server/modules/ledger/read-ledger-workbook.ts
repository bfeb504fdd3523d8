import type { EntryStepLine, LedgerEntry } from '../../../shared/ledger.ts';
import {
  LEDGER_FIELDS,
  type LedgerField,
  type RefusedRow,
  type WorkbookReading,
} from '../../../shared/ledger-pages.ts';
import { ProblemError } from '../../platform/problems.ts';
import { columnLetters, readWorkbook } from '../../platform/workbook-reading.ts';
import { entryBefore } from './entry-before.ts';
import { isOfEdit, readCell, writtenField } from './sheet-cells.ts';
import { columnHeaded, SHEET_COLUMNS, SHOWN_ONLY } from './sheet-columns.ts';
import * as problems from './sheet-problems.ts';

/** What a sheet is compared with: the entries that its reader sees, their histories, and what the reader may change of each. */
export interface LedgerOfReader {
  readonly entries: readonly LedgerEntry[];
  historyOf(entry: LedgerEntry): Promise<readonly EntryStepLine[]>;
  may(entry: LedgerEntry, step: 'report' | 'edit'): boolean;
}

type Cells = readonly unknown[];
const MOST_ROWS = 5000;
const HEADING_ROWS = 20;
const FIELDS: ReadonlySet<string> = new Set(LEDGER_FIELDS);

/**
 * Reads a ledger that was exported and edited by hand, and tells how it differs, cell by cell. Nothing is written. Columns are found by
 * their headings wherever they stand; what a missing one would say is left as it is. A row whose entry changed since the export is a
 * conflict where the sheet was edited too; a row with one bad cell is refused whole.
 * @throws ProblemError for what is no such workbook.
 */
export async function readLedgerWorkbook(bytes: Buffer, ledger: LedgerOfReader): Promise<WorkbookReading> {
  const [sheet] = await readWorkbook(bytes);
  const rows: readonly Cells[] = sheet?.rows ?? [];
  const formulas = sheet?.formulas ?? new Set<string>();
  const { head, columns } = headOf(rows);
  const byNumber = new Map(ledger.entries.map((entry) => [entry.number, entry]));
  const reading: { -readonly [key in keyof WorkbookReading]: WorkbookReading[key] } = {
    ...{ rows: 0, unchanged: 0, changes: [], conflicts: [] },
    refused: missingColumns(columns, head + 1),
  };
  const seen = new Set<string>();
  for (const [at, cells] of rows.entries()) {
    if (at <= head || cells.every((cell) => String(cell ?? '').trim() === '')) continue;
    const row = at + 1;
    reading.rows += 1;
    if (reading.rows > MOST_ROWS) throw new ProblemError(problems.tooManyRows(MOST_ROWS));
    const sheetRow: SheetRow = { row, value: (key) => cells[columns.get(key) ?? -1], columns, formulas };
    const number = String(sheetRow.value('number') ?? '').trim();
    const entry = byNumber.get(number);
    if (entry === undefined || seen.has(number)) {
      reading.refused.push(entry === undefined ? unknownEntry(row, number) : secondTime(row, number));
      continue;
    }
    seen.add(number);
    await readRow(reading, sheetRow, entry, ledger);
  }
  return reading;
}

interface SheetRow {
  readonly row: number;
  readonly columns: ReadonlyMap<string, number>;
  readonly formulas: ReadonlySet<string>;
  value(key: string): unknown;
}

async function readRow(
  reading: WorkbookReading,
  sheetRow: SheetRow,
  entry: LedgerEntry,
  ledger: LedgerOfReader,
): Promise<void> {
  const { row, columns } = sheetRow;
  const revision = Number(sheetRow.value('revision'));
  if (!Number.isInteger(revision) || revision < 1 || revision > entry.revision) {
    reading.refused.push(badRevision(row));
    return;
  }
  const exported = revision === entry.revision ? entry : entryBefore(entry, await ledger.historyOf(entry), revision);
  const refused = shownOnlyChanged(sheetRow, entry, exported);
  const fields: { field: LedgerField; before: string; after: string }[] = [];
  for (const [key, column] of columns) {
    if (!FIELDS.has(key)) continue;
    const field = key as LedgerField;
    if (sheetRow.formulas.has(`${columnLetters(column)}${row}`)) {
      refused.push(
        inColumn(row, key, '是公式，请改成数值或文字（选择性粘贴为值）', 'is a formula; paste it as a value'),
      );
      continue;
    }
    const cell = readCell(field, sheetRow.value(key));
    if (!cell.ok) refused.push(inColumn(row, key, cell.refusal.zh, cell.refusal.en));
    else if (cell.text !== lineBreaks(writtenField(exported, field)))
      fields.push({ field, before: writtenField(entry, field), after: cell.text });
  }
  for (const step of ['edit', 'report'] as const) {
    const touched = fields.find(({ field }) => isOfEdit(field) === (step === 'edit'));
    if (touched !== undefined && !ledger.may(entry, step)) refused.push(notYours(row, touched.field, entry));
  }
  const differing = fields.filter(({ before, after }) => before !== after);
  if (refused.length > 0) reading.refused.push(...refused);
  else if (differing.length === 0) (reading as { unchanged: number }).unchanged += 1;
  else {
    const change = {
      row,
      id: entry.id,
      number: entry.number,
      unit: entry.unit.name,
      revision: entry.revision,
      fields: differing,
    };
    if (revision === entry.revision) reading.changes.push(change);
    else reading.conflicts.push({ ...change, changedAt: entry.changedAt });
  }
}

/** A program that saves a sheet writes line breaks in its own way. */
function lineBreaks(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function shownOnlyChanged({ row, value, columns }: SheetRow, entry: LedgerEntry, exported: LedgerEntry): RefusedRow[] {
  return SHEET_COLUMNS.filter(({ key }) => SHOWN_ONLY.has(key) && columns.has(key)).flatMap(({ key, read }) => {
    const written = String(value(key) ?? '').trim();
    const known = [read(entry, 0), read(exported, 0)].map((text) => String(text ?? '').trim());
    return written === '' || known.includes(written)
      ? []
      : [
          inColumn(
            row,
            key,
            '不能用表格更改，请改回原样；状态请在台账页面上办理',
            'cannot be changed by a sheet; put it back. States are changed on the page of the ledger',
          ),
        ];
  });
}

function headOf(rows: readonly Cells[]): { readonly head: number; readonly columns: ReadonlyMap<string, number> } {
  for (const [head, cells] of rows.slice(0, HEADING_ROWS).entries()) {
    const columns = new Map<string, number>();
    for (const [at, cell] of cells.entries()) {
      const column = typeof cell === 'string' ? columnHeaded(cell) : undefined;
      if (column === undefined) continue;
      if (columns.has(column.key)) throw new ProblemError(problems.twice(column.zh));
      columns.set(column.key, at);
    }
    if (columns.has('number') && columns.has('revision')) return { head, columns };
  }
  throw new ProblemError(problems.noHeadings);
}

function missingColumns(columns: ReadonlyMap<string, number>, row: number): RefusedRow[] {
  return SHEET_COLUMNS.filter(({ key }) => FIELDS.has(key) && !columns.has(key)).map(({ zh, en }) => ({
    row,
    column: zh,
    zh: '表中没有这一列，该项保持不变；如要修改，请补上这一列标题',
    en: `the sheet has no such column (${en}), so nothing of it is changed; add the heading to change it`,
  }));
}

function inColumn(row: number, key: string, zh: string, en: string): RefusedRow {
  return { row, column: SHEET_COLUMNS.find((column) => column.key === key)?.zh ?? null, zh, en };
}

function unknownEntry(row: number, number: string): RefusedRow {
  return number === ''
    ? inColumn(
        row,
        'number',
        '没有台账编号。新的事项请在台账页面上新增',
        'has no number. Open new matters on the page of the ledger',
      )
    : inColumn(
        row,
        'number',
        `台账中没有 ${number}，或不属于您的单位，请核对编号`,
        `the ledger has no ${number}, or it is not your unit’s; check the number`,
      );
}

function secondTime(row: number, number: string): RefusedRow {
  return inColumn(
    row,
    'number',
    `${number} 在表中出现了两次，请只留一行`,
    `${number} stands in the sheet twice; keep one row`,
  );
}

function badRevision(row: number): RefusedRow {
  return inColumn(
    row,
    'revision',
    '版本号被改动过，请重新导出后再修改',
    'is not the revision that was exported; export the ledger anew',
  );
}

function notYours(row: number, field: LedgerField, { state }: LedgerEntry): RefusedRow {
  return state === 'closed'
    ? inColumn(row, field, '这一项已销号，不能再改，请先退回', 'the entry is closed; send it back first')
    : inColumn(
        row,
        field,
        '这一列不由您修改，或现在不能改，请改回原样',
        'is not yours to change, or not now; put it back',
      );
}
