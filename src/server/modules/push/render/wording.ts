import type { IssueContent, IssueItem, IssueKind, IssueLanguage } from '../../../../shared/push.ts';
import { type Words as Names, WORDS } from '../../../../shared/words.ts';

/** The words that surround the items of an issue, as a language has them. */
interface Wording {
  readonly kind: Readonly<Record<IssueKind, string>>;
  readonly event: Names['event'];
  readonly rating: Names['rating'];
  readonly subject: (content: IssueContent) => string;
  readonly lead: (content: IssueContent) => string;
  readonly nothing: string;
  /** The heading over what all members of an association are told, and over what the one enterprise is told besides. */
  readonly commonPart: (content: IssueContent) => string;
  readonly ownPart: string;
  readonly numbers: string;
  readonly total: string;
  readonly offices: string;
  readonly topApplicants: string;
  readonly listed: string;
  readonly alertAbout: string;
  readonly number: string;
  readonly title: string;
  readonly date: string;
  readonly applicants: string;
  readonly classes: string;
  readonly abstract: string;
  readonly why: string;
  readonly members: string;
  readonly profile: string;
  readonly events: string;
  readonly link: string;
  readonly judge: string;
  readonly stop: string;
  readonly caution: string;
}

const period = ({ from, to }: IssueContent, joint: string): string =>
  from === undefined ? to : `${from}${joint}${to}`;

const TITLE_IN_SUBJECT = 60;

/** An alert tells one event, so that its subject can say which. */
function alertSubject(content: IssueContent, { kind, event }: Wording): string | undefined {
  const [item, ...others] = content.items;
  if (content.kind !== 'alert' || item === undefined || others.length > 0) return undefined;
  const title = [...(titlesOf(item, content.language)[0] ?? item.number)];
  const shown = title.length > TITLE_IN_SUBJECT ? `${title.slice(0, TITLE_IN_SUBJECT).join('')}…` : title.join('');
  return content.language === 'en'
    ? `${kind.alert}: ${event[item.event]} – ${shown} (${item.number})`
    : `${kind.alert}：${event[item.event]}｜${shown}（${item.number}）`;
}

/** Tells which part was chosen for all members alike. */
function commonLead(content: IssueContent): string | undefined {
  const { association, enterprise, house, items, language } = content;
  const common = items.filter((item) => item.common).length;
  if (association === undefined || common === 0) return undefined;
  return language === 'en'
    ? `${enterprise}: ${house} selected ${items.length} publications, ${common} of them for all members of ${association} and the others by your standing profiles (${period(content, ' to ')}).`
    : `${enterprise}：本期共 ${items.length} 项专利文献，由${house}筛选，其中 ${common} 项为${association}的共性内容，其余按贵单位的需求画像选出（${period(content, ' 至 ')}）。`;
}

const zh: Wording = {
  kind: { express: '专利信息快报', brief: '专利信息简报', alert: '专利预警' },
  event: WORDS.zh.event,
  rating: WORDS.zh.rating,
  subject: (content) =>
    alertSubject(content, zh) ??
    `${zh.kind[content.kind]} 第 ${content.number} 期（${content.to}）：${content.items.length} 项`,
  lead: (content) =>
    commonLead(content) ??
    `${content.enterprise}：以下 ${content.items.length} 项专利文献由${content.house}按贵单位的需求画像筛选（${period(content, ' 至 ')}）。`,
  nothing: '本期没有新的相关专利文献。',
  commonPart: ({ association = '' }) => `共性内容（${association}）`,
  ownPart: '本单位增补',
  numbers: '本期概况',
  total: '合计',
  offices: '国家和地区',
  topApplicants: '主要申请人',
  listed: '摘要、分类号与同族文献见附件。',
  alertAbout: '监测到以下事件，请及时研判对贵单位的影响；需要全文、法律状态核实或专题分析，请联系推送机构。',
  number: '公开号',
  title: '名称',
  date: '公开日',
  applicants: '申请人',
  classes: '分类号',
  abstract: '摘要',
  why: '与贵单位的关系',
  members: '同族文献',
  profile: '画像',
  events: '事件',
  link: '查看原文',
  judge: '请评价',
  stop: '停止接收',
  caution: '本期为信息服务，不构成法律意见。',
};

const en: Wording = {
  kind: { express: 'Patent express', brief: 'Patent brief', alert: 'Patent alert' },
  event: WORDS.en.event,
  rating: WORDS.en.rating,
  subject: (content) =>
    alertSubject(content, en) ??
    `${en.kind[content.kind]} no. ${content.number} (${content.to}): ${content.items.length} ${content.items.length === 1 ? 'item' : 'items'}`,
  lead: (content) =>
    commonLead(content) ??
    `${content.enterprise}: ${content.house} selected the following ${content.items.length === 1 ? 'publication' : `${content.items.length} publications`} by your standing profiles (${period(content, ' to ')}).`,
  nothing: 'Nothing new for you in this period.',
  commonPart: ({ association = '' }) => `For all members of ${association}`,
  ownPart: 'For you besides',
  numbers: 'This issue in numbers',
  total: 'In all',
  offices: 'Countries',
  topApplicants: 'Main applicants',
  listed: 'Abstracts, classes and family members are in the attachments.',
  alertAbout:
    'The following event was noticed. Consider soon what it means for you; for full texts, legal status or an analysis, turn to the house that sends this.',
  number: 'Number',
  title: 'Title',
  date: 'Published',
  applicants: 'Applicants',
  classes: 'Classes',
  abstract: 'Abstract',
  why: 'Why it matters to you',
  members: 'Family members',
  profile: 'Profile',
  events: 'Event',
  link: 'Read the document',
  judge: 'Your judgement',
  stop: 'Stop receiving this',
  caution: 'This is an information service, not a legal opinion.',
};

/** The words that surround the items of one issue. */
export interface Words extends Omit<Wording, 'subject' | 'lead' | 'commonPart'> {
  readonly subject: string;
  readonly lead: string;
  readonly commonPart: string;
}

/** The words of an issue; those of Traditional Chinese are Simplified and still to be converted. */
export function wordsOf(content: IssueContent): Words {
  const wording = content.language === 'en' ? en : zh;
  return {
    ...wording,
    subject: wording.subject(content),
    lead: wording.lead(content),
    commonPart: wording.commonPart(content),
  };
}

/** The titles in the reader's order: the language of the issue first. */
export function titlesOf(item: IssueItem, language: IssueLanguage): string[] {
  const first = language === 'en' ? 'en' : 'zh';
  return [...item.titles].sort((a, b) => Number(b.lang === first) - Number(a.lang === first)).map(({ text }) => text);
}

export type Fact = readonly [name: string, value: string];

/** What an item tells beside its titles and texts, under the names that the reader's language has for it. */
export function factsOf(item: IssueItem, words: Words): Fact[] {
  return told([
    [words.number, item.number],
    [words.date, item.date],
    [words.applicants, item.applicants.join('；')],
    [words.classes, item.classes.join(', ')],
    [words.members, item.members.join(', ')],
    [words.profile, item.profile],
    [words.events, words.event[item.event]],
  ]);
}

/** Without what is not known or empty. */
/** The few facts of an item in a list, where the attachments hold the others. */
export function briefFactsOf(item: IssueItem, words: Words): Fact[] {
  return factsOf(item, words).filter(([name]) =>
    [words.number, words.date, words.applicants, words.events].includes(name),
  );
}

export function told(facts: readonly (readonly [string, string | undefined])[]): Fact[] {
  return facts.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value] as const]));
}

const ABSTRACT_LENGTH = 400;

/** The abstract, cut at a character that is whole, with a sign that it was cut. */
export function shortAbstract(item: IssueItem): string | undefined {
  if (item.abstract === undefined) return undefined;
  const characters = [...item.abstract.text.replaceAll(/\s+/g, ' ')];
  return characters.length <= ABSTRACT_LENGTH
    ? characters.join('')
    : `${characters.slice(0, ABSTRACT_LENGTH).join('')}…`;
}

/** Where the document can be read: Espacenet finds every office's publications by number. */
export function documentAddress(item: IssueItem): string {
  return `https://worldwide.espacenet.com/patent/search?q=pn%3D${encodeURIComponent(item.number)}`;
}
