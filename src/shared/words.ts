import type { FeedbackReason, UseNode } from './effects.ts';
import type { FlowNumber } from './flow.ts';
import type { IssueKind, Rating } from './push.ts';
import type { FamilyEvent, ScreeningDecision } from './screening.ts';

/** What the values of the contracts are called, the same on the pages, in mails and in tables that leave the service. */
export type Words = {
  readonly rating: Readonly<Record<Rating, string>>;
  readonly reason: Readonly<Record<FeedbackReason, string>>;
  readonly node: Readonly<Record<UseNode, string>>;
  readonly kind: Readonly<Record<IssueKind, string>>;
  readonly event: Readonly<Record<FamilyEvent, string>>;
  readonly decision: Readonly<Record<ScreeningDecision, string>>;
  readonly unit: Readonly<Record<'yuan' | 'person-day', string>>;
  readonly numbers: Readonly<Record<FlowNumber, string>>;
};

/** English words as they stand within a sentence. */
export const WORDS: Readonly<Record<'zh' | 'en', Words>> = {
  zh: {
    rating: { relevant: '相关', possibly: '可能相关', irrelevant: '不相关' },
    reason: {
      'too-broad': '范围过宽',
      'known-already': '已经了解',
      'wrong-field': '领域不符',
      language: '语言看不懂',
      other: '其他',
    },
    node: {
      rd: '研发',
      transfer: '转移转化',
      overseas: '海外布局',
      exhibition: '参展',
      litigation: '诉讼',
      trade: '进出口',
      purchase: '采购',
    },
    kind: { express: '快报', brief: '简报', alert: '预警' },
    event: {
      'new-family': '新发现',
      'new-member': '新同族',
      grant: '授权公告',
      correction: '更正',
      'search-report': '检索报告',
      status: '法律状态变化',
      withdrawal: '撤回',
    },
    decision: { keep: '保留', drop: '排除', maybe: '待定' },
    unit: { yuan: '元', 'person-day': '人日' },
    numbers: {
      read: '读取',
      setAside: '搁置',
      stored: '存储',
      matched: '匹配',
      families: '族合并',
      kept: '保留',
      dropped: '排除',
      maybe: '待定',
      open: '未决',
      pushed: '推送',
      opened: '打开',
      judged: '评价',
      relevant: '相关',
      possibly: '可能相关',
      irrelevant: '不相关',
      used: '应用',
    },
  },
  en: {
    rating: { relevant: 'relevant', possibly: 'possibly', irrelevant: 'not relevant' },
    reason: {
      'too-broad': 'too broad',
      'known-already': 'known already',
      'wrong-field': 'wrong field',
      language: 'cannot read the language',
      other: 'other',
    },
    node: {
      rd: 'R&D',
      transfer: 'technology transfer',
      overseas: 'overseas layout',
      exhibition: 'exhibition',
      litigation: 'litigation',
      trade: 'import and export',
      purchase: 'purchase',
    },
    kind: { express: 'express', brief: 'brief', alert: 'alert' },
    event: {
      'new-family': 'new',
      'new-member': 'new family member',
      grant: 'granted',
      correction: 'correction',
      'search-report': 'search report',
      status: 'change of legal status',
      withdrawal: 'withdrawn',
    },
    decision: { keep: 'kept', drop: 'dropped', maybe: 'maybe' },
    unit: { yuan: 'yuan', 'person-day': 'person-days' },
    numbers: {
      read: 'read',
      setAside: 'set aside',
      stored: 'stored',
      matched: 'matched',
      families: 'family-collapsed',
      kept: 'kept',
      dropped: 'dropped',
      maybe: 'maybe',
      open: 'open',
      pushed: 'pushed',
      opened: 'opened',
      judged: 'judged',
      relevant: 'relevant',
      possibly: 'possibly',
      irrelevant: 'not relevant',
      used: 'used',
    },
  },
};

/** English words as they stand alone, on a button or at the head of a column. */
export function capitalised<Name extends string>(words: Readonly<Record<Name, string>>): Record<Name, string> {
  const raised = Object.entries<string>(words).map(([name, word]) => [
    name,
    word.charAt(0).toUpperCase() + word.slice(1),
  ]);
  return Object.fromEntries(raised);
}
