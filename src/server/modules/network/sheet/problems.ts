import type { Problem } from '../../../platform/problems.ts';
import type { Column } from './columns.ts';

const zhNames = (columns: readonly Column[]) => columns.map(({ words }) => `“${words.zh}”`).join('、');
const enNames = (columns: readonly Column[]) => columns.map(({ words }) => `“${words.en}”`).join(', ');

export function noHead(required: readonly Column[]): Problem {
  return {
    code: 'network.sheet.head',
    zh: `工作簿中找不到列名行（至少要有 ${zhNames(required)}）。请下载模板，把资料填入模板后再导入。`,
    en: `No row of column names was found (${enNames(required)} at least). Download the template, fill it in and import that.`,
  };
}

export function columnsMissing(missing: readonly Column[], sheet: string, row: number): Problem {
  return {
    code: 'network.sheet.columns',
    zh: `工作表“${sheet}”第 ${row} 行的列名中缺少 ${zhNames(missing)}。请补上该列，或使用模板。`,
    en: `The column names in row ${row} of the sheet “${sheet}” lack ${enNames(missing)}. Add them, or use the template.`,
  };
}

export function columnTwice(words: Column['words'], one: string, other: string): Problem {
  return {
    code: 'network.sheet.column-twice',
    zh: `列名“${words.zh}”出现两次（${one} 列和 ${other} 列）。请删去其中一列。`,
    en: `The column “${words.en}” stands there twice (${one} and ${other}). Remove one of them.`,
  };
}

export function columnsUnknown(heads: readonly string[]): Problem {
  return {
    code: 'network.sheet.unknown-columns',
    zh: `以下各列不认识，没有读取：${heads.join('、')}。如属笔误，请按模板更正列名后重新导入。`,
    en: `These columns are not known and were not read: ${heads.join(', ')}. If that is a slip, name them as in the template and import again.`,
  };
}

export const columnsMoved: Problem = {
  code: 'network.sheet.moved-columns',
  zh: '列的次序与模板不同，已按列名读取。',
  en: 'The columns stand in another order than in the template; they were read by their names.',
};

export const nothingInSheet: Problem = {
  code: 'network.sheet.empty',
  zh: '列名下面没有资料。请填写后再导入。',
  en: 'There is nothing below the column names. Fill the sheet in and import it.',
};

export function tooManyRows(most: number): Problem {
  return {
    code: 'network.sheet.too-large',
    zh: `一次最多导入 ${most} 行。请拆分成几个文件。`,
    en: `At most ${most} rows are imported at once. Split the file.`,
  };
}

export function formulaInCell(cell: string): Problem {
  return {
    code: 'network.sheet.formula',
    zh: `单元格 ${cell} 是公式，没有读取。请复制后“选择性粘贴—数值”，再导入。`,
    en: `The cell ${cell} is a formula and was not read. Copy it, paste the values only, and import again.`,
  };
}

export const valueMissing: Problem = {
  code: 'network.sheet.missing-value',
  zh: '此项必填。请填写。',
  en: 'This has to be filled in.',
};

export function valueUnknown(
  written: string,
  choice: { readonly zh: readonly string[]; readonly en: readonly string[] },
): Problem {
  return {
    code: 'network.sheet.value',
    zh: `不认识“${written}”。请填写以下之一：${choice.zh.join('、')}。`,
    en: `“${written}” is not known. Write one of: ${choice.en.join(', ')}.`,
  };
}

export function valueTooLong(most: number): Problem {
  return {
    code: 'network.sheet.long-value',
    zh: `内容超过 ${most} 个字。请缩短。`,
    en: `This is longer than ${most} characters. Shorten it.`,
  };
}

export function mailUnfit(written: string): Problem {
  return {
    code: 'network.sheet.mail',
    zh: `“${written}”不是有效的邮箱地址。请核对。`,
    en: `“${written}” is no mail address. Check it.`,
  };
}

export function regionUnfit(written: string): Problem {
  return {
    code: 'network.sheet.region',
    zh: `“${written}”不是六位行政区划代码，也不是省份名称。请填写代码（如 360100）或省份（如 江西）。`,
    en: `“${written}” is neither the six digits of a division nor a province. Write the code, such as 360100, or the province.`,
  };
}

export function personMissing(post: { readonly zh: string; readonly en: string }): Problem {
  return {
    code: 'network.sheet.person',
    zh: `填了${post.zh}的职务、电话或邮箱，但没有姓名。请填写姓名，或清空这几项。`,
    en: `There is a rank, phone or mail of the ${post.en}, but no name. Give the name, or leave all of them empty.`,
  };
}

export function idUnknown(written: string): Problem {
  return {
    code: 'network.sheet.id',
    zh: `系统中没有编号为“${written}”的单位。新单位请把编号留空；已有单位请从导出的工作簿中取编号。`,
    en: `No organisation has the id “${written}”. Leave it empty for a new one; take it from an export for a known one.`,
  };
}

export function parentUnknown(written: string): Problem {
  return {
    code: 'network.sheet.parent',
    zh: `没有名为“${written}”的上级单位。请核对名称，或先登记该单位（也可写在同一工作簿中）。`,
    en: `There is no organisation called “${written}” to belong to. Check the name, or enter it first (the same workbook may hold it).`,
  };
}

export function nameTwice(name: string): Problem {
  return {
    code: 'network.sheet.ambiguous',
    zh: `系统中有几个单位都叫“${name}”。请填写系统编号或统一社会信用代码，以便区分。`,
    en: `Several organisations are called “${name}”. Give the id or the credit code to tell them apart.`,
  };
}

export function rowTwice(row: number): Problem {
  return {
    code: 'network.sheet.row-twice',
    zh: `与第 ${row} 行是同一个单位。请合并为一行。`,
    en: `This is the same organisation as in row ${row}. Make one row of them.`,
  };
}

export function isAnAct(now: { readonly zh: string; readonly en: string }): Problem {
  return {
    code: 'network.sheet.act',
    zh: `系统中现为“${now.zh}”。更名、变更类型或变更隶属须有日期和文件，请在单位页面办理，并在此填写现有的内容。`,
    en: `It is “${now.en}” now. A new name, kind or parent comes with a day and a document: do that on the page of the organisation, and write here what it is.`,
  };
}

export function creditCodeDiffers(now: string): Problem {
  return {
    code: 'network.sheet.credit-code',
    zh: `系统中该单位的统一社会信用代码是 ${now}，与此不同。请核对；确需更正的，请在“服务单位”页面修改。`,
    en: `The credit code of the organisation is ${now}, and not this one. Check it; where it was wrong, correct it on the page of organisations.`,
  };
}
