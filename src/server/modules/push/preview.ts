import type { IssuePreview } from '../../../shared/push-issues.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { readIssue } from './issues.ts';
import { type RecipientLinks, type RenderedIssue, renderIssue, renderMail } from './render/index.ts';

/** Leads nowhere: whoever looks at a preview judges nothing, stops nobody and opens nothing. */
const NEUTRAL: RecipientLinks = { stop: '#stop', judge: (_item, rating) => `#${rating}` };

/** An issue as its recipients see or will see it, without the links that are theirs alone. */
export async function previewIssue(db: Db, house: Scope, id: number): Promise<RenderedIssue> {
  const { content } = await readIssue(db, house, id);
  return renderIssue(content, NEUTRAL);
}

/** The same without its attachments, which take longer to make. */
export async function previewHtml(db: Db, house: Scope, id: number): Promise<string> {
  const { content } = await readIssue(db, house, id);
  return (await renderMail(content, NEUTRAL)).html;
}

export function previewOf({ subject, text, attachments }: RenderedIssue): IssuePreview {
  return {
    subject,
    text,
    attachments: attachments.map(({ filename, content }) => ({
      form: filename.endsWith('.xlsx') ? 'xlsx' : 'docx',
      filename,
      size: content.length,
    })),
  };
}

/**
 * What mail is shown with inside a page of ours: nothing is fetched, nothing runs, no link is followed, and only our own pages may hold
 * it.
 */
export const MAIL_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox",
  'cache-control': 'no-store',
} as const;
