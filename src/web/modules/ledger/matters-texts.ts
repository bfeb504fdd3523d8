import { defineTexts } from '../../app/language.tsx';

export const mattersTexts = defineTexts(
  {
    title: '我的事项',
    about: (today: string) => `今天是 ${today}。退回的排在最前，其余按期限排列。`,
    returns: '回执',
    entries: '台账',
    reminders: '近 30 天的提醒',
    unreached: '提醒未能送达的单位',
    unreachedAbout: '这些单位没有可用的邮箱，请电话通知，并请其补填负责人和联络人的邮箱。',
    ofPoint: { evaluate: '服务网点三年评估', rectify: '服务网点整改' },
    nothing: '现在没有需要您办理的事项。新的任务、退回和到期提醒会出现在这里。',
    record: '登记一次服务',
    act: { write: '填写', correct: '按意见修改', confirm: '确认', accept: '受理' },
    entryAct: {
      report: '报告进展',
      correct: '按意见修改',
      'decide-extension': '答复延期',
      'confirm-closing': '确认销号',
    },
    exchange: '投稿与年度总结',
    contributions: {
      checked: { act: '编辑发布', name: (count: number) => `${count} 篇稿件待编辑发布` },
      submitted: { act: '核对', name: (count: number) => `${count} 篇稿件待核对` },
      'sent-back': { act: '按意见修改', name: (count: number) => `${count} 篇稿件被退回` },
    },
    acceptSummary: '接收',
    summariesSubmitted: (year: number, count: number) => `${count} 份 ${year} 年度总结待接收`,
    ownSummary: (year: number) => `${year} 年度总结`,
    openOf: (act: string, what: string) => `${act}：${what}`,
    showAll: (count: number) => `显示全部 ${count} 项`,
    dueBy: (day: string) => `按时截止 ${day}`,
    due: (day: string) => `时限 ${day}`,
    asked: (day: string) => `申请延期至 ${day}`,
    left: (days: number) =>
      days > 0 ? `提前 ${days} 个工作日提醒` : days === 0 ? '到期当日提醒' : `逾期 ${-days} 个工作日以上，已告知上级`,
    calendar: '日历订阅',
    calendarAbout: '在手机或电脑的日历里看到期限。地址只显示这一次，知道地址的人不用登录就能看到，请勿外传。',
    openCalendar: '开通日历',
    renewCalendar: '更换地址',
    closeCalendar: '关闭日历',
    calendarOpen: '日历已开通。忘记地址时请更换，原地址随即失效。',
    calendarClosed: '日历已关闭，原地址不再可用。',
    address: '日历地址',
  },
  {
    title: 'My matters',
    about: (today: string) => `Today is ${today}. What was sent back comes first, the rest by its day.`,
    returns: 'Returns',
    entries: 'Ledger',
    reminders: 'Reminders of the last 30 days',
    unreached: 'Units that no reminder reached',
    unreachedAbout: 'These units have no mail address. Call them, and have them enter those of their persons.',
    ofPoint: { evaluate: 'Three-year evaluation as a service point', rectify: 'To be put right as a service point' },
    nothing: 'Nothing waits for you. New tasks, what is sent back and what becomes due will stand here.',
    record: 'Record a service',
    act: { write: 'Write', correct: 'Correct', confirm: 'Confirm', accept: 'Accept' },
    entryAct: {
      report: 'Report',
      correct: 'Correct',
      'decide-extension': 'Decide on the extension',
      'confirm-closing': 'Confirm the closing',
    },
    exchange: 'Contributions and summaries',
    contributions: {
      checked: {
        act: 'Publish',
        name: (count: number) =>
          `${count} ${count === 1 ? 'contribution waits' : 'contributions wait'} to be published`,
      },
      submitted: {
        act: 'Check',
        name: (count: number) => `${count} ${count === 1 ? 'contribution waits' : 'contributions wait'} to be checked`,
      },
      'sent-back': {
        act: 'Correct',
        name: (count: number) => `${count} ${count === 1 ? 'contribution' : 'contributions'} came back`,
      },
    },
    acceptSummary: 'Take',
    summariesSubmitted: (year: number, count: number) =>
      `${count} ${count === 1 ? 'summary' : 'summaries'} of ${year} ${count === 1 ? 'waits' : 'wait'} to be taken`,
    ownSummary: (year: number) => `Summary of ${year}`,
    openOf: (act: string, what: string) => `${act}: ${what}`,
    showAll: (count: number) => `Show all ${count}`,
    dueBy: (day: string) => `on time until ${day}`,
    due: (day: string) => `due ${day}`,
    asked: (day: string) => `extension asked to ${day}`,
    left: (days: number) =>
      days > 0
        ? `${days} working days before`
        : days === 0
          ? 'on the day'
          : `${-days} working days late or more; those above were told`,
    calendar: 'Calendar',
    calendarAbout:
      'See the days in the calendar of your phone or computer. The address is shown this once; whoever has it sees the calendar without signing in.',
    openCalendar: 'Open a calendar',
    renewCalendar: 'Another address',
    closeCalendar: 'Close the calendar',
    calendarOpen: 'The calendar is open. If the address is lost, take another; the old one ends.',
    calendarClosed: 'The calendar is closed; its address is good for nothing now.',
    address: 'Address of the calendar',
  },
);
