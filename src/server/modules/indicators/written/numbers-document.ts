import { PART_WORDS } from '../../../../shared/indicator-words.ts';
import { INDICATOR_PARTS, type IndicatorTable, NOTHING, WITHOUT_TASKS } from '../../../../shared/indicators.ts';
import { type CountedNumber, numbersAt } from '../../../../shared/yearbook.ts';
import { houseInstant } from '../../../platform/clock.ts';
import { type Block, paragraphsOf, type WrittenDocument } from '../../../platform/documents/index.ts';
import { periodOf } from '../workbook-cells.ts';
import {
  type Place,
  placesTables,
  provincePlaces,
  taskPlaces,
  unitOf,
  valueCell,
  type WrittenLanguage,
} from './number-tables.ts';

/** Of what the numbers are, and how they are told. */
export interface NumbersMeans {
  readonly house: string;
  /** The nation, a province or a unit, as it is called; and the task, where it is one task's. */
  readonly place: string;
  readonly task: string | undefined;
  readonly tasks: readonly { readonly clause: string; readonly title: string }[];
  readonly language: WrittenLanguage;
}

const TEXTS = {
  zh: {
    title: (year: number) => `${year} 年专利信息工作主要指标`,
    ofTask: (place: string, task: string) => `${place}　任务 ${task}`,
    counted: (period: string, at: string) => `统计时段：${period}。统计时点：${at}（北京时间）。`,
    open: '本年数据尚未封账，此后的补录和更正会使数字变化。',
    closed: (at: string) => `本年数据已于 ${at} 封账；此后的更正已计入，与封账数的差异见系统留痕。`,
    byRecords: '全部数字由系统从记录统计得出，未经人工填报；“—”为无可统计。口径见同一行或表头脚注。',
    heads: ['指标', '实际', '单位', '全年目标', '基数', '口径', '负责'],
    byProvince: '分省数据',
    byTask: '分任务数据',
    ...{ province: '省份', task: '任务', noProvince: '未注明省份', noTask: '未注明任务', whole: '合计' },
  },
  en: {
    title: (year: number) => `Indicators of ${year}`,
    ofTask: (place: string, task: string) => `${place}, task ${task}`,
    counted: (period: string, at: string) => `Period: ${period}. Counted at ${at} (Beijing time). `,
    open: 'The year is not closed: what is entered or corrected later changes the numbers.',
    closed: (at: string) => `The year was closed at ${at}; later corrections are counted and leave their trace.`,
    byRecords:
      'The system counted every number from records; nobody typed one. “—” stands where there is nothing to count. What a number means stands in its row or in the note of its heading.',
    heads: ['Indicator', 'Actual', 'Unit', 'Target', 'Basis n', 'Definition', 'Owner'],
    byProvince: 'By province',
    byTask: 'By task',
    ...{ province: 'Province', task: 'Task', noProvince: 'No province told', noTask: 'No task told', whole: 'Total' },
  },
} as const;

/** The numbers of a dashboard as a document: each with its target and definition, by province and by task where there are several, and when they were counted. */
export function numbersDocument(table: IndicatorTable, means: NumbersMeans): WrittenDocument {
  const { house, place, task, tasks, language } = means;
  const t = TEXTS[language];
  const countedAt = houseInstant(new Date(table.countedAt));
  const provinces = provincePlaces(table, language);
  const spread = (what: 'province' | 'task', places: readonly Place[], none: Place): Block[] =>
    placesTables({ table, what: t[what], places, none, whole: t.whole, countedAt, language }, (numbers) =>
      byPart(numbers, language),
    );
  const sections: (readonly [heading: string, blocks: readonly Block[]])[] = [
    [
      t.byProvince,
      provinces.length > 1 ? spread('province', provinces, { name: t.noProvince, province: NOTHING }) : [],
    ],
    [t.byTask, task === undefined ? spread('task', taskPlaces(table, tasks), { name: t.noTask, task: NOTHING }) : []],
  ];
  return {
    ...{ language, title: t.title(table.year), author: house, date: countedAt.slice(0, 10) },
    subtitle: task === undefined ? place : t.ofTask(place, task),
    blocks: [
      ...paragraphsOf(
        [t.counted(periodOf(table, language), countedAt) + standing(table, language), t.byRecords].join('\n'),
      ),
      ...wholeTables(table, task, language),
      ...sections.flatMap(([heading, blocks]): Block[] =>
        blocks.length === 0 ? [] : [{ kind: 'heading', level: 1, text: heading }, ...blocks],
      ),
    ],
  };
}

function standing({ closedAt }: IndicatorTable, language: WrittenLanguage): string {
  const t = TEXTS[language];
  return closedAt === null ? t.open : t.closed(houseInstant(new Date(closedAt)));
}

function wholeTables(table: IndicatorTable, task: string | undefined, language: WrittenLanguage): Block[] {
  const shown = numbersAt(table).filter(
    ({ definition: { measure } }) => task === undefined || !WITHOUT_TASKS.includes(measure.from),
  );
  const isNumber = [false, true, false, true, true, false, false];
  return byPart(shown, language).flatMap(([heading, numbers]): Block[] => [
    { kind: 'heading', level: 2, text: heading },
    {
      kind: 'table',
      head: TEXTS[language].heads.map((text, at) => ({ text, numeric: isNumber[at] ?? false })),
      rows: numbers.map((number) => [
        { text: number.definition.name[language] },
        valueCell(number),
        { text: unitOf(number, language) },
        { text: number.target === null ? '' : valueCell({ ...number, value: number.target }).text, numeric: true },
        { text: number.of === null ? '' : String(number.of), numeric: true },
        { text: number.definition.definition[language] },
        { text: number.definition.owner },
      ]),
      widths: [2.4, 1.2, 1.1, 1.6, 1, 4.8, 1.6],
    },
  ]);
}

function byPart(numbers: readonly CountedNumber[], language: WrittenLanguage): [string, CountedNumber[]][] {
  return INDICATOR_PARTS.map((part): [string, CountedNumber[]] => [
    PART_WORDS[part][language],
    numbers.filter(({ definition }) => definition.part === part),
  ]).filter(([, own]) => own.length > 0);
}
