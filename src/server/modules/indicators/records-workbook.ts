import writeExcelFile from 'write-excel-file/node';
import { BEHIND_HEADS, BEHIND_KINDS } from '../../../shared/behind-words.ts';
import {
  BEHIND_TYPES,
  type BehindLine,
  type BehindNumber,
  type IndicatorDefinition,
} from '../../../shared/indicators.ts';
import type { IndicatorFilter } from './filter.ts';
import { figure, head, periodOf, type SheetLanguage, words } from './workbook-cells.ts';

const TEXTS = {
  zh: {
    ...{ sheet: '记录', indicator: '指标', unit: '单位', value: '数值', basis: '基数', definition: '定义' },
    ...{ period: '统计时段', countedAt: '统计时间', lines: '记录数', adds: '计入', forPublic: '公众' },
    shown: '所列',
    first: (shown: number) => `前 ${shown} 条；其余请按月份、省份或任务分别导出。`,
  },
  en: {
    ...{ sheet: 'Records', indicator: 'Indicator', unit: 'Unit', value: 'Value', basis: 'Basis n' },
    ...{ definition: 'Definition', period: 'Period', countedAt: 'Counted at', lines: 'Records', adds: 'Adds' },
    forPublic: 'The public',
    shown: 'Listed',
    first: (shown: number) => `The first ${shown}; export the rest by months, provinces or tasks.`,
  },
} as const;

/** The records behind a number, under the number itself, what it means and when it was counted. */
export async function recordsWorkbook(
  { name, unit, definition, dedupe, measure }: IndicatorDefinition,
  { value, of, lines, page }: BehindNumber,
  means: {
    readonly filter: Pick<IndicatorFilter, 'year' | 'fromMonth' | 'toMonth'>;
    readonly language: SheetLanguage;
    readonly now: Date;
  },
): Promise<Buffer> {
  const { filter, language, now } = means;
  const t = TEXTS[language];
  const heads = BEHIND_HEADS[BEHIND_TYPES[measure.from]];
  return writeExcelFile(
    [
      [head(t.indicator), words(name[language])],
      [head(t.unit), words(unit[language])],
      [head(t.value), figure(dedupe, value)],
      [head(t.basis), figure('sum', of)],
      [head(t.definition), words(definition[language])],
      [head(t.period), words(periodOf(filter, language))],
      [head(t.countedAt), words(now.toISOString())],
      [head(t.lines), figure('sum', lines)],
      ...(page.length < lines ? [[head(t.shown), words(t.first(page.length))]] : []),
      [],
      [...[heads.on, heads.unit, heads.about, heads.kind].map((one) => head(one[language])), head(t.adds)],
      ...page.map((line) => [
        words(line.on ?? ''),
        words(line.unit),
        words(line.type === 'service' && line.about === '' ? t.forPublic : line.about),
        words(kindName(line, language)),
        figure('sum', line.amount),
      ]),
    ],
    { columns: [16, 40, 40, 18, 12].map((width) => ({ width })), sheet: t.sheet },
  ).toBuffer();
}

function kindName({ type, kind }: BehindLine, language: SheetLanguage): string {
  return BEHIND_KINDS[type][kind]?.[language] ?? kind;
}
