import type { EntryState, Light, Punctuality, ReturnState } from './ledger.ts';

interface Words {
  readonly returnState: Readonly<Record<ReturnState, string>>;
  readonly punctuality: Readonly<Record<Punctuality, string>>;
  readonly entryState: Readonly<Record<EntryState, string>>;
  readonly light: Readonly<Record<Light, string>>;
}

/** What states and lights of the ledger are called: on the pages, in workbooks and on printed sheets. */
export const LEDGER_WORDS: Readonly<Record<'zh' | 'en', Words>> = {
  zh: {
    returnState: { draft: '草稿', submitted: '待确认', confirmed: '待受理', accepted: '已受理', 'sent-back': '已退回' },
    punctuality: { 'on-time': '按时', late: '迟报', awaited: '待报', overdue: '逾期未报', closed: '截止未报' },
    entryState: {
      'not-started': '未开始',
      running: '进行中',
      'extension-asked': '申请延期',
      'to-confirm': '待确认',
      closed: '已销号',
      'sent-back': '退回',
    },
    light: { green: '正常', yellow: '临期', red: '逾期', off: '已销号', withdrawn: '任务已撤' },
  },
  en: {
    returnState: {
      draft: 'Draft',
      submitted: 'To be confirmed',
      confirmed: 'To be accepted',
      accepted: 'Accepted',
      'sent-back': 'Sent back',
    },
    punctuality: {
      'on-time': 'On time',
      late: 'Late',
      awaited: 'Awaited',
      overdue: 'Overdue',
      closed: 'Closed, none came',
    },
    entryState: {
      'not-started': 'Not started',
      running: 'Running',
      'extension-asked': 'Extension asked',
      'to-confirm': 'To be confirmed',
      closed: 'Closed',
      'sent-back': 'Sent back',
    },
    light: { green: 'In time', yellow: 'Due soon', red: 'Overdue', off: 'Closed', withdrawn: 'Withdrawn' },
  },
};
