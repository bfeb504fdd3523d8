import type { IssueContent } from '../../../../shared/push.ts';
import { renderDocx } from './docx.ts';
import { renderHtml } from './html.ts';
import type { RecipientLinks } from './links.ts';
import { renderText } from './text.ts';
import { writeIssue } from './written.ts';
import { renderXlsx } from './xlsx.ts';

export { renderAtom } from './atom.ts';
export type { RecipientLinks } from './links.ts';

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface RenderedIssue extends RenderedMail {
  readonly attachments: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content: Buffer;
  }[];
}

/** The mail of an issue without what is attached to it. */
export async function renderMail(content: IssueContent, links: RecipientLinks): Promise<RenderedMail> {
  const issue = await writeIssue(content);
  return { subject: issue.words.subject, html: renderHtml(issue, links), text: renderText(issue, links) };
}

/** An issue for one recipient: mail in HTML and text, workbook and Word document beside it. */
export async function renderIssue(content: IssueContent, links: RecipientLinks): Promise<RenderedIssue> {
  const issue = await writeIssue(content);
  const name = `${content.to}-${String(content.number).padStart(3, '0')}`;
  return {
    subject: issue.words.subject,
    html: renderHtml(issue, links),
    text: renderText(issue, links),
    attachments: [
      {
        filename: `${name}.xlsx`,
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content: await renderXlsx(issue),
      },
      {
        filename: `${name}.docx`,
        contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        content: await renderDocx(issue),
      },
    ],
  };
}
