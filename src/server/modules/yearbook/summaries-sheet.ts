import { provinceName } from '../../../shared/regions.ts';
import type { SummaryLine } from '../../../shared/yearbook.ts';
import { SUMMARY_STATE_WORDS } from '../../../shared/yearbook-words.ts';
import { houseInstant } from '../../platform/clock.ts';
import { type ListColumn, type ListSheet, listSheet, type SheetLanguage } from '../../platform/list-workbook.ts';

/** The summaries of a year, one line for each provincial office. */
export function summariesSheet(summaries: readonly SummaryLine[], language: SheetLanguage): ListSheet {
  const columns: ListColumn<SummaryLine>[] = [
    { zh: '省份', en: 'Province', width: 18, read: ({ unit }) => provinceName(unit.province, language) },
    { zh: '单位', en: 'Unit', width: 34, read: ({ unit }) => unit.name },
    {
      ...{ zh: '状态', en: 'State', width: 16 },
      read: ({ state }) => (state === null ? NOT_BEGUN[language] : SUMMARY_STATE_WORDS[state][language]),
    },
    { zh: '下年度思路（条）', en: 'Ideas', width: 12, read: ({ ideas }) => ideas },
    {
      ...{ zh: '最后修改', en: 'Changed', width: 17 },
      read: ({ changedAt }) => (changedAt === null ? null : houseInstant(new Date(changedAt))),
    },
  ];
  return listSheet({ zh: '年度总结', en: 'Summaries' }, columns, summaries, language);
}

const NOT_BEGUN = { zh: '未填写', en: 'not begun' };
