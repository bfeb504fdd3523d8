import type { IssueContent, IssueItem } from '../../../../shared/push.ts';
import { toTraditional } from '../../../platform/problems.ts';
import { type Words, wordsOf } from './wording.ts';

/** An issue in the language and the characters in which it is read: what every renderer starts from. */
export interface WrittenIssue {
  readonly content: IssueContent;
  readonly words: Words;
}

/**
 * Brings an issue into its language. For Traditional Chinese the Chinese texts are converted; numbers, classes and applicants stay
 * as the document has them, because readers look for them elsewhere.
 */
export async function writeIssue(content: IssueContent): Promise<WrittenIssue> {
  const printed = printable(content);
  if (content.language !== 'zh-Hant') return { content: printed, words: wordsOf(printed) };
  const traditional = {
    ...printed,
    enterprise: await toTraditional(printed.enterprise),
    house: await toTraditional(printed.house),
    ...(printed.introduction === undefined ? {} : { introduction: await toTraditional(printed.introduction) }),
    ...(printed.association === undefined ? {} : { association: await toTraditional(printed.association) }),
    items: await Promise.all(printed.items.map(traditionalItem)),
  };
  return { content: traditional, words: await converted(wordsOf(traditional)) };
}

async function traditionalItem(item: IssueItem): Promise<IssueItem> {
  return {
    ...item,
    titles: await Promise.all(item.titles.map(traditionalText)),
    ...(item.abstract === undefined ? {} : { abstract: await traditionalText(item.abstract) }),
    ...(item.whyItMatters === undefined ? {} : { whyItMatters: await toTraditional(item.whyItMatters) }),
    profile: await toTraditional(item.profile),
    ...(item.concept === undefined ? {} : { concept: await toTraditional(item.concept) }),
  };
}

async function traditionalText({ lang, text }: IssueItem['titles'][number]): Promise<IssueItem['titles'][number]> {
  return { lang, text: lang === 'zh' ? await toTraditional(text) : text };
}

async function converted<T>(words: T): Promise<T> {
  return JSON.parse(await toTraditional(JSON.stringify(words))) as T;
}

/**
 * The same value with every text fit for XML 1.0: an office's texts may hold control characters, halves of surrogate pairs and
 * noncharacters, any of which makes a feed or an attachment unreadable.
 */
export function printable<T>(value: T): T {
  if (typeof value === 'string') return printableText(value) as T;
  if (Array.isArray(value)) return value.map(printable) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, printable(each)])) as T;
}

function printableText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .replaceAll(/[\uFFFE\uFFFF]/g, ' ');
}
