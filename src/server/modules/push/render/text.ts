import { type IssueItem, rating } from '../../../../shared/push.ts';
import { groupsOf, numbersOf } from './groups.ts';
import type { RecipientLinks } from './links.ts';
import { briefFactsOf, documentAddress, factsOf, shortAbstract, titlesOf, told } from './wording.ts';
import type { WrittenIssue } from './written.ts';

/** An issue as plain text, for readers whose mail shows no HTML. */
export function renderText(issue: WrittenIssue, links: RecipientLinks): string {
  const { content, words } = issue;
  const groups = groupsOf(issue).flatMap(({ heading, items }) => [
    ...(heading === undefined ? [] : [`== ${heading} ==`]),
    ...items.map(({ item, place }) => renderItem(item, place, issue, links)),
  ]);
  const numbers = numbersOf(issue).map(([name, value]) => `${name}: ${value}`);
  return [
    words.subject,
    content.kind === 'alert' ? words.alertAbout : words.lead,
    ...(content.introduction === undefined ? [] : [content.introduction]),
    ...(numbers.length === 0 ? [] : [[words.numbers, ...numbers].join('\n')]),
    ...(groups.length > 0 ? groups : [words.nothing]),
    ...(content.kind === 'express' && groups.length > 0 ? [words.listed] : []),
    words.caution,
    ...(links.stop === undefined ? [] : [`${words.stop}: ${links.stop}`]),
  ]
    .join('\n\n')
    .concat('\n');
}

function renderItem(item: IssueItem, place: number, { content, words }: WrittenIssue, links: RecipientLinks): string {
  const { judge } = links;
  const listed = content.kind === 'express';
  const facts = told([
    ...(listed ? briefFactsOf : factsOf)(item, words),
    [words.why, item.whyItMatters],
    [words.abstract, listed ? undefined : shortAbstract(item)],
    [words.link, documentAddress(item)],
    ...rating.options.map((each) => [words.rating[each], judge?.(item, each)] as const),
  ]);
  const lines = facts.map(([name, value]) => `   ${name}: ${value}`);
  return [`${place}. ${titlesOf(item, content.language).join(' / ')}`, ...lines].join('\n');
}
