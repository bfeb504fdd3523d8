import { EVERYTHING, type IndicatorTable, NOTHING } from '../../../shared/indicators.ts';
import { provinceCoded } from '../../../shared/regions.ts';

/** The columns of a table of numbers as it is taken away; every number has its definition and the instant of counting beside it. */
export const tableHeads = [
  ...['省份', '任务条款', '指标代码', '指标', '数值', '单位', '基数', '目标', '定义', '统计时间'],
] as const;

/** One line for each number, the totals first. */
export function tableLines({ indicators, cells, countedAt }: IndicatorTable): (string | number | null)[][] {
  const byCode = new Map(indicators.map((one) => [one.code, one]));
  return cells.flatMap(({ province, task, values }) =>
    values.map(({ code, value, of, target }) => {
      const one = byCode.get(code);
      const place = [placeName(province, provinceCoded(province)?.name), placeName(task)];
      return [
        ...place,
        code,
        one?.name.zh ?? '',
        value,
        one?.unit.zh ?? '',
        of,
        target,
        one?.definition.zh ?? '',
        countedAt,
      ];
    }),
  );
}

function placeName(code: string, name = code): string {
  if (code === EVERYTHING) return '合计';
  return code === NOTHING ? '未注明' : name;
}
