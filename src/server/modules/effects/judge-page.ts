import { feedbackReason } from '../../../shared/effects.ts';
import { type IssueItem, type IssueLanguage, type Rating, rating } from '../../../shared/push.ts';
import { WORDS, type Words } from '../../../shared/words.ts';
import { escapeHtml, inLanguage, standingPage } from '../../platform/page.ts';

interface PageWords {
  readonly title: string;
  readonly thanks: string;
  readonly thanksMore: string;
  readonly ask: string;
  readonly why: string;
  readonly askReason: string;
  readonly none: string;
  readonly remark: string;
  readonly send: string;
  readonly notRecorded: string;
}

const zh: PageWords & Words = {
  title: '评价这篇专利文献',
  thanks: '已记录您的评价，谢谢。',
  thanksMore: '如需更改，可再次打开邮件中的链接；以最后一次为准。',
  ask: '它与贵单位的需求',
  why: '与贵单位的关系',
  askReason: '如不相关，原因是（可不填）',
  none: '不说明',
  remark: '补充说明（可不填）',
  send: '提交评价',
  notRecorded: '尚未记录：请从“相关”“可能相关”“不相关”中选择一项，选“相关”时原因须为“不说明”；补充说明不超过 2000 字。',
  ...WORDS.zh,
};

const en: typeof zh = {
  title: 'Judge this publication',
  thanks: 'Your judgement is recorded. Thank you.',
  thanksMore: 'To change it, open a link of the mail again; the last judgement counts.',
  ask: 'For your work it is',
  why: 'Why it matters to you',
  askReason: 'If it is not relevant, why (optional)',
  none: 'no reason given',
  remark: 'Anything to add (optional)',
  send: 'Send',
  notRecorded:
    'Nothing was recorded: choose one of relevant, possibly relevant and not relevant, the first without a reason; a remark has at most 2000 characters.',
  ...WORDS.en,
};

/** What stands in the form when the page is shown. */
export interface FormState {
  readonly rating?: Rating;
  readonly reason?: string;
  readonly remark?: string;
  /** The form was sent, and could not be recorded. */
  readonly refused?: boolean;
}

/** The page behind a link of an issue: the item, and a form. Nothing is recorded until the form is sent. */
export async function judgePage(item: IssueItem, state: FormState, language: IssueLanguage): Promise<string> {
  return inReadersLanguage(language, (words) => `${itemSummary(item, words)}${form(state, words)}`);
}

/** What the reader sees after the form was sent. */
export async function thanksPage(item: IssueItem, given: Rating, language: IssueLanguage): Promise<string> {
  return inReadersLanguage(
    language,
    (words) =>
      `<p role="status">${words.thanks} <strong>${words.rating[given]}</strong></p>${itemSummary(item, words)}<p class="quiet">${words.thanksMore}</p>`,
  );
}

async function inReadersLanguage(language: IssueLanguage, body: (words: typeof zh) => string): Promise<string> {
  const page = (words: typeof zh): string =>
    standingPage({ language, title: words.title, body: `<h1>${words.title}</h1>${body(words)}` });
  return inLanguage(page(zh), page(en), language);
}

function form(state: FormState, words: typeof zh): string {
  const ratings = rating.options
    .map(
      (each) =>
        `<label><input type="radio" name="rating" value="${each}" required${each === state.rating ? ' checked' : ''}> ${words.rating[each]}</label>`,
    )
    .join('');
  const reasons = feedbackReason.options
    .map((each) => `<option value="${each}"${each === state.reason ? ' selected' : ''}>${words.reason[each]}</option>`)
    .join('');
  return `${state.refused ? `<p class="wrong" role="alert">${words.notRecorded}</p>` : ''}
<form method="post">
<fieldset><legend>${words.ask}</legend>${ratings}</fieldset>
<label>${words.askReason}<select name="reason"><option value="">${words.none}</option>${reasons}</select></label>
<label>${words.remark}<textarea name="remark" rows="3" maxlength="2000">${escapeHtml(state.remark ?? '')}</textarea></label>
<p><button type="submit">${words.send}</button></p>
</form>`;
}

function itemSummary(item: IssueItem, words: typeof zh): string {
  const titles = item.titles.map(({ text }) => `<p><strong>${escapeHtml(text)}</strong></p>`).join('');
  const facts = [item.number, item.date, item.applicants.join('；')].filter((fact) => fact).join(' · ');
  const why =
    item.whyItMatters === undefined ? '' : `<p class="why">${words.why}：${escapeHtml(item.whyItMatters)}</p>`;
  return `${titles}<p class="quiet">${escapeHtml(facts)}</p>${why}`;
}
