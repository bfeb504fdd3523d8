import type { Problem } from '../../../platform/problems.ts';

function ofSheet(code: string, zh: string, en: string): Problem {
  return { code: `services.sheet-${code}`, zh, en };
}

export function columnsMissing(heads: string): Problem {
  return ofSheet(
    'columns',
    `表中找不到这些列：${heads}。列可以换位置，但表头文字须与模板一致；请下载模板核对。`,
    `These columns are not in the sheet: ${heads}. Columns may stand in any order, with the heads of the template; download it and compare.`,
  );
}

export function columnTwice(head: string): Problem {
  return ofSheet(
    'column-twice',
    `表头“${head}”出现了两次，无法判断以哪一列为准。请删去一列。`,
    `The head “${head}” stands there twice. Delete one of the columns.`,
  );
}

export function tooManyRows(rows: number, most: number): Problem {
  return ofSheet(
    'too-long',
    `表中有 ${rows} 行，超过一次 ${most} 行的上限，没有导入。请拆成几个文件。`,
    `The sheet has ${rows} rows, more than the ${most} of one import; nothing was taken. Split the file.`,
  );
}

export const noRows = ofSheet(
  'empty',
  '表头下没有任何数据行。请填写后再导入。',
  'There are no rows below the heads. Fill some in.',
);

export function formulaIn(cell: string): Problem {
  return ofSheet(
    'formula',
    `单元格 ${cell} 是公式，不予读取。请复制后“选择性粘贴为数值”再导入。`,
    `The cell ${cell} holds a formula and is not read. Copy it and paste its value.`,
  );
}

export function notReadable(
  cell: string,
  head: string,
  written: string,
  expected: { zh: string; en: string },
): Problem {
  return ofSheet(
    'value',
    `单元格 ${cell}（${head}）的“${written}”无法识别，应为${expected.zh}。`,
    `“${written}” in the cell ${cell} (${head}) is not understood; it should be ${expected.en}.`,
  );
}

export const codeNeeded = ofSheet(
  'code-needed',
  '没有填写统一社会信用代码。服务企业请填代码；面向公众的，请在“服务对象”写“公众”。',
  'The credit code is missing. Give it for an enterprise; for the public write “public” as who was served.',
);

export function rowTwice(first: number): Problem {
  return ofSheet(
    'row-twice',
    `与第 ${first} 行完全相同，只登记一次。若确是两次服务，请在“本单位编号”中写不同的编号。`,
    `The same as row ${first}, and taken once. If these were two services, give them different numbers in “Own number”.`,
  );
}
