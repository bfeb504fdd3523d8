import { Feed } from 'feed';
import type { IssueContent, IssueLanguage } from '../../../../shared/push.ts';
import { escapeHtml, inLanguage } from '../../../platform/page.ts';
import { renderSheet } from './html.ts';
import { printable, writeIssue } from './written.ts';

/** One issue as it stands in a feed. */
export interface FeedIssue {
  /** Stable for ever: readers know an entry again by it. */
  readonly urn: string;
  readonly content: IssueContent;
  readonly approvedAt: Date;
}

export interface IssueFeed {
  readonly urn: string;
  readonly language: IssueLanguage;
  readonly enterprise: string;
  readonly house: string;
  /** The address of the feed itself. */
  readonly self: string;
  /** When it last changed. */
  readonly updated: Date;
  /** The newest first. */
  readonly issues: readonly FeedIssue[];
}

/**
 * A recipient's issues as an Atom feed (RFC 4287). Entry ids are URNs, so that they outlive a change of the server's address.
 */
export async function renderAtom(feed: IssueFeed): Promise<string> {
  const { language } = feed;
  const [enterprise, house] = [printable(feed.enterprise), printable(feed.house)];
  const atom = new Feed({
    id: feed.urn,
    title: await inLanguage(`专利信息推送 · ${enterprise}`, `Patent information · ${enterprise}`, language),
    author: { name: await inLanguage(house, house, language) },
    updated: feed.updated,
    generator: 'Chuanli 传利',
    feedLinks: { atom: feed.self },
  });
  for (const { urn, content, approvedAt } of feed.issues) {
    const issue = await writeIssue(content);
    atom.addItem({
      id: urn,
      // Readers take title, summary and content as HTML.
      title: escapeHtml(issue.words.subject),
      link: feed.self,
      date: approvedAt,
      published: approvedAt,
      description: escapeHtml(issue.words.lead),
      content: renderSheet(issue, {}),
    });
  }
  return atom.atom1();
}
