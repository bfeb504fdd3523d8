import { type Problem, ProblemError } from '../../problem.ts';

/** What can be wrong with a table, its mapping, or one of its rows. */

const NAMED = 20;

function listed(names: readonly string[], separator: string): string {
  const shown = names.slice(0, NAMED).map((name) => (name.length > 60 ? `${name.slice(0, 60)}…` : name));
  return shown.join(separator) + (names.length > NAMED ? ` … (${names.length})` : '');
}

export function noMapping(found: readonly string[], known: readonly string[]): ProblemError {
  return new ProblemError({
    code: 'format.no-mapping',
    zh: `没有适用的列映射。文件中的列：${listed(found, '、')}。已有的映射：${known.join('、')}。请核对是否选对了文件，或编写映射文件并用映射选项指明。`,
    en: `No mapping fits the columns of this file: ${listed(found, ', ')}. Mappings known: ${known.join(', ')}. Check that it is the right file, or write a mapping and name it in the mapping option.`,
  });
}

export function mappingDoesNotFit(
  mapping: string,
  found: readonly string[],
  wanted: readonly (readonly string[])[],
): ProblemError {
  const groups = wanted.map((group) => group.join('/'));
  return new ProblemError({
    code: 'format.mapping-columns',
    zh: `文件的列与映射“${mapping}”不符。文件中的列：${listed(found, '、')}。该映射至少需要：${groups.join('、')}。`,
    en: `The columns of the file do not fit the mapping "${mapping}". Found: ${listed(found, ', ')}. It needs at least: ${groups.join(', ')}.`,
  });
}

export function unknownMapping(asked: string, known: readonly string[]): ProblemError {
  return new ProblemError({
    code: 'format.mapping-unknown',
    zh: `没有名为“${asked}”的映射，也没有这个路径的文件。已有的映射：${known.join('、')}。`,
    en: `There is no mapping named "${asked}", nor a file of that path. Mappings known: ${known.join(', ')}.`,
  });
}

export function invalidMapping(file: string, where: string, reason: string): ProblemError {
  return new ProblemError({
    code: 'format.mapping-invalid',
    zh: `映射文件“${file}”有误${where === '' ? '' : `（${where}）`}：${reason}。请改正后重试。`,
    en: `The mapping file "${file}" is not valid${where === '' ? '' : ` at ${where}`}: ${reason}. Correct it and try again.`,
  });
}

export function brokenTable(reason: { zh: string; en: string }, cause?: unknown): ProblemError {
  return new ProblemError({ code: 'format.table-broken', ...reason }, { cause });
}

export function tooManyRows(limit: number): ProblemError {
  return new ProblemError({
    code: 'format.too-many-rows',
    zh: `表格超过 ${limit} 行的上限，其余行未读取。请拆分文件或提高上限。`,
    en: `The table has more than ${limit} rows, the limit; the rest was not read. Split the file or raise the limit.`,
  });
}

export function jsonDocumentTooLong(limit: number): ProblemError {
  return new ProblemError({
    code: 'format.json-too-long',
    zh: `JSON 文件超过 ${Math.round(limit / 1024 / 1024)} MB，无法整体读取。请改存为每行一条记录的 JSONL。`,
    en: `The JSON file is larger than ${Math.round(limit / 1024 / 1024)} MB and cannot be read as one document; save it as JSONL, one record a line.`,
  });
}

export function invalidJson(reason: string): Problem {
  return {
    code: 'record.invalid-json',
    zh: `不是有效的 JSON（${reason}）。请改正或重新导出后再导入。`,
    en: `This is not valid JSON (${reason}). Correct it or export it again.`,
  };
}

export function notAnObject(): Problem {
  return {
    code: 'record.not-an-object',
    zh: '此处应为一条记录（JSON 对象 {…}），实际不是。',
    en: 'A record (a JSON object {…}) is expected here, and this is not one.',
  };
}

export function cellCount(found: number, expected: number): Problem {
  return {
    code: 'record.cell-count',
    zh: `该行有 ${found} 个单元格，而表头有 ${expected} 列。请检查分隔符、引号或该行是否被截断。`,
    en: `The row has ${found} cells where the header has ${expected} columns. Check its separators and quotes, and whether it is cut off.`,
  };
}

export function invalidCells(reason: string): Problem {
  return {
    code: 'record.invalid-cells',
    zh: `该行无法分成单元格（${reason}）。请检查引号和分隔符。`,
    en: `The row cannot be cut into cells (${reason}). Check its quotes and separators.`,
  };
}

export function openQuote(): Problem {
  return {
    code: 'record.open-quote',
    zh: '该行的引号没有结束。该行已跳过，从下一行继续读取。请补上引号。',
    en: 'A quote is opened in this row and never closed. The row was skipped and reading went on at the next line; close the quote.',
  };
}

export function missingNumber(columns: readonly string[]): Problem {
  return {
    code: 'record.missing-number',
    zh: `该行没有公开（公告）号（列：${columns.join('、')}），无法入库。请补全后重新导入该行。`,
    en: `The row has no publication number (columns: ${columns.join(', ')}), so it cannot be stored. Complete it and import it again.`,
  };
}

/** A value that cannot be read; `reason` is the sentence of whoever could not read it. */
export function invalidValue(column: string, value: string, reason: Problem): Problem {
  const shown = value.length > 100 ? `${value.slice(0, 100)}…` : value;
  return {
    code: reason.code,
    zh: `“${column}”列的值“${shown}”有误：${reason.zh}`,
    en: `The value "${shown}" in column "${column}" is wrong: ${reason.en}`,
  };
}

export function noSuchDay(): Problem {
  return {
    code: 'record.invalid-date',
    zh: '日历上没有这一天。请改正后重新导入该行。',
    en: 'there is no such day in the calendar. Correct it and import the row again.',
  };
}

export function unreadableDate(formats: readonly string[]): Problem {
  return {
    code: 'record.invalid-date',
    zh: `不是可识别的日期（可用写法：${formats.join('、')}）。请改正后重新导入该行。`,
    en: `this is not a date in a form that is read (${formats.join(', ')}). Correct it and import the row again.`,
  };
}
