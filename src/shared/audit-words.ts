interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What the audit log calls what was done, and how people read it. */
export const AUDIT_ACTIONS = {
  'account.decline': { zh: '不同意开通任职账号', en: 'Declined an account for a post' },
  'account.disable': { zh: '停用账号', en: 'Disabled an account' },
  'account.enable': { zh: '启用账号', en: 'Enabled an account' },
  'account.end-session': { zh: '结束会话', en: 'Ended a session' },
  'account.enrol': { zh: '设置两步验证', en: 'Set up the second factor' },
  'account.forget-second-factor': { zh: '清除两步验证', en: 'Cleared the second factor' },
  'account.invite': { zh: '邀请人员', en: 'Invited a person' },
  'account.invite-again': { zh: '重新邀请人员', en: 'Invited a person again' },
  'account.link': { zh: '关联统一身份', en: 'Linked an identity' },
  'account.openid-refused': { zh: '统一身份登录被拒', en: 'Refused a sign-in by identity service' },
  'account.password': { zh: '更改密码', en: 'Changed the password' },
  'account.link-post': { zh: '为任职开通账号', en: 'Gave the holder of a post an account' },
  'account.post-ended': { zh: '离任，收回任职所授角色', en: 'Took back what a post gave, which ended' },
  'account.propose': { zh: '提请开通任职账号', en: 'Asked for an account for a post' },
  'account.roles': { zh: '更改角色', en: 'Changed roles' },
  'account.sessions': { zh: '查看会话', en: 'Looked at sessions' },
  'account.sign-in': { zh: '登录', en: 'Signed in' },
  'account.sign-out': { zh: '退出', en: 'Signed out' },
  'account.unlink': { zh: '解除统一身份', en: 'Unlinked an identity' },
  'account.unlock': { zh: '解锁账号', en: 'Unlocked an account' },
  'account.wrong-code': { zh: '验证码错误', en: 'Gave a wrong code' },
  'account.wrong-password': { zh: '密码错误', en: 'Gave a wrong password' },
  'api-key.create': { zh: '创建 API 密钥', en: 'Created an API key' },
  'api-key.revoke': { zh: '撤销 API 密钥', en: 'Revoked an API key' },
  'association.members': { zh: '更改成员单位', en: 'Changed the members' },
  'audit.export': { zh: '导出审计日志', en: 'Exported the audit log' },
  'audit.read': { zh: '查询审计日志', en: 'Searched the audit log' },
  'backup.make': { zh: '备份', en: 'Made a backup' },
  'bulletin.publish': { zh: '发布简报', en: 'Published an issue of the bulletin' },
  'contribution.accept': { zh: '稿件核对通过', en: 'Accepted a contribution' },
  'contribution.consent': { zh: '同意发布稿件', en: 'Consented to publication' },
  'contribution.edit': { zh: '编辑稿件', en: 'Edited a contribution' },
  'contribution.publish': { zh: '发布稿件', en: 'Published a contribution' },
  'contribution.recommend': { zh: '推荐案例', en: 'Recommended a case' },
  'contribution.send-back': { zh: '退回稿件', en: 'Sent a contribution back' },
  'contribution.submit': { zh: '提交稿件', en: 'Handed a contribution in' },
  'contribution.take-down': { zh: '撤下已发布的稿件', en: 'Took a published contribution down' },
  'contribution.unrecommend': { zh: '取消推荐案例', en: 'Took a recommendation back' },
  'contribution.withdraw-consent': { zh: '撤回发布同意', en: 'Withdrew consent to publication' },
  'delivery.read': { zh: '查看邮件', en: 'Read a mail' },
  'delivery.retry': { zh: '重新投递', en: 'Tried a delivery again' },
  'desk.calendar-renew': { zh: '更换日历地址', en: 'Renewed the calendar address' },
  'feed.close': { zh: '关闭订阅源', en: 'Closed a feed' },
  'feed.open': { zh: '开通订阅源', en: 'Opened a feed' },
  'import.ask': { zh: '导入文献', en: 'Asked for an import' },
  'import.download': { zh: '下载导入原文件', en: 'Downloaded an imported file' },
  'indicator.close-year': { zh: '封存年度数字', en: 'Closed the numbers of a year' },
  'indicator.define': { zh: '定义指标', en: 'Defined an indicator' },
  'issue.approve': { zh: '审核通过', en: 'Approved an issue' },
  'issue.compose': { zh: '编制期次', en: 'Composed an issue' },
  'issue.compose-common': { zh: '编制公共期次', en: 'Composed a common issue' },
  'issue.edit': { zh: '修改期次', en: 'Edited an issue' },
  'issue.resend': { zh: '重新发送', en: 'Sent an issue again' },
  'issue.withdraw': { zh: '撤回期次', en: 'Withdrew an issue' },
  'ledger.add-evidence': { zh: '补充佐证', en: 'Added evidence to an entry' },
  'ledger.ask-closing': { zh: '申请销号', en: 'Asked for an entry to be closed' },
  'ledger.ask-extension': { zh: '申请延期', en: 'Asked for an extension' },
  'ledger.close-calendar': { zh: '关闭事项日历', en: 'Closed the calendar of matters' },
  'ledger.confirm-closing': { zh: '确认销号', en: 'Confirmed a closing' },
  'ledger.edit': { zh: '修改台账', en: 'Edited an entry' },
  'ledger.export': { zh: '导出台账', en: 'Exported the ledger' },
  'ledger.grant-extension': { zh: '同意延期', en: 'Granted an extension' },
  'ledger.open': { zh: '建立台账', en: 'Opened an entry' },
  'ledger.open-calendar': { zh: '开通事项日历', en: 'Opened a calendar of matters' },
  'ledger.read-evidence': { zh: '下载佐证', en: 'Downloaded evidence' },
  'ledger.refuse-extension': { zh: '不同意延期', en: 'Refused an extension' },
  'ledger.report': { zh: '报告进展', en: 'Reported on an entry' },
  'ledger.send-back': { zh: '退回台账', en: 'Sent an entry back' },
  'ledger.set-calendar-day': { zh: '设定工作日', en: 'Set a day of the working calendar' },
  'ledger.schedule-returns': { zh: '设定回执期限', en: 'Scheduled the returns' },
  'mcp.judge': { zh: '由助手评价条目', en: 'Judged an item by assistant' },
  'organisation.appoint': { zh: '登记任职', en: 'Entered who holds a post' },
  'organisation.change': { zh: '更改单位', en: 'Changed an organisation' },
  'organisation.close': { zh: '撤销单位', en: 'Closed an organisation' },
  'organisation.create': { zh: '新增单位', en: 'Entered an organisation' },
  'organisation.export': { zh: '导出单位', en: 'Exported organisations' },
  'organisation.import': { zh: '导入单位', en: 'Imported organisations' },
  'organisation.leave': { zh: '登记离任', en: 'Entered who left a post' },
  'organisation.merge': { zh: '合并单位', en: 'Merged organisations' },
  'organisation.move': { zh: '变更隶属', en: 'Moved an organisation' },
  'organisation.reclassify': { zh: '变更单位类型', en: 'Changed the kind of an organisation' },
  'organisation.rename': { zh: '单位更名', en: 'Renamed an organisation' },
  'organisation.service-point': { zh: '办理网点事项', en: 'Took a step with a service point' },
  'organisation.split': { zh: '拆分单位', en: 'Split an organisation' },
  'organisation.standing': { zh: '登记年度资格', en: 'Entered a standing' },
  'organisation.standing-end': { zh: '终止年度资格', en: 'Ended a standing' },
  'organisation.standing-remove': { zh: '删除年度资格', en: 'Removed a standing' },
  'plan.amend': { zh: '修订年度计划', en: 'Began an amendment of a plan' },
  'plan.begin': { zh: '起草年度计划', en: 'Began a plan' },
  'plan.break-down': { zh: '分解年度计划', en: 'Broke a plan down' },
  'plan.close': { zh: '关闭年度计划', en: 'Closed a plan' },
  'plan.confirm-piece': { zh: '确认通知中未读懂之处', en: 'Confirmed a piece of a notice that was not understood' },
  'plan.import': { zh: '导入年度计划', en: 'Imported a plan' },
  'plan.issue': { zh: '印发年度计划', en: 'Issued a plan' },
  'plan.mend': { zh: '修改年度计划', en: 'Edited a plan' },
  'profile.ask-for-change': { zh: '要求修改画像', en: 'Asked for a change of a profile' },
  'profile.change': { zh: '更改画像资料', en: 'Changed a profile’s particulars' },
  'profile.create': { zh: '新建画像', en: 'Made a profile' },
  'profile.explain': { zh: '查看命中说明', en: 'Looked at why a profile matched' },
  'profile.pause': { zh: '暂停画像', en: 'Paused a profile' },
  'profile.read': { zh: '查看画像', en: 'Looked at a profile' },
  'profile.resume': { zh: '恢复画像', en: 'Resumed a profile' },
  'profile.revise': { zh: '修订画像', en: 'Made a version of a profile' },
  'profile.settings': { zh: '更改画像设置', en: 'Changed a profile’s settings' },
  'profile.settle-request': { zh: '答复修改要求', en: 'Answered a request for a change' },
  'profile.sign-off': { zh: '签认画像', en: 'Signed off a profile' },
  'profile.test': { zh: '试运行画像', en: 'Tried a profile out' },
  'queue.decide': { zh: '筛选', en: 'Screened an item' },
  'queue.decide-by-rule': { zh: '按规则筛选', en: 'Screened by rule' },
  'queue.read': { zh: '双人筛选意见', en: 'Read an item as one of two' },
  'queue.settle': { zh: '裁定分歧', en: 'Settled a conflict' },
  'queue.undo': { zh: '撤销筛选', en: 'Took a decision back' },
  'recipient.create': { zh: '新增收件人', en: 'Entered a recipient' },
  'recipient.renew': { zh: '更换收件人地址', en: 'Renewed a recipient’s addresses' },
  'recipient.resume': { zh: '恢复收件人', en: 'Resumed a recipient' },
  'recipient.stop': { zh: '停止收件人', en: 'Stopped a recipient' },
  'return.accept': { zh: '受理回执', en: 'Accepted a return' },
  'return.confirm': { zh: '确认回执', en: 'Confirmed a return' },
  'return.export': { zh: '导出回执一览', en: 'Exported the returns' },
  'return.reopen': { zh: '重新开放回执', en: 'Reopened a return' },
  'return.send-back': { zh: '退回回执', en: 'Sent a return back' },
  'return.submit': { zh: '提交回执', en: 'Submitted a return' },
  'region.enter': { zh: '登记地区', en: 'Entered a region' },
  'screening.audit': { zh: '抽查比对', en: 'Audited a run' },
  'screening.run': { zh: '开始比对', en: 'Began a run' },
  'screening.set': { zh: '更改筛选方式', en: 'Changed how a profile is screened' },
  'search.export': { zh: '导出检索结果', en: 'Exported search results' },
  'search.serve': { zh: '为服务对象检索', en: 'Searched for somebody' },
  'service.correct': { zh: '更正服务记录', en: 'Corrected a service record' },
  'service.import': { zh: '导入服务记录', en: 'Imported service records' },
  'service.withdraw': { zh: '撤销服务记录', en: 'Withdrew a service record' },
  'settings.test-mail': { zh: '发送测试邮件', en: 'Sent a test mail' },
  'subscription.change': { zh: '更改订阅', en: 'Changed a subscription' },
  'subscription.create': { zh: '新增订阅', en: 'Made a subscription' },
  'subscription.resume': { zh: '恢复订阅', en: 'Resumed a subscription' },
  'subscription.stop': { zh: '停止订阅', en: 'Stopped a subscription' },
  'summary.accept': { zh: '接收年度总结', en: 'Accepted a summary' },
  'summary.send-back': { zh: '退回年度总结', en: 'Sent a summary back' },
  'summary.submit': { zh: '提交年度总结', en: 'Handed a summary in' },
  'yearbook.build': { zh: '编制年鉴', en: 'Made a yearbook' },
} as const satisfies Record<string, Words>;

/** What things the log speaks of; a number stands behind most. */
export const AUDIT_SUBJECTS = {
  account: { zh: '账号', en: 'Account' },
  'api-key': { zh: 'API 密钥', en: 'API key' },
  assignment: { zh: '任务分工', en: 'Assignment' },
  'audit-log': { zh: '审计日志', en: 'Audit log' },
  bulletin: { zh: '简报', en: 'Issue of the bulletin' },
  contribution: { zh: '稿件', en: 'Contribution' },
  delivery: { zh: '投递', en: 'Delivery' },
  entry: { zh: '台账条目', en: 'Ledger entry' },
  house: { zh: '服务机构', en: 'House' },
  import: { zh: '导入', en: 'Import' },
  'import request': { zh: '导入申请', en: 'Import request' },
  indicator: { zh: '指标', en: 'Indicator' },
  'indicator-year': { zh: '年度数字', en: 'Numbers of a year' },
  installation: { zh: '整套系统', en: 'Installation' },
  issue: { zh: '期次', en: 'Issue' },
  'issue item': { zh: '推送条目', en: 'Item of an issue' },
  mail: { zh: '邮件', en: 'Mail' },
  organisation: { zh: '单位', en: 'Organisation' },
  plan: { zh: '年度计划', en: 'Plan' },
  profile: { zh: '画像', en: 'Profile' },
  publications: { zh: '文献', en: 'Publications' },
  'queue item': { zh: '筛选条目', en: 'Queue item' },
  recipient: { zh: '收件人', en: 'Recipient' },
  region: { zh: '地区', en: 'Region' },
  run: { zh: '比对', en: 'Run' },
  service: { zh: '服务记录', en: 'Service record' },
  'sign-in': { zh: '登录', en: 'Sign-in' },
  subscription: { zh: '订阅', en: 'Subscription' },
  summary: { zh: '年度总结', en: 'Summary' },
  yearbook: { zh: '年鉴', en: 'Yearbook' },
} as const satisfies Record<string, Words>;

type Language = keyof Words;

const actions = new Map<string, Words>(Object.entries(AUDIT_ACTIONS));
const subjects = new Map<string, Words>(Object.entries(AUDIT_SUBJECTS));
const SUBJECT = /^(.*?)(?: (\d+))?$/s;

/** An action in words; one that has none keeps its code. */
export function actionIn(language: Language, code: string): string {
  return actions.get(code)?.[language] ?? code;
}

/** A subject in words, with its number. */
export function subjectIn(language: Language, subject: string): string {
  const [, kind = '', number] = SUBJECT.exec(subject) ?? [];
  const words = subjects.get(kind);
  if (words === undefined) return subject;
  return number === undefined ? words[language] : `${words[language]} ${number}`;
}

/** The codes of the actions that somebody means who writes a code, or a part of the words. */
export function actionsMeant(written: string): string[] {
  if (actions.has(written)) return [written];
  const part = written.toLowerCase();
  return [...actions]
    .filter(([, { zh, en }]) => zh.includes(written) || en.toLowerCase().includes(part))
    .map(([code]) => code);
}

/** What the log calls the subject that somebody names in words, `画像 7` or `Profile 7`; other writing stays. */
export function subjectMeant(written: string): string {
  const [, word = '', number] = SUBJECT.exec(written) ?? [];
  for (const [kind, { zh, en }] of subjects) {
    if (word !== zh && word.toLowerCase() !== en.toLowerCase()) continue;
    return number === undefined ? kind : `${kind} ${number}`;
  }
  return written;
}
