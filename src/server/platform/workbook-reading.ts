import readExcelFile from 'read-excel-file/node';
import { SaxesParser } from 'saxes';
import { type Problem, ProblemError } from './problems.ts';
import { measureSheet } from './sheet-extent.ts';
import { unzip, ZipTooLarge } from './unzip.ts';

export type CellValue = string | number | boolean | Date | null;

export interface WorkbookSheet {
  readonly name: string;
  /** The first is row 1; cells that are not there are missing or null. */
  readonly rows: readonly (readonly CellValue[])[];
  /** Cells that compute their value, `B3`. Their values are those that a program computed last, if any did. */
  readonly formulas: ReadonlySet<string>;
}

const LIMITS = { entries: 2000, bytes: 100 * 1024 ** 2 };
const WORKBOOK = 'xl/workbook.xml';
/** Columns of a sheet: `XFD` is the last. */
const WIDEST = 16_384;

/** Places of a sheet, empty ones included: its reader makes a row of places as long as the widest for each. */
const MOST_PLACES = 2_000_000;

/**
 * The sheets of an XLSX workbook as somebody sent it.
 * @throws ProblemError for what is no workbook, holds macros, unpacks to too much, or reaches too far down and to the right.
 */
export async function readWorkbook(file: Buffer): Promise<WorkbookSheet[]> {
  try {
    const parts = await unzip(file, LIMITS);
    if (!parts.has(WORKBOOK)) throw new ProblemError(noWorkbook);
    if ([...parts.keys()].some((name) => /vbaProject|macrosheets/i.test(name))) throw new ProblemError(hasMacros);
    for (const part of parts.values()) refuseVast(part);
    const formulas = formulasBySheet(parts);
    const sheets = await readExcelFile(file, { trim: false });
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data as CellValue[][],
      formulas: formulas.get(sheet) ?? new Set<string>(),
    }));
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    throw new ProblemError(cause instanceof ZipTooLarge ? tooLarge : noWorkbook, { cause });
  }
}

/** The letters of a column, `A` for the first. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? '' : columnLetters(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

/** A few bytes can name a cell in the last row and column of all, and no memory holds what lies before it. */
function refuseVast(part: Buffer): void {
  if (!part.includes('sheetData')) return;
  const extent = measureSheet((opened) => read(part, opened));
  // An address that is no number makes none of the places either.
  if (!(extent.places <= MOST_PLACES)) throw new ProblemError(tooVast(extent));
}

function formulasBySheet(parts: ReadonlyMap<string, Buffer>): Map<string, Set<string>> {
  const targets = new Map<string, string>();
  read(parts.get('xl/_rels/workbook.xml.rels'), (tag, attributes) => {
    if (tag === 'Relationship') targets.set(attributes.Id ?? '', partOf(attributes.Target ?? ''));
  });
  const found = new Map<string, Set<string>>();
  read(parts.get(WORKBOOK), (tag, attributes) => {
    if (tag === 'sheet') {
      found.set(attributes.name ?? '', formulasOf(parts.get(targets.get(attributes['r:id'] ?? '') ?? '')));
    }
  });
  return found;
}

function formulasOf(part: Buffer | undefined): Set<string> {
  const found = new Set<string>();
  let cell = '';
  read(part, (tag, attributes) => {
    if (tag === 'c') cell = attributes.r ?? '';
    if (tag === 'f') found.add(cell);
  });
  return found;
}

/** Where a part lies whose relationship names it from the folder of the workbook, or from the root. */
function partOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function read(part: Buffer | undefined, opened: (tag: string, attributes: Record<string, string>) => void): void {
  if (part === undefined) return;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) =>
    opened(name.replace(/^\w+:/, ''), attributes as Record<string, string>),
  );
  parser.write(part.toString('utf8')).close();
}

const noWorkbook: Problem = {
  code: 'workbook.broken',
  zh: '文件已损坏或不是 XLSX 工作簿。请用电子表格软件打开，另存为“Excel 工作簿（.xlsx）”后重试。',
  en: 'The file is damaged or no XLSX workbook. Open it in a spreadsheet program, save it as an Excel workbook (.xlsx) and try again.',
};

const hasMacros: Problem = {
  code: 'workbook.macros',
  zh: '工作簿含有宏，不予读取。请另存为不含宏的“Excel 工作簿（.xlsx）”后重试。',
  en: 'The workbook holds macros and is not read. Save it as an Excel workbook without macros (.xlsx) and try again.',
};

const tooLarge: Problem = {
  code: 'workbook.too-large',
  zh: '工作簿解压后过大，不予读取。请拆分成较小的文件后重试。',
  en: 'The workbook unpacks to too much and is not read. Split it into smaller files and try again.',
};

function tooVast({ lastRow, lastColumn }: { readonly lastRow: number; readonly lastColumn: number }): Problem {
  const cell = `${columnLetters(Math.min(lastColumn, WIDEST) - 1)}${lastRow}`;
  return {
    code: 'workbook.too-vast',
    zh: `工作表的范围一直到 ${cell}，太大，不予读取。请删去右侧和下方多余的空行、空列（不只是清空内容），另存后重试。`,
    en: `A sheet reaches to ${cell}, which is too far, and is not read. Delete the rows and columns that are not needed on its right and below (not only their contents), save it and try again.`,
  };
}
