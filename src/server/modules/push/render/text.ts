import { type IssueItem, rating } from '../../../../shared/push.ts';
import type { RecipientLinks } from './links.ts';
import { documentAddress, factsOf, shortAbstract, titlesOf, told } from './wording.ts';
import type { WrittenIssue } from './written.ts';

/** An issue as plain text, for readers whose mail shows no HTML. */
export function renderText(issue: WrittenIssue, links: RecipientLinks): string {
  const { content, words } = issue;
  const items = content.items.map((item) => renderItem(item, issue, links));
  const stop = links.stop === undefined ? [] : [`${words.stop}: ${links.stop}`];
  return [words.subject, words.lead, ...(items.length > 0 ? items : [words.nothing]), words.caution, ...stop]
    .join('\n\n')
    .concat('\n');
}

function renderItem(item: IssueItem, { content, words }: WrittenIssue, links: RecipientLinks): string {
  const { judge } = links;
  const facts = told([
    ...factsOf(item, words),
    [words.why, item.whyItMatters],
    [words.abstract, shortAbstract(item)],
    [words.link, documentAddress(item)],
    ...rating.options.map((each) => [words.rating[each], judge?.(item, each)] as const),
  ]);
  const lines = facts.map(([name, value]) => `   ${name}: ${value}`);
  return [`${item.position}. ${titlesOf(item, content.language).join(' / ')}`, ...lines].join('\n');
}
