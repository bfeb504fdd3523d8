import { PARTS_OF } from '../../../shared/bulletin.ts';
import { KIND_WORDS, PART_WORDS } from '../../../shared/bulletin-words.ts';
import { type IndicatorDefinition, type IndicatorTable, NOTHING } from '../../../shared/indicators.ts';
import type { PlanDocument } from '../../../shared/plan.ts';
import { PROVINCES, provinceCoded } from '../../../shared/regions.ts';
import {
  type CountedNumber,
  numbersAt,
  SUMMARY_HEADS,
  type SummaryContent,
  type SummaryHead,
  writtenNumber,
} from '../../../shared/yearbook.ts';
import { HEAD_WORDS } from '../../../shared/yearbook-words.ts';
import { HOUSE_TIME_ZONE } from '../../platform/clock.ts';
import { type Block, type Cell, paragraphsOf, type WrittenDocument } from '../../platform/documents/index.ts';
import type { Published } from '../bulletin/index.ts';

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

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/**
 * The national compilation. Every number stands beside its definition and the instant of its counting, or bears the number of the entry
 * in the annex that has both.
 */
export function yearbookDocument(parts: YearbookParts): WrittenDocument {
  const annex = new Annex(parts.table);
  const sections: (readonly [title: string, blocks: readonly Block[]])[] = [
    ['编制说明', introduction(parts, annex)],
    ['全国主要数据', nationalNumbers(annex)],
    ['分省数据', placesTables(annex, '省份', provincePlaces(parts), { name: '未注明省份', province: NOTHING })],
    ['分任务数据', placesTables(annex, '任务', taskPlaces(parts), { name: '未注明任务', task: NOTHING })],
    ['各省工作总结', parts.summaries.flatMap((summary) => summaryBlocks(summary, annex))],
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

/** The definitions of the indicators, each under a number of its own, and the one instant at which all was counted. */
class Annex {
  readonly table: IndicatorTable;
  readonly #numbers: ReadonlyMap<string, string>;

  constructor(table: IndicatorTable) {
    this.table = table;
    this.#numbers = new Map(table.indicators.map(({ code }, at) => [code, `A${at + 1}`]));
  }

  numberOf({ code }: { readonly code: string }): string {
    return this.#numbers.get(code) ?? '';
  }

  get countedAt(): string {
    return instantOf(new Date(this.table.countedAt));
  }

  /** The definition of an indicator, and when it was counted. */
  provenance({ definition, unit }: IndicatorDefinition): string {
    return `${definition.zh}（单位：${unit.zh}；统计时点：${this.countedAt}）`;
  }

  written(): Block {
    return {
      kind: 'table',
      head: ['编号', '指标', '单位', '口径', '归口', '统计时点'].map((text) => ({ text })),
      rows: this.table.indicators.map((one) =>
        [this.numberOf(one), one.name.zh, one.unit.zh, one.definition.zh, one.owner, this.countedAt].map((text) => ({
          text,
        })),
      ),
      widths: [1, 2.4, 1.2, 6, 2, 2],
    };
  }
}

function introduction({ year, table, summaries, offices, cases }: YearbookParts, annex: Annex): Block[] {
  const closed =
    table.closedAt === null
      ? `截至编制时 ${year} 年数据尚未封账，此后的补录和更正会使数字变化。`
      : `${year} 年数据已于 ${instantOf(new Date(table.closedAt))} 封账；此后的更正已计入本汇编，与封账数的差异见系统留痕。`;
  return paragraphsOf(
    [
      `本汇编的全部数字由系统从服务记录、机构名录、方案报送和评价记录统计得出，未经人工填报；统计时点为 ${annex.countedAt}（北京时间）。${closed}`,
      '各数字的口径见同一行、表头脚注或附录同编号条目；分省、分任务各表只列有数的指标，没有注明省份、任务的记录单列一行。同一企业在各省、各任务各计一次，全国合计按统一社会信用代码去重，故各省之和可大于合计。',
      `收入 ${summaries.length} 份省级总结（当年省级单位共 ${offices} 个）和 ${cases.length} 篇已发布、投稿单位同意公开的典型案例。`,
    ].join('\n'),
  );
}

function nationalNumbers(annex: Annex): Block[] {
  const numbers = numbersAt(annex.table);
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
        { text: unitOf(number) },
        { text: `${number.definition.definition.zh}统计时点：${annex.countedAt}。` },
      ]),
      widths: [0.9, 2.4, 1.4, 1.2, 6],
    },
  ]);
}

/** What a row of a table by places is about. */
interface Place {
  readonly name: string;
  readonly province?: string;
  readonly task?: string;
}

function provincePlaces({ table, summaries }: YearbookParts): Place[] {
  const told = new Set([...table.cells.map(({ province }) => province), ...summaries.map(({ province }) => province)]);
  return PROVINCES.filter(({ code }) => told.has(code)).map(({ code, name }) => ({ name, province: code }));
}

function taskPlaces({ table, plan }: YearbookParts): Place[] {
  const titles = new Map((plan?.tasks ?? []).map(({ clause, title }) => [clause, title]));
  const counted = table.cells.map(({ task }) => task).filter((task) => task !== '*' && task !== '');
  const tasks = [...new Set([...titles.keys(), ...counted])];
  return tasks.map((task) => ({ name: [task, titles.get(task) ?? ''].join(' ').trim(), task }));
}

const COLUMNS = 5;

/**
 * Tables by places of the numbers that some place has, some in each; the definition of each is a note in the head. What was counted for
 * no place stands in a row of its own.
 */
function placesTables(annex: Annex, what: string, places: readonly Place[], none: Place): Block[] {
  if (places.length === 0) return [];
  const rows = places.map((place) => ({ name: place.name, numbers: byCode(numbersAt(annex.table, place)) }));
  const whole = byCode(numbersAt(annex.table));
  const told = [...whole.values()].filter(({ code }) => rows.some(({ numbers }) => isTold(numbers.get(code))));
  const rest = byCode(numbersAt(annex.table, none));
  return headsWith(told).flatMap(([head, own]): Block[] => [
    { kind: 'heading', level: 2, text: HEAD_WORDS[head].zh },
    ...chunks(own, COLUMNS).map((columns): Block => {
      const row = (name: string, numbers: ReadonlyMap<string, CountedNumber>): Cell[] => [
        { text: name },
        ...columns.map(({ code }) => valueCell(numbers.get(code))),
      ];
      return {
        kind: 'table',
        head: [
          { text: what },
          ...columns.map((column) => ({
            text: headingOf(column),
            note: annex.provenance(column.definition),
            numeric: true,
          })),
        ],
        rows: [
          ...rows.map(({ name, numbers }) => row(name, numbers)),
          ...(columns.some(({ code }) => isTold(rest.get(code))) ? [row(none.name, rest)] : []),
          row('全国合计', whole),
        ],
        widths: [2.2, ...columns.map(() => 1.5)],
      };
    }),
  ]);
}

function summaryBlocks({ unit, province, content }: YearbookParts['summaries'][number], annex: Annex): Block[] {
  const numbers = numbersAt(annex.table, { province: province ?? '' });
  const counted = new Map(headsWith(numbers.filter(isTold)));
  const part = (title: string, text: string): Block[] =>
    text === '' ? [] : [{ kind: 'heading', level: 3, text: title }, ...paragraphsOf(text)];
  return [
    { kind: 'heading', level: 2, text: `${(province && provinceCoded(province)?.name) ?? ''}　${unit}`.trim() },
    ...SUMMARY_HEADS.flatMap((head, at): Block[] => [
      { kind: 'heading', level: 3, text: `（${NUMERALS[at]}）${HEAD_WORDS[head].zh}` },
      ...openingNumbers(counted.get(head) ?? [], annex),
      ...paragraphsOf(content.heads[head]),
    ]),
    ...part('存在的问题', content.problems),
    ...part('改进措施', content.measures),
    ...(content.ideas.length === 0
      ? []
      : [
          { kind: 'heading', level: 3, text: '下年度思路' } as const,
          {
            kind: 'list',
            items: content.ideas.map(({ text, task }) => [{ text: task === null ? text : `（${task}）${text}` }]),
          } as const,
        ]),
  ];
}

/** The numbers that a head of a summary opens with. */
function openingNumbers(numbers: readonly CountedNumber[], annex: Annex): Block[] {
  if (numbers.length === 0) return paragraphsOf(`系统中没有本项的记录（统计时点：${annex.countedAt}）。`);
  return [
    {
      kind: 'table',
      caption: `系统统计（口径见附录同编号条目；统计时点：${annex.countedAt}）`,
      head: [
        { text: '编号' },
        { text: '指标' },
        { text: '数值', numeric: true },
        { text: '单位' },
        { text: '目标', numeric: true },
      ],
      rows: numbers.map((number) => [
        { text: annex.numberOf(number) },
        { text: number.definition.name.zh },
        valueCell(number),
        { text: unitOf(number) },
        { text: number.target === null ? '' : String(number.target), numeric: true },
      ]),
      widths: [1, 4, 2, 1.5, 1.5],
    },
  ];
}

function caseBlocks({ unit, kind, content, publishedAt, issue }: Published): Block[] {
  return [
    { kind: 'heading', level: 2, text: content.title },
    ...paragraphsOf(`${unit}　${KIND_WORDS[kind].zh}　${issue.year}年第${issue.number}期（${dayOf(publishedAt)}）`),
    ...PARTS_OF[kind].flatMap((part): Block[] => [
      { kind: 'heading', level: 3, text: PART_WORDS[part].zh },
      ...paragraphsOf(content.parts[part] ?? ''),
    ]),
  ];
}

/** Whether there is a number, and not nought. */
function isTold(number: CountedNumber | undefined): boolean {
  return number !== undefined && number.value !== null && number.value !== 0;
}

function headsWith(numbers: readonly CountedNumber[]): [SummaryHead, CountedNumber[]][] {
  return SUMMARY_HEADS.map((head): [SummaryHead, CountedNumber[]] => [
    head,
    numbers.filter((number) => number.head === head),
  ]).filter(([, own]) => own.length > 0);
}

function headingOf(number: CountedNumber): string {
  const unit = unitOf(number);
  return unit === '' ? number.definition.name.zh : `${number.definition.name.zh}（${unit}）`;
}

function byCode(numbers: readonly CountedNumber[]): ReadonlyMap<string, CountedNumber> {
  return new Map(numbers.map((number) => [number.code, number]));
}

function valueCell(number: CountedNumber | undefined): Cell {
  return { text: number === undefined ? '—' : writtenNumber(number), numeric: true };
}

/** A share bears its unit in itself. */
function unitOf({ definition }: CountedNumber): string {
  return definition.dedupe === 'share' ? '' : definition.unit.zh;
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

function dayOf(at: Date): string {
  return at.toLocaleDateString('sv-SE', { timeZone: HOUSE_TIME_ZONE });
}

function instantOf(at: Date): string {
  return at.toLocaleString('sv-SE', { timeZone: HOUSE_TIME_ZONE }).slice(0, 16);
}
