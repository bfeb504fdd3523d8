import { provinceCoded } from '../../../shared/regions.ts';
import {
  type CountedNumber,
  SUMMARY_HEADS,
  type SummaryContent,
  type SummaryHead,
  type SummaryView,
} from '../../../shared/yearbook.ts';
import { HEAD_WORDS, SUMMARY_STATE_WORDS } from '../../../shared/yearbook-words.ts';
import { type Block, paragraphsOf, type WrittenDocument } from '../../platform/documents/index.ts';
import { isTold, unitOf, valueCell } from '../indicators/index.ts';
import { Annex } from './annex.ts';

export const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** The parts of a summary behind its heads, as they are called. */
const REST = ['存在的问题', '改进措施', '下年度思路'] as const;

/** How the heading of the nth part of a summary is written. */
export type PartHeading = (name: string, at: number) => Block;

/** A summary under its heads, each opening with the numbers that there are; what is empty of the rest is left out. */
export function summaryBlocks(
  { heads, problems, measures, ideas }: SummaryContent,
  numbers: readonly CountedNumber[],
  annex: Annex,
  headed: PartHeading,
): Block[] {
  const counted = new Map(headsWith(numbers.filter(isTold)));
  const rest: (readonly Block[])[] = [
    paragraphsOf(problems),
    paragraphsOf(measures),
    ideas.length === 0
      ? []
      : [
          {
            kind: 'list',
            items: ideas.map(({ text, task }) => [{ text: task === null ? text : `（${task}）${text}` }]),
          },
        ],
  ];
  return [
    ...SUMMARY_HEADS.flatMap((head, at): Block[] => [
      headed(HEAD_WORDS[head].zh, at),
      ...openingNumbers(counted.get(head) ?? [], annex),
      ...paragraphsOf(heads[head]),
    ]),
    ...REST.flatMap((name, at): Block[] => {
      const blocks = rest[at] ?? [];
      return blocks.length === 0 ? [] : [headed(name, SUMMARY_HEADS.length + at), ...blocks];
    }),
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
        { text: unitOf(number, 'zh') },
        { text: number.target === null ? '' : String(number.target), numeric: true },
      ]),
      widths: [1, 4, 2, 1.5, 1.5],
    },
  ];
}

/** Numbers by the head of the summaries that they belong to; heads without one are left out. */
export function headsWith(numbers: readonly CountedNumber[]): [SummaryHead, CountedNumber[]][] {
  return SUMMARY_HEADS.map((head): [SummaryHead, CountedNumber[]] => [
    head,
    numbers.filter((number) => number.head === head),
  ]).filter(([, own]) => own.length > 0);
}

/** The summary of a province as offices file it: signed by its responsible person, sealed by its office, with what its numbers mean. */
export function summaryDocument({
  unit,
  year,
  state,
  content,
  numbers,
  countedAt,
  steps,
}: SummaryView): WrittenDocument {
  const told = numbers.filter(isTold);
  const annex = new Annex(
    told.map(({ definition }) => definition),
    countedAt,
  );
  const province = (unit.province && provinceCoded(unit.province)?.name) ?? '';
  const handedIn = steps.findLast(({ step }) => step === 'submit')?.at.slice(0, 10);
  const headed: PartHeading = (name, at) => ({ kind: 'heading', level: 1, text: `${NUMERALS[at]}、${name}` });
  return {
    ...{ language: 'zh', title: `${province}${year}年度专利信息传播利用工作总结`, author: unit.name },
    date: handedIn ?? `（${state === null ? '未填写' : SUMMARY_STATE_WORDS[state].zh}）`,
    blocks: [
      ...summaryBlocks(content, told, annex, headed),
      {
        kind: 'form',
        widths: [1, 1],
        rows: [
          [
            { lines: ['责任人（签字）：', '年　　月　　日'], isSigned: true },
            { lines: ['单位（盖章）：', '年　　月　　日'], isSigned: true },
          ],
        ],
      },
      ...(told.length === 0
        ? []
        : [{ kind: 'heading', level: 1, text: '附录　指标口径与统计时点' } as const, annex.written()]),
    ],
  };
}
