import { type IssueItem, rating } from '../../../../shared/push.ts';
import { escapeHtml, LANGUAGE_TAGS } from '../../../platform/page.ts';
import { groupsOf, numbersOf } from './groups.ts';
import type { RecipientLinks } from './links.ts';
import { briefFactsOf, documentAddress, type Fact, factsOf, shortAbstract, titlesOf } from './wording.ts';
import type { WrittenIssue } from './written.ts';

const font = "font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,sans-serif";
const style = {
  page: `margin:0;background:#f4f6f8;color:#1f2933;${font};font-size:16px;line-height:1.7`,
  sheet: 'max-width:680px;margin:0 auto;padding:24px 20px',
  heading: 'font-size:22px;line-height:1.4;margin:0 0 8px;color:#0b3d62',
  alert:
    'font-size:22px;line-height:1.4;margin:0 0 8px;padding:10px 14px;color:#8a1c12;background:#fdecea;border-left:5px solid #b3261e',
  group:
    'font-size:17px;line-height:1.5;margin:24px 0 10px;padding-bottom:4px;border-bottom:2px solid #0b3d62;color:#0b3d62',
  lead: 'margin:0 0 20px;color:#52606d',
  introduction: 'margin:0 0 16px;white-space:pre-line',
  numbers: 'margin:0 0 20px;padding:10px 16px;background:#e9f1f8;border-radius:8px;font-size:15px',
  item: 'background:#ffffff;border:1px solid #e4e7eb;border-radius:8px;padding:16px 18px;margin:0 0 16px',
  line: 'padding:10px 0 12px;border-bottom:1px solid #d9dee3;margin:0 0 4px',
  title: 'font-size:18px;line-height:1.5;margin:0 0 6px',
  shortTitle: 'font-size:16px;line-height:1.5;margin:0 0 4px',
  link: 'color:#0b5394',
  facts: 'margin:0 0 8px;color:#52606d;font-size:14px',
  why: 'margin:0 0 10px;padding:8px 12px;background:#eef6f0;border-left:4px solid #2f855a',
  button:
    'display:inline-block;margin:0 8px 6px 0;padding:4px 14px;border:1px solid #9fb3c8;border-radius:16px;color:#243b53;text-decoration:none;font-size:14px',
  foot: 'color:#66727f;font-size:13px;margin:24px 0 0',
} as const;

/** An issue as one HTML document for mail clients: inline styles, no scripts, no images, nothing fetched from anywhere. */
export function renderHtml(issue: WrittenIssue, links: RecipientLinks): string {
  const subject = escapeHtml(issue.words.subject);
  return `<!doctype html>
<html lang="${LANGUAGE_TAGS[issue.content.language]}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${subject}</title></head>
<body style="${style.page}">${renderSheet(issue, links)}</body>
</html>
`;
}

/** The issue without a document around it, to stand within another page, as feed readers show it. */
export function renderSheet(issue: WrittenIssue, links: RecipientLinks): string {
  const { content, words } = issue;
  const groups = groupsOf(issue).map(({ heading, items }) => {
    const head = heading === undefined ? '' : `<h2 style="${style.group}">${escapeHtml(heading)}</h2>\n`;
    return head + items.map(({ item, place }) => renderItem(item, place, issue, links)).join('\n');
  });
  const stop =
    links.stop === undefined
      ? ''
      : ` <a style="${style.link}" href="${escapeHtml(links.stop)}">${escapeHtml(words.stop)}</a>`;
  const { introduction } = content;
  const lead = content.kind === 'alert' ? words.alertAbout : words.lead;
  const listed = content.kind === 'express' && content.items.length > 0 ? `${escapeHtml(words.listed)} ` : '';
  return `<div style="${style.sheet}">
<h1 style="${content.kind === 'alert' ? style.alert : style.heading}">${escapeHtml(words.subject)}</h1>
<p style="${style.lead}">${escapeHtml(lead)}</p>
${introduction === undefined ? '' : `<p style="${style.introduction}">${escapeHtml(introduction)}</p>`}
${renderNumbers(numbersOf(issue), words.numbers)}
${groups.join('\n') || `<p>${escapeHtml(words.nothing)}</p>`}
<p style="${style.foot}">${listed}${escapeHtml(words.caution)}${stop}</p>
</div>`;
}

function renderNumbers(numbers: readonly Fact[], heading: string): string {
  if (numbers.length === 0) return '';
  const lines = numbers
    .map(([name, value]) => `<strong>${escapeHtml(name)}</strong> ${escapeHtml(value)}`)
    .join('<br>');
  return `<p style="${style.numbers}"><strong>${escapeHtml(heading)}</strong><br>${lines}</p>`;
}

/** In a list only what tells whether to read on; everything in the other templates. */
function renderItem(item: IssueItem, place: number, { content, words }: WrittenIssue, links: RecipientLinks): string {
  const listed = content.kind === 'express';
  const [title, ...others] = titlesOf(item, content.language);
  const lines = (listed ? briefFactsOf : factsOf)(item, words)
    .map(([name, value]) => `${escapeHtml(name)} ${escapeHtml(value)}`)
    .join(' · ');
  const abstract = listed ? undefined : shortAbstract(item);
  const { judge } = links;
  const buttons =
    judge === undefined
      ? ''
      : `<p style="margin:0">${escapeHtml(words.judge)} ${rating.options
          .map(
            (each) =>
              `<a style="${style.button}" href="${escapeHtml(judge(item, each))}">${escapeHtml(words.rating[each])}</a>`,
          )
          .join('')}</p>`;
  return `<article style="${listed ? style.line : style.item}">
<h2 style="${listed ? style.shortTitle : style.title}">${place}. <a style="${style.link}" href="${escapeHtml(documentAddress(item))}">${escapeHtml(title ?? item.number)}</a></h2>
${listed ? '' : others.map((other) => `<p style="${style.facts}">${escapeHtml(other)}</p>`).join('')}
<p style="${style.facts}">${lines}</p>
${item.whyItMatters === undefined ? '' : `<p style="${style.why}"><strong>${escapeHtml(words.why)}</strong> ${escapeHtml(item.whyItMatters)}</p>`}
${abstract === undefined ? '' : `<p style="margin:0 0 10px">${escapeHtml(abstract)}</p>`}
${buttons}
</article>`;
}
