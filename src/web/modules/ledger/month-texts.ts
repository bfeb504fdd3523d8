import { defineTexts } from '../../app/language.tsx';

export const monthTexts = defineTexts(
  {
    title: '台账月报',
    about: (day: string) => `截至 ${day} 的台账情况，按当时的办理记录统计，之后的变动不影响。`,
    month: '月份',
    byProvince: '按地区',
    byTask: '按任务',
    total: '事项',
    closedInMonth: '本月销号',
    share: '销号率',
    all: '合计',
    none: '到这个月末，台账里还没有事项。',
  },
  {
    title: 'Ledger by month',
    about: (day: string) =>
      `The ledger as of ${day}, counted from what had happened by then; later changes do not touch it.`,
    month: 'Month',
    byProvince: 'By region',
    byTask: 'By task',
    total: 'Entries',
    closedInMonth: 'Closed in the month',
    share: 'Share closed',
    all: 'Total',
    none: 'The ledger had no entries when this month ended.',
  },
);
