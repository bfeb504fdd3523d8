import { defineTexts } from '../../app/language.tsx';

/** The words of judgements and uses, which the desk and the flow share. */
export const wordTexts = defineTexts(
  {
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
    unit: { yuan: '元', 'person-day': '人日' },
    event: {
      'new-family': '新文献',
      'new-member': '新同族',
      grant: '授权',
      correction: '更正',
      'search-report': '检索报告',
      status: '法律状态变化',
      withdrawal: '撤回',
    },
    decision: { keep: '保留', drop: '排除', maybe: '待定' },
  },
  {
    rating: { relevant: 'Relevant', possibly: 'Possibly', irrelevant: 'Irrelevant' },
    reason: {
      'too-broad': 'Too broad',
      'known-already': 'Known already',
      'wrong-field': 'Wrong field',
      language: 'Cannot read the language',
      other: 'Other',
    },
    node: {
      rd: 'R&D',
      transfer: 'Technology transfer',
      overseas: 'Overseas layout',
      exhibition: 'Exhibition',
      litigation: 'Litigation',
      trade: 'Import and export',
      purchase: 'Purchase',
    },
    kind: { express: 'Express', brief: 'Brief', alert: 'Alert' },
    unit: { yuan: 'yuan', 'person-day': 'person-days' },
    event: {
      'new-family': 'New',
      'new-member': 'New family member',
      grant: 'Grant',
      correction: 'Correction',
      'search-report': 'Search report',
      status: 'Legal status',
      withdrawal: 'Withdrawal',
    },
    decision: { keep: 'kept', drop: 'dropped', maybe: 'maybe' },
  },
);
