import type { IssueContent } from '../../../../shared/push.ts';
import { toTraditional } from '../../../platform/problems.ts';
import { renderDocx } from './docx.ts';
import { renderHtml } from './html.ts';
import type { RecipientLinks } from './links.ts';
import { renderText } from './text.ts';
import { wordingOf } from './wording.ts';
import { renderXlsx } from './xlsx.ts';

export { type FeedIssue, renderAtom } from './atom.ts';
export type { RecipientLinks } from './links.ts';

export interface RenderedIssue {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content: Buffer;
  }[];
}

/**
 * An issue for one recipient: mail in HTML and text, workbook and Word document beside it. In Traditional Chinese the mail's
 * words are converted as a whole; numbers and addresses hold no Chinese and stay as they are.
 */
export async function renderIssue(content: IssueContent, links: RecipientLinks): Promise<RenderedIssue> {
  const written = content.language === 'zh-Hant' ? toTraditional : async (text: string) => text;
  const subject = await written(wordingOf(content.language).subject(content));
  const name = `${content.to}-${String(content.number).padStart(3, '0')}`;
  return {
    subject,
    html: await written(renderHtml(content, links)),
    text: await written(renderText(content, links)),
    attachments: [
      {
        filename: `${name}.xlsx`,
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content: await renderXlsx(content),
      },
      {
        filename: `${name}.docx`,
        contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        content: await renderDocx(content),
      },
    ],
  };
}
