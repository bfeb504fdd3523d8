import { Feed } from 'feed';
import type { IssueContent } from '../../../../shared/push.ts';
import { renderHtml } from './html.ts';
import { wordingOf } from './wording.ts';

/** One issue as it stands in a feed. */
export interface FeedIssue {
  /** Stable for ever: readers know an entry again by it. */
  readonly urn: string;
  readonly content: IssueContent;
  readonly approvedAt: Date;
}

/**
 * A recipient's issues as an Atom feed, the newest first. Entry ids are URNs, so that they outlive a change of the server's
 * address.
 */
export function renderAtom(feed: {
  readonly urn: string;
  readonly title: string;
  readonly self: string;
  readonly updated: Date;
  readonly issues: readonly FeedIssue[];
}): string {
  const atom = new Feed({
    id: feed.urn,
    title: feed.title,
    updated: feed.updated,
    generator: 'Chuanli 传利',
    feedLinks: { atom: feed.self },
  });
  for (const { urn, content, approvedAt } of feed.issues) {
    atom.addItem({
      id: urn,
      title: wordingOf(content.language).subject(content),
      link: feed.self,
      date: approvedAt,
      published: approvedAt,
      description: wordingOf(content.language).lead(content),
      content: renderHtml(content, {}),
    });
  }
  return atom.atom1();
}
