import writeExcelFile from 'write-excel-file/node';
import { PART_WORDS } from '../../../shared/indicator-words.ts';
import {
  EVERYTHING,
  type IndicatorDefinition,
  type IndicatorTable,
  NOTHING,
  WITHOUT_TASKS,
} from '../../../shared/indicators.ts';
import { provinceCoded } from '../../../shared/regions.ts';
import type { ClosedValue } from './closing.ts';
import type { IndicatorFilter } from './filter.ts';
import { figure, head, periodOf, type SheetLanguage, words } from './workbook-cells.ts';

const WHOLE = { province: EVERYTHING, task: EVERYTHING } as const;

interface SheetWords {
  readonly whole: string;
  readonly spread: string;
  readonly heads: readonly string[];
  readonly spreadHeads: readonly string[];
  readonly noTarget: string;
  readonly all: string;
  readonly noPlace: string;
  readonly period: string;
  readonly countedAt: string;
  readonly closedAt: string;
  readonly open: string;
  /** Heads of what a closed year has besides. */
  readonly closed: readonly [value: string, difference: string];
}

const WORDS: Readonly<Record<SheetLanguage, SheetWords>> = {
  zh: {
    whole: '指标',
    spread: '分省分任务',
    heads: ['类别', '指标', '单位', '全年目标', '实际', '基数', '定义', '负责'],
    spreadHeads: ['省份', '任务条款', '指标', '单位', '全年目标', '实际', '基数'],
    noTarget: '未报',
    all: '合计',
    noPlace: '未注明',
    period: '统计时段',
    countedAt: '统计时间',
    closedAt: '封存时间',
    open: '未封存',
    closed: ['封存值', '差额'],
  },
  en: {
    whole: 'Indicators',
    spread: 'Provinces and tasks',
    heads: ['Part', 'Indicator', 'Unit', 'Target of the year', 'Actual', 'Basis n', 'Definition', 'Owner'],
    spreadHeads: ['Province', 'Task', 'Indicator', 'Unit', 'Target of the year', 'Actual', 'Basis n'],
    noTarget: 'none told',
    all: 'Total',
    noPlace: 'Not told',
    period: 'Period',
    countedAt: 'Counted at',
    closedAt: 'Closed at',
    open: 'Not closed',
    closed: ['Closed', 'Difference'],
  },
};

/**
 * The numbers of a table with their targets and definitions, and on another sheet those of each province and task. Of a closed year what
 * was closed stands beside what is counted now; closed are whole years of provinces and tasks, not of single units.
 */
export async function numbersWorkbook(
  table: IndicatorTable,
  filter: Omit<IndicatorFilter, 'year'>,
  language: SheetLanguage,
  closed: readonly ClosedValue[] = [],
): Promise<Buffer> {
  const t = WORDS[language];
  const shown = table.indicators.filter(
    ({ measure }) => filter.task === undefined || !WITHOUT_TASKS.includes(measure.from),
  );
  const then = closedBeside(table, filter, closed);
  const more = then === undefined ? [] : t.closed.map(head);
  return writeExcelFile([
    {
      data: [
        ...about(table, language),
        [...t.heads.slice(0, 6).map(head), ...more, ...t.heads.slice(6).map(head)],
        ...wholeRows(table, shown, language, then),
      ],
      columns: [14, 26, 12, 14, 12, 10, ...more.map(() => 12), 80, 24].map((width) => ({ width })),
      sheet: t.whole,
    },
    {
      data: [[...t.spreadHeads.map(head), ...more], ...spreadRows(table, shown, language, then)],
      columns: [16, 16, 26, 12, 14, 12, 10, ...more.map(() => 12)].map((width) => ({ width })),
      stickyRowsCount: 1,
      sheet: t.spread,
    },
  ]).toBuffer();
}

/** The closed value of a number and by how much it is another now, as two cells. */
type Beside = (
  one: Pick<IndicatorDefinition, 'code' | 'dedupe'>,
  place: { readonly province: string; readonly task: string },
  now: number | null,
) => readonly (ReturnType<typeof figure> | null)[];

function closedBeside(
  { closedAt, fromMonth, toMonth }: IndicatorTable,
  { province, task, units }: Omit<IndicatorFilter, 'year'>,
  closed: readonly ClosedValue[],
): Beside | undefined {
  if (closedAt === null || fromMonth !== 1 || toMonth !== 12 || units !== undefined) return undefined;
  const keyOf = (code: string, place: { readonly province: string; readonly task: string }) =>
    `${code} ${place.province} ${place.task}`;
  const values = new Map(closed.map((one) => [keyOf(one.code, one), one.value]));
  return ({ code, dedupe }, place, now) => {
    // Of one province or task, the whole of the table is that one.
    const meant = {
      province: place.province === EVERYTHING ? (province ?? EVERYTHING) : place.province,
      task: place.task === EVERYTHING ? (task ?? EVERYTHING) : place.task,
    };
    const then = values.get(keyOf(code, meant)) ?? null;
    return [figure(dedupe, then), figure(dedupe, then === null && now === null ? null : (now ?? 0) - (then ?? 0))];
  };
}

function about(table: IndicatorTable, language: SheetLanguage) {
  const t = WORDS[language];
  return [
    [head(t.period), words(periodOf(table, language))],
    [head(t.countedAt), words(table.countedAt)],
    [head(t.closedAt), words(table.closedAt ?? t.open)],
  ];
}

function wholeRows(
  { cells }: IndicatorTable,
  shown: readonly IndicatorDefinition[],
  language: SheetLanguage,
  then: Beside | undefined,
) {
  const whole = cells.find(({ province, task }) => province === EVERYTHING && task === EVERYTHING);
  return shown.map(({ code, part, name, unit, dedupe, definition, owner }) => {
    const value = whole?.values.find((one) => one.code === code);
    return [
      words(PART_WORDS[part][language]),
      words(name[language]),
      words(unit[language]),
      figure(dedupe, value?.target ?? null) ?? words(WORDS[language].noTarget),
      figure(dedupe, value?.value ?? null),
      figure('sum', value?.of ?? null),
      ...(then?.({ code, dedupe }, WHOLE, value?.value ?? null) ?? []),
      words(definition[language]),
      words(owner),
    ];
  });
}

function spreadRows(
  { cells }: IndicatorTable,
  shown: readonly IndicatorDefinition[],
  language: SheetLanguage,
  then: Beside | undefined,
) {
  const byCode = new Map(shown.map((one) => [one.code, one]));
  return cells.flatMap(({ province, task, values }) =>
    values.flatMap(({ code, value, of, target }) => {
      const one = byCode.get(code);
      if (one === undefined) return [];
      const known = provinceCoded(province);
      return [
        [
          words(placeName(province, known && { zh: known.name, en: known.en }[language], language)),
          words(placeName(task, task, language)),
          words(one.name[language]),
          words(one.unit[language]),
          figure(one.dedupe, target) ?? words(WORDS[language].noTarget),
          figure(one.dedupe, value),
          figure('sum', of),
          ...(then?.(one, { province, task }, value) ?? []),
        ],
      ];
    }),
  );
}

function placeName(code: string, name: string | undefined, language: SheetLanguage): string {
  if (code === EVERYTHING) return WORDS[language].all;
  return code === NOTHING ? WORDS[language].noPlace : (name ?? code);
}
