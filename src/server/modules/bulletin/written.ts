import {
  type BulletinIssueLine,
  type ContributionContent,
  type ContributionKind,
  type ContributionLine,
  PARTS_OF,
} from '../../../shared/bulletin.ts';
import { KIND_WORDS, PART_WORDS, STATE_WORDS } from '../../../shared/bulletin-words.ts';
import { provinceName } from '../../../shared/regions.ts';
import { houseInstant } from '../../platform/clock.ts';
import { type Block, paragraphsOf, type WrittenDocument } from '../../platform/documents/index.ts';
import { type ListColumn, type ListSheet, listSheet, type SheetLanguage } from '../../platform/list-workbook.ts';
import type { Published } from './bulletin-issues.ts';

/** The parts of a contribution, each under its name. */
export function contributionBlocks(
  { kind, content }: { readonly kind: ContributionKind; readonly content: ContributionContent },
  language: SheetLanguage = 'zh',
): Block[] {
  const parts = PARTS_OF[kind];
  return parts.flatMap((part): Block[] => [
    ...(parts.length === 1 ? [] : [{ kind: 'heading', level: 3, text: PART_WORDS[part][language] } as const]),
    ...paragraphsOf(content.parts[part] ?? ''),
  ]);
}

const TEXTS = {
  zh: {
    title: '专利信息传播利用工作简报',
    issue: ({ year, number }: Pick<BulletinIssueLine, 'year' | 'number'>) => `${year} 年第 ${number} 期`,
    contents: '本期目录',
    by: (unit: string, kind: string) => `${unit}　${kind}`,
    item: (title: string, unit: string) => `${title}（${unit}）`,
    withdrawn: '本期稿件均已应投稿单位要求撤下。',
  },
  en: {
    title: 'Bulletin of patent information work',
    issue: ({ year, number }: Pick<BulletinIssueLine, 'year' | 'number'>) => `No. ${number} of ${year}`,
    contents: 'In this issue',
    by: (unit: string, kind: string) => `${unit}, ${kind}`,
    item: (title: string, unit: string) => `${title} (${unit})`,
    withdrawn: 'Every contribution of this issue was taken down at the request of the unit that wrote it.',
  },
} as const;

/** An issue of the bulletin to print: what is in it, and the contributions whose units still consent. */
export function issueDocument(
  issue: BulletinIssueLine,
  contributions: readonly Published[],
  { house, language }: { readonly house: string; readonly language: SheetLanguage },
): WrittenDocument {
  const t = TEXTS[language];
  return {
    ...{ language, title: t.title, subtitle: `${t.issue(issue)}　${issue.title}`, author: house },
    date: houseInstant(new Date(issue.publishedAt)).slice(0, 10),
    blocks: [
      ...(contributions.length === 0 ? paragraphsOf(t.withdrawn) : []),
      ...(contributions.length < 2
        ? []
        : ([
            { kind: 'heading', level: 1, text: t.contents },
            { kind: 'list', items: contributions.map(({ content, unit }) => [{ text: t.item(content.title, unit) }]) },
          ] as const)),
      ...contributions.flatMap((one): Block[] => [
        { kind: 'heading', level: 1, text: one.content.title },
        { kind: 'paragraph', runs: [{ text: t.by(one.unit, KIND_WORDS[one.kind][language]), tone: 'quiet' }] },
        ...contributionBlocks(one, language),
      ]),
    ],
  };
}

/** The contributions that a person sees, and the issues that were published. */
export function contributionSheets(
  contributions: readonly ContributionLine[],
  issues: readonly BulletinIssueLine[],
  language: SheetLanguage,
): ListSheet[] {
  const columns: ListColumn<ContributionLine>[] = [
    { zh: '编号', en: 'No.', width: 8, read: ({ id }) => id },
    { zh: '年度', en: 'Year', width: 8, read: ({ year }) => year },
    { zh: '标题', en: 'Title', width: 44, read: ({ title }) => title },
    { zh: '类别', en: 'Kind', width: 12, read: ({ kind }) => KIND_WORDS[kind][language] },
    { zh: '省份', en: 'Province', width: 14, read: ({ unit }) => provinceName(unit.province, language) },
    { zh: '投稿单位', en: 'Unit', width: 30, read: ({ unit }) => unit.name },
    { zh: '状态', en: 'State', width: 14, read: ({ state }) => STATE_WORDS[state][language] },
    { zh: '省级推荐', en: 'Recommended', width: 10, read: ({ recommended }) => (recommended ? YES[language] : null) },
    { zh: '最后修改', en: 'Changed', width: 17, read: ({ changedAt }) => houseInstant(new Date(changedAt)) },
    {
      ...{ zh: '发布时间', en: 'Published', width: 17 },
      read: ({ publishedAt }) => (publishedAt === null ? null : houseInstant(new Date(publishedAt))),
    },
  ];
  const issueColumns: ListColumn<BulletinIssueLine>[] = [
    { zh: '期号', en: 'Issue', width: 18, read: (issue) => TEXTS[language].issue(issue) },
    { zh: '名称', en: 'Title', width: 44, read: ({ title }) => title },
    { zh: '发布时间', en: 'Published', width: 17, read: ({ publishedAt }) => houseInstant(new Date(publishedAt)) },
    { zh: '篇数', en: 'Contributions', width: 8, read: (issue) => issue.contributions },
  ];
  return [
    listSheet({ zh: '稿件', en: 'Contributions' }, columns, contributions, language),
    listSheet({ zh: '简报', en: 'Issues' }, issueColumns, issues, language),
  ];
}

const YES = { zh: '是', en: 'yes' };
