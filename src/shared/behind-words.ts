import type { UseNode } from './effects.ts';
import { PUNCTUALITY_WORDS } from './indicator-words.ts';
import type { BehindLine } from './indicators.ts';
import { KIND_WORDS, POST_WORDS } from './network-words.ts';
import { SERVICE_KIND_WORDS } from './service-words.ts';
import { WORDS } from './words.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What the fields of the records behind a number are. */
export const BEHIND_HEADS: Readonly<
  Record<BehindLine['type'], Readonly<Record<'on' | 'unit' | 'about' | 'kind', Words>>>
> = {
  service: {
    on: { zh: '日期', en: 'Date' },
    unit: { zh: '服务单位', en: 'Provider' },
    about: { zh: '服务对象', en: 'Served' },
    kind: { zh: '服务类型', en: 'Kind' },
  },
  beneficiary: {
    on: { zh: '最近服务', en: 'Last served' },
    unit: { zh: '服务对象', en: 'Served' },
    about: { zh: '统一社会信用代码', en: 'Credit code' },
    kind: { zh: '单位类型', en: 'Kind' },
  },
  unit: {
    on: { zh: '日期', en: 'Date' },
    unit: { zh: '单位', en: 'Organisation' },
    about: { zh: '地区', en: 'Region' },
    kind: { zh: '单位类型', en: 'Kind' },
  },
  return: {
    on: { zh: '收到日期', en: 'Received' },
    unit: { zh: '承担单位', en: 'Unit' },
    about: { zh: '任务', en: 'Task' },
    kind: { zh: '时限', en: 'In time' },
  },
  judgement: {
    on: { zh: '评价日期', en: 'Judged' },
    unit: { zh: '企业', en: 'Enterprise' },
    about: { zh: '内容', en: 'About' },
    kind: { zh: '评价', en: 'Judgement' },
  },
  region: {
    on: { zh: '日期', en: 'Date' },
    unit: { zh: '地级行政区', en: 'Prefecture' },
    about: { zh: '其中的服务单位', en: 'Service units in it' },
    kind: { zh: '覆盖', en: 'Coverage' },
  },
  post: {
    on: { zh: '任职起始', en: 'Since' },
    unit: { zh: '单位', en: 'Organisation' },
    about: { zh: '姓名', en: 'Name' },
    kind: { zh: '岗位', en: 'Post' },
  },
  demand: {
    on: { zh: '提出日期', en: 'Submitted' },
    unit: { zh: '企业', en: 'Enterprise' },
    about: { zh: '首次推送', en: 'First push' },
    kind: { zh: '状态', en: 'State' },
  },
  profile: {
    on: { zh: '最近比对', en: 'Last run' },
    unit: { zh: '企业', en: 'Enterprise' },
    about: { zh: '内容', en: 'About' },
    kind: { zh: '状态', en: 'State' },
  },
  revision: {
    on: { zh: '修订日期', en: 'Revised' },
    unit: { zh: '企业', en: 'Enterprise' },
    about: { zh: '版本', en: 'Version' },
    kind: { zh: '状态', en: 'State' },
  },
  issue: {
    on: { zh: '送达日期', en: 'Arrived' },
    unit: { zh: '企业', en: 'Enterprise' },
    about: { zh: '期号', en: 'Number' },
    kind: { zh: '打开', en: 'Opened' },
  },
  item: {
    on: { zh: '送达日期', en: 'Arrived' },
    unit: { zh: '企业', en: 'Enterprise' },
    about: { zh: '内容', en: 'About' },
    kind: { zh: '评价', en: 'Judgement' },
  },
  retained: {
    on: { zh: '最近送达', en: 'Last arrival' },
    unit: { zh: '企业', en: 'Enterprise' },
    about: { zh: '内容', en: 'About' },
    kind: { zh: '单位类型', en: 'Kind' },
  },
  use: {
    on: { zh: '登记日期', en: 'Recorded' },
    unit: { zh: '企业', en: 'Enterprise' },
    about: { zh: '内容', en: 'About' },
    kind: { zh: '环节', en: 'Node' },
  },
  entry: {
    on: { zh: '期限', en: 'Due' },
    unit: { zh: '承担单位', en: 'Unit' },
    about: { zh: '事项', en: 'Matter' },
    kind: { zh: '状态', en: 'State' },
  },
};

/** Names of values by their codes, where a record may bear one that is not known here. */
type Names = Readonly<Record<string, Words>>;

const rating: Names = {
  relevant: { zh: WORDS.zh.rating.relevant, en: WORDS.en.rating.relevant },
  possibly: { zh: WORDS.zh.rating.possibly, en: WORDS.en.rating.possibly },
  irrelevant: { zh: WORDS.zh.rating.irrelevant, en: WORDS.en.rating.irrelevant },
};

const node: Names = Object.fromEntries(
  Object.entries(WORDS.zh.node).map(([code, zh]) => [code, { zh, en: WORDS.en.node[code as UseNode] }]),
);

/** What the kinds of the records behind a number are called. */
export const BEHIND_KINDS: Readonly<Record<BehindLine['type'], Names>> = {
  service: SERVICE_KIND_WORDS,
  beneficiary: KIND_WORDS,
  unit: KIND_WORDS,
  retained: KIND_WORDS,
  return: PUNCTUALITY_WORDS,
  judgement: rating,
  post: POST_WORDS,
  use: node,
  region: {
    covered: { zh: '已覆盖', en: 'Covered' },
    uncovered: { zh: '未覆盖', en: 'Not covered' },
    'uncovered-unnamed': { zh: '未覆盖（名称未登记）', en: 'Not covered, name not entered' },
  },
  demand: {
    submitted: { zh: '待答复', en: 'To be answered' },
    accepted: { zh: '已受理', en: 'Accepted' },
    declined: { zh: '未受理', en: 'Declined' },
  },
  profile: { screened: { zh: '参加比对', en: 'Screened' } },
  revision: { revised: { zh: '修订', en: 'Revised' } },
  issue: { opened: { zh: '已打开', en: 'Opened' }, unopened: { zh: '未打开', en: 'Not opened' } },
  item: { judged: { zh: '已评价', en: 'Judged' }, unjudged: { zh: '未评价', en: 'Not judged' } },
  entry: {
    open: { zh: '办理中', en: 'Open' },
    closed: { zh: '已销号', en: 'Closed' },
    overdue: { zh: '逾期', en: 'Overdue' },
  },
};

/** Sorts of records of which nothing more is told than whose they are: what they say is the enterprise's secret. */
export const WITHOUT_ABOUT: ReadonlySet<BehindLine['type']> = new Set([
  'judgement',
  'profile',
  'item',
  'retained',
  'use',
]);
