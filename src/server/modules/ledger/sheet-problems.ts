import type { Problem } from '../../platform/problems.ts';

export const noHeadings: Problem = {
  code: 'ledger.sheet.no-headings',
  zh: '第一张表的前 20 行里没有“台账编号”和“版本”两列。请用从本系统导出的台账修改，不要删去这两列。',
  en: 'The first 20 rows of the first sheet have no columns “台账编号” (Entry) and “版本” (Revision). Edit the exported ledger and keep both.',
};

export function twice(heading: string): Problem {
  return {
    code: 'ledger.sheet.column-twice',
    zh: `有两列都叫“${heading}”，不知道以哪一列为准。请删去多余的一列。`,
    en: `Two columns are headed “${heading}”, and which one counts is unknown. Delete one of them.`,
  };
}

export function tooManyRows(most: number): Problem {
  return {
    code: 'ledger.sheet.too-many-rows',
    zh: `表格超过 ${most} 行。请分成几个文件导入。`,
    en: `The sheet has more than ${most} rows. Import it in several files.`,
  };
}
