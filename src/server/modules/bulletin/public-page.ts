import { type ContributionContent, PARTS_OF } from '../../../shared/bulletin.ts';
import { KIND_WORDS, PART_WORDS } from '../../../shared/bulletin-words.ts';
import { provinceCoded } from '../../../shared/regions.ts';
import { HOUSE_TIME_ZONE } from '../../platform/clock.ts';
import { escapeHtml, inLanguage, LANGUAGE_TAGS } from '../../platform/page.ts';
import type { Language } from '../../platform/problems.ts';
import type { IssueKey, Published } from './bulletin-issues.ts';

/** Nothing is fetched and no script runs; the page may be kept for a minute, so that what is taken down is soon gone everywhere. */
export const PUBLIC_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'public, max-age=60',
} as const;

const zh = {
  name: '工作交流',
  about: '各地专利信息工作的动态、成果和典型案例',
  all: '全部稿件',
  issues: '各期简报',
  issue: ({ year, number }: IssueKey) => `${year} 年第 ${number} 期`,
  nothing: '还没有发布稿件。',
  gone: { unit: '本篇已应投稿单位要求撤下。', house: '本篇已由主管部门撤下。' },
  goneMore: {
    unit: '投稿单位可以随时撤回发布同意；撤回后，稿件不再公开。',
    house: '撤下的原因已告知投稿单位。',
  },
  older: '更早的稿件',
  newer: '更新的稿件',
  feed: '订阅（Atom）',
  print: '本页可直接打印。',
  recommended: '省级推荐',
  contents: '本期目录',
  back: '返回',
  colon: '：',
};

const en: typeof zh = {
  name: 'Exchange',
  about: 'News, results and cases of patent information work in the provinces',
  all: 'All contributions',
  issues: 'Issues',
  issue: ({ year, number }) => `No. ${number} of ${year}`,
  nothing: 'Nothing has been published yet.',
  gone: {
    unit: 'This contribution was taken down at the request of the unit that wrote it.',
    house: 'This contribution was taken down by the office that published it.',
  },
  goneMore: {
    unit: 'A unit may take its consent to publication back at any time.',
    house: 'The unit that wrote it was told why.',
  },
  older: 'Older',
  newer: 'Newer',
  feed: 'Subscribe (Atom)',
  print: 'This page prints as it is.',
  recommended: 'Recommended by the province',
  contents: 'In this issue',
  back: 'Back',
  colon: ': ',
};

type Words = typeof zh & { readonly language: 'zh' | 'en' };

/** An issue as the list names it. */
export interface NamedIssue extends IssueKey {
  readonly title: string;
  readonly publishedAt: string;
}

export interface ListPage {
  readonly house: string;
  readonly contributions: readonly Published[];
  readonly issues: readonly NamedIssue[];
  readonly page: number;
  readonly isLast: boolean;
}

/** The page that anybody opens: the latest contributions, and the issues. */
export function listPage(
  { house, contributions, issues, page, isLast }: ListPage,
  language: Language,
): Promise<string> {
  return inBoth(language, (words) => {
    const items = contributions.map((one) => `<li>${headline(one, words, language)}</li>`).join('');
    const turns = [
      ...(page > 1 ? [link(`/bulletin?page=${page - 1}`, words.newer, language)] : []),
      ...(isLast ? [] : [link(`/bulletin?page=${page + 1}`, words.older, language)]),
    ].join(' · ');
    const issueList = issues
      .map((one) => `<li>${link(issueAddress(one), `${words.issue(one)}　${one.title}`, language)}</li>`)
      .join('');
    return shell(words, language, {
      title: words.name,
      house,
      body: `<p class="quiet">${words.about} · <a href="/bulletin/feed.atom">${words.feed}</a></p>
${items === '' ? `<p>${words.nothing}</p>` : `<ul class="list">${items}</ul>`}
${turns === '' ? '' : `<nav>${turns}</nav>`}
${issueList === '' ? '' : `<h2>${words.issues}</h2><ul>${issueList}</ul>`}`,
    });
  });
}

/** One contribution. */
export function contributionHtml(house: string, one: Published, language: Language): Promise<string> {
  return inBoth(language, (words) =>
    shell(words, language, {
      title: one.content.title,
      house,
      body: `<article>${facts(one, words, language)}${partsHtml(one, words)}</article>
<nav>${link('/bulletin', words.back, language)}</nav>`,
    }),
  );
}

/** Where a contribution stood that its unit took back, or the house took down. */
export function goneHtml(house: string, by: 'house' | 'unit', language: Language): Promise<string> {
  return inBoth(language, (words) =>
    shell(words, language, {
      title: words.name,
      house,
      body: `<p role="status"><strong>${words.gone[by]}</strong></p><p class="quiet">${words.goneMore[by]}</p>
<nav>${link('/bulletin', words.back, language)}</nav>`,
    }),
  );
}

/** An issue with all that stands in it, for reading and for printing. */
export function issueHtml(
  house: string,
  issue: NamedIssue,
  contributions: readonly Published[],
  language: Language,
): Promise<string> {
  return inBoth(language, (words) => {
    const contents = contributions.map(
      ({ id, content }) => `<li><a href="#c${id}">${escapeHtml(content.title)}</a></li>`,
    );
    const articles = contributions.map(
      (one) =>
        `<article id="c${one.id}"><h2>${escapeHtml(one.content.title)}</h2>${facts(one, words, language)}${partsHtml(one, words)}</article>`,
    );
    return shell(words, language, {
      title: issue.title,
      house,
      body: `<p class="number">${words.issue(issue)}　${dayOf(new Date(issue.publishedAt))}</p>
<p class="quiet screen">${words.print} ${link('/bulletin', words.back, language)}</p>
${contents.length === 0 ? `<p>${words.nothing}</p>` : `<h2>${words.contents}</h2><ol>${contents.join('')}</ol>`}
${articles.join('')}`,
    });
  });
}

/** The text of a contribution as HTML, under the names of its parts where it has several. */
export function partsHtml(
  { kind, content }: { kind: Published['kind']; content: ContributionContent },
  { language }: { language: 'zh' | 'en' },
): string {
  const parts = PARTS_OF[kind];
  return parts
    .map((part) => {
      const paragraphs = (content.parts[part] ?? '')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map((line) => `<p>${escapeHtml(line)}</p>`)
        .join('');
      return parts.length === 1 ? paragraphs : `<h3>${PART_WORDS[part][language]}</h3>${paragraphs}`;
    })
    .join('');
}

function headline(one: Published, words: Words, language: Language): string {
  return `<a class="title" href="${addressIn(`/bulletin/${one.id}`, language)}">${escapeHtml(one.content.title)}</a>${facts(one, words, language)}`;
}

function facts(
  { kind, unit, province, publishedAt, issue, recommended }: Published,
  words: Words,
  language: Language,
): string {
  const region = province === null ? undefined : provinceCoded(province);
  const told = [
    KIND_WORDS[kind][words.language],
    ...(recommended ? [words.recommended] : []),
    ...(region === undefined ? [] : [words.language === 'en' ? region.en : region.name]),
    unit,
    dayOf(publishedAt),
  ].map(escapeHtml);
  return `<p class="quiet">${told.join(' · ')} · ${link(issueAddress(issue), words.issue(issue), language)}</p>`;
}

function issueAddress({ year, number }: IssueKey): string {
  return `/bulletin/issues/${year}-${number}`;
}

/** Links keep the language that the page was asked for in. */
function addressIn(path: string, language: Language): string {
  return language === 'zh' ? path : `${path}${path.includes('?') ? '&amp;' : '?'}language=${language}`;
}

function link(path: string, text: string, language: Language): string {
  return `<a href="${addressIn(path, language)}">${escapeHtml(text)}</a>`;
}

function dayOf(at: Date): string {
  return at.toLocaleDateString('sv-SE', { timeZone: HOUSE_TIME_ZONE });
}

function inBoth(language: Language, page: (words: Words) => string): Promise<string> {
  return inLanguage(page({ ...zh, language: 'zh' }), page({ ...en, language: 'en' }), language);
}

function shell(words: Words, language: Language, page: { title: string; house: string; body: string }): string {
  return `<!doctype html>
<html lang="${LANGUAGE_TAGS[language]}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
<link rel="alternate" type="application/atom+xml" title="${words.name}" href="/bulletin/feed.atom">
<style>${STYLE}</style>
</head>
<body><header><a href="${addressIn('/bulletin', language)}">${escapeHtml(page.house)} · ${words.name}</a>
<nav class="screen" aria-label="language">${LANGUAGES}</nav></header>
<main>
<h1>${escapeHtml(page.title)}</h1>
${page.body}
</main></body>
</html>
`;
}

/** Each language's own name, as character references, so that the conversion to Traditional leaves them alone. */
const LANGUAGES = `<a href="?language=zh" lang="zh-CN">&#31616;&#20307;</a> <a href="?language=zh-Hant" lang="zh-Hant">&#32321;&#39636;</a> <a href="?language=en" lang="en">English</a>`;

const STYLE = `:root{color-scheme:light dark}
body{margin:0;background:#f4f6f8;color:#1f2933;font:17px/1.75 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,sans-serif}
header,main{max-width:46rem;margin:0 auto;padding:1rem 1.25rem}
header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.5rem;border-bottom:2px solid #0b3d62}
h1{font-size:1.6rem;line-height:1.4;margin:.5rem 0;color:#0b3d62}
h2{font-size:1.25rem;margin:2rem 0 .5rem}h3{font-size:1.05rem;margin:1.25rem 0 .25rem;color:#0b3d62}
a{color:#0b5394}.title{font-size:1.1rem;font-weight:600}
.list{list-style:none;padding:0}.list li{padding:.5rem 0;border-bottom:1px solid #d9dee4}
.quiet{color:#52606d;font-size:.92rem;margin:.2rem 0}
article p{text-indent:2em;margin:.4rem 0}article .quiet{text-indent:0}
a{outline-offset:3px}
@media (prefers-color-scheme:dark){body{background:#111820;color:#e4e7eb}h1,h3{color:#9cc9ee}a{color:#8cc0ec}.quiet{color:#9fb3c8}.list li{border-color:#2b3947}header{border-color:#9cc9ee}}
@media print{@page{size:A4;margin:25mm 22mm}body{background:#fff;color:#000;font:12pt/1.7 'SimSun','Songti SC','Noto Serif CJK SC',serif}.screen{display:none}
a{color:inherit;text-decoration:none}header{border-color:#c00;justify-content:center;font-size:14pt}h1{text-align:center;color:#000}h2,h3{color:#000;break-after:avoid}.number{text-align:center}
article{break-before:page}article:first-of-type{break-before:auto}p{orphans:3;widows:3}}`;
