import { KIND_WORDS } from '../../../shared/bulletin-words.ts';
import { type IndicatorTable, NOTHING } from '../../../shared/indicators.ts';
import type { PlanDocument } from '../../../shared/plan.ts';
import { provinceCoded } from '../../../shared/regions.ts';
import { numbersAt, SUMMARY_HEADS, type SummaryContent } from '../../../shared/yearbook.ts';
import { HEAD_WORDS } from '../../../shared/yearbook-words.ts';
import { HOUSE_TIME_ZONE, houseInstant } from '../../platform/clock.ts';
import { type Block, paragraphsOf, type WrittenDocument } from '../../platform/documents/index.ts';
import { contributionBlocks, type Published } from '../bulletin/index.ts';
import { type Place, placesTables, provincePlaces, taskPlaces, unitOf, valueCell } from '../indicators/index.ts';
import { Annex } from './annex.ts';
import { headsWith, NUMERALS, type PartHeading, summaryBlocks } from './written-summary.ts';

/** What a yearbook is put together from. */
export interface YearbookParts {
  readonly year: number;
  readonly house: string;
  readonly builtAt: Date;
  /** The numbers, all of one counting. */
  readonly table: IndicatorTable;
  /** Accepted summaries, in the order of the provinces. */
  readonly summaries: readonly {
    readonly unit: string;
    readonly province: string | null;
    readonly content: SummaryContent;
  }[];
  /** How many provincial offices there are. */
  readonly offices: number;
  readonly cases: readonly Published[];
  readonly plan: PlanDocument | undefined;
}

/**
 * The national compilation. Every number stands beside its definition and the instant of its counting, or bears the number of the entry
 * in the annex that has both.
 */
export function yearbookDocument(parts: YearbookParts): WrittenDocument {
  const annex = new Annex(parts.table.indicators, parts.table.countedAt);
  const sections: (readonly [title: string, blocks: readonly Block[]])[] = [
    ['编制说明', introduction(parts, annex)],
    ['全国主要数据', nationalNumbers(parts.table, annex)],
    ['分省数据', tablesBy(parts.table, annex, '省份', provincesOf(parts), { name: '未注明省份', province: NOTHING })],
    ['分任务数据', tablesBy(parts.table, annex, '任务', tasksOf(parts), { name: '未注明任务', task: NOTHING })],
    ['各省工作总结', parts.summaries.flatMap((summary) => ofProvince(parts.table, summary, annex))],
    ['典型案例', parts.cases.flatMap(caseBlocks)],
    ['附录　指标口径与统计时点', [annex.written()]],
  ];
  return {
    language: 'zh',
    title: `${parts.year}年专利信息传播利用工作年鉴`,
    subtitle: '全国汇编',
    author: parts.house,
    date: dayOf(parts.builtAt),
    contents: '目　录',
    blocks: sections
      .filter(([, blocks]) => blocks.length > 0)
      .flatMap(([title, blocks], at): Block[] => [
        ...(at === 0 ? [] : [{ kind: 'page-break' } as const]),
        { kind: 'heading', level: 1, text: `${NUMERALS[at]}、${title}` },
        ...blocks,
      ]),
  };
}

function provincesOf({ table, summaries }: YearbookParts): Place[] {
  const ofSummaries = summaries.map(({ province }) => province);
  return provincePlaces(table, 'zh', ofSummaries);
}

function tasksOf({ table, plan }: YearbookParts): Place[] {
  return taskPlaces(table, plan?.tasks ?? []);
}

/** A province's summary with the numbers that its heads open with, of those that there are. */
function ofProvince(
  table: IndicatorTable,
  { unit, province, content }: YearbookParts['summaries'][number],
  annex: Annex,
): Block[] {
  const numbers = numbersAt(table, { province: province ?? '' });
  const headed: PartHeading = (part, at) => ({
    ...{ kind: 'heading', level: 3 },
    text: at < SUMMARY_HEADS.length ? `（${NUMERALS[at]}）${part}` : part,
  });
  const name = (province && provinceCoded(province)?.name) ?? '';
  return [
    { kind: 'heading', level: 2, text: `${name}　${unit}`.trim() },
    ...summaryBlocks(content, numbers, annex, headed),
  ];
}

function introduction({ year, table, summaries, offices, cases }: YearbookParts, annex: Annex): Block[] {
  const closed =
    table.closedAt === null
      ? `截至编制时 ${year} 年数据尚未封账，此后的补录和更正会使数字变化。`
      : `${year} 年数据已于 ${houseInstant(new Date(table.closedAt))} 封账；此后的更正已计入本汇编，与封账数的差异见系统留痕。`;
  return paragraphsOf(
    [
      `本汇编的全部数字由系统从服务记录、机构名录、回执和评价记录统计得出，未经人工填报；统计时点为 ${annex.countedAt}（北京时间）。${closed}`,
      '各数字的口径见同一行、表头脚注或附录同编号条目；分省、分任务各表只列有数的指标，没有注明省份、任务的记录单列一行。同一企业在各省、各任务各计一次，全国合计按统一社会信用代码去重，故各省之和可大于合计。',
      `收入 ${summaries.length} 份省级总结（当年省级单位共 ${offices} 个）和 ${cases.length} 篇已发布、投稿单位同意公开的典型案例。`,
    ].join('\n'),
  );
}

function nationalNumbers(table: IndicatorTable, annex: Annex): Block[] {
  const numbers = numbersAt(table);
  return headsWith(numbers).flatMap(([head, own]): Block[] => [
    { kind: 'heading', level: 2, text: HEAD_WORDS[head].zh },
    {
      kind: 'table',
      head: [
        { text: '编号' },
        { text: '指标' },
        { text: '数值', numeric: true },
        { text: '单位' },
        { text: '口径与统计时点' },
      ],
      rows: own.map((number) => [
        { text: annex.numberOf(number) },
        { text: number.definition.name.zh },
        valueCell(number),
        { text: unitOf(number, 'zh') },
        { text: `${number.definition.definition.zh}统计时点：${annex.countedAt}。` },
      ]),
      widths: [0.9, 2.4, 1.4, 1.2, 6],
    },
  ]);
}

/** Tables by places, under the heads of the summaries. */
function tablesBy(table: IndicatorTable, annex: Annex, what: string, places: readonly Place[], none: Place): Block[] {
  const { countedAt } = annex;
  return placesTables({ table, what, places, none, whole: '全国合计', countedAt, language: 'zh' }, (numbers) =>
    headsWith(numbers).map(([head, own]) => [HEAD_WORDS[head].zh, own] as const),
  );
}

function caseBlocks(one: Published): Block[] {
  const { unit, kind, content, publishedAt, issue } = one;
  return [
    { kind: 'heading', level: 2, text: content.title },
    ...paragraphsOf(`${unit}　${KIND_WORDS[kind].zh}　${issue.year}年第${issue.number}期（${dayOf(publishedAt)}）`),
    ...contributionBlocks(one),
  ];
}

function dayOf(at: Date): string {
  return at.toLocaleDateString('sv-SE', { timeZone: HOUSE_TIME_ZONE });
}
