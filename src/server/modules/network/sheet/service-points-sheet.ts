import type { ServicePointLine, ServicePointList } from '../../../../shared/network-pages.ts';
import {
  EVALUATION_WORDS,
  SERVICE_POINT_STATE_WORDS,
  SERVICE_POINT_STEP_WORDS,
} from '../../../../shared/network-words.ts';
import { PROVINCES, provinceName } from '../../../../shared/regions.ts';
import { type ListColumn, type ListSheet, listSheet, type SheetLanguage } from '../../../platform/list-workbook.ts';

/** The service points of a year by province, in the order in which they are recommended. */
export function servicePointsSheet({ points, least }: ServicePointList, language: SheetLanguage): ListSheet {
  const columns: ListColumn<ServicePointLine>[] = [
    { zh: '省份', en: 'Province', width: 16, read: ({ unit }) => provinceName(unit.province, language) },
    { zh: '推荐序号', en: 'Rank', width: 9, read: ({ rank }) => rank },
    { zh: '单位', en: 'Organisation', width: 34, read: ({ unit }) => unit.name },
    { zh: '状态', en: 'State', width: 12, read: ({ state }) => SERVICE_POINT_STATE_WORDS[state][language] },
    { zh: '咨询和培训次数', en: 'Consultations and trainings', width: 14, read: ({ served }) => served },
    {
      zh: `不足 ${least} 次`,
      en: `Fewer than ${least}`,
      width: 12,
      read: ({ short }) => (short ? YES[language] : null),
    },
    {
      zh: '待办',
      en: 'Next',
      width: 12,
      read: ({ due }) => (due === null ? null : SERVICE_POINT_STEP_WORDS[due.act][language]),
    },
    { zh: '待办期限', en: 'Until', width: 12, isDay: true, read: ({ due }) => due?.on ?? null },
    { zh: '最近办理', en: 'Last step', width: 14, read: ({ last }) => SERVICE_POINT_STEP_WORDS[last.step][language] },
    { zh: '办理日期', en: 'On', width: 12, isDay: true, read: ({ last }) => last.on },
    {
      ...{ zh: '评估结果', en: 'Result', width: 12 },
      read: ({ last }) => (last.result === null ? null : EVALUATION_WORDS[last.result][language]),
    },
    { zh: '文号', en: 'Document', width: 26, read: ({ last }) => last.document },
    { zh: '备注', en: 'Note', width: 30, read: ({ last }) => last.note },
  ];
  return listSheet({ zh: '服务网点', en: 'Service points' }, columns, points.toSorted(byProvinceAndRank), language);
}

const YES = { zh: '是', en: 'yes' };

function byProvinceAndRank(one: ServicePointLine, other: ServicePointLine): number {
  const place = ({ unit }: ServicePointLine) => {
    const at = PROVINCES.findIndex(({ code }) => code === unit.province);
    return at < 0 ? PROVINCES.length : at;
  };
  return place(one) - place(other) || (one.rank ?? Infinity) - (other.rank ?? Infinity) || one.unit.id - other.unit.id;
}
