import { Feed } from 'feed';
import { escapeHtml } from '../../platform/page.ts';
import type { Published } from './bulletin-issues.ts';
import { partsHtml } from './public-page.ts';

export interface BulletinFeed {
  readonly house: string;
  /** How readers reach the service, without a slash at the end. */
  readonly publicUrl: string;
  /** Makes a name that is stable for ever of what it names. */
  urn(name: string): string;
  /** When what is told changed last, also by what is not in it any more. */
  readonly updated: Date;
  readonly contributions: readonly Published[];
}

/** What was published last, as an Atom feed (RFC 4287). What was taken down is not in it any more. */
export function bulletinAtom({ house, publicUrl, urn, updated, contributions }: BulletinFeed): string {
  const feed = new Feed({
    id: urn('bulletin'),
    title: `工作交流 · ${printable(house)}`,
    author: { name: printable(house) },
    updated,
    generator: 'Chuanli 传利',
    feedLinks: { atom: `${publicUrl}/bulletin/feed.atom` },
    link: `${publicUrl}/bulletin`,
  });
  for (const one of contributions) {
    feed.addItem({
      id: urn(`contribution ${one.id}`),
      // Readers take titles as HTML.
      title: escapeHtml(printable(one.content.title)),
      link: `${publicUrl}/bulletin/${one.id}`,
      author: [{ name: printable(one.unit) }],
      date: one.publishedAt,
      published: one.publishedAt,
      content: printable(partsHtml(one, { language: 'zh' })),
    });
  }
  return feed.atom1();
}

/** Without what XML has no place for. */
function printable(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (sign) => ('\t\n\r'.includes(sign) ? sign : ''));
}
