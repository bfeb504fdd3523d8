import type { ProfileStanding } from '../shared/profile-views.ts';
import { WORDS } from '../shared/words.ts';
import type { Say } from './say.ts';

/** Chinese words for the codes that tables show; English speakers read the codes themselves. */
const CHINESE: Readonly<Record<string, string>> = {
  ...WORDS.zh.event,
  ...WORDS.zh.decision,
  ...WORDS.zh.kind,
  draft: '草稿',
  approved: '已审核',
  withdrawn: '已撤回',
  daily: '每日',
  weekly: '每周',
  fortnightly: '每两周',
  monthly: '每月',
  mail: '邮件',
  feed: '订阅源',
  webhook: 'Webhook',
  waiting: '等待',
  sending: '投递中',
  delivered: '已投递',
  failed: '失败',
  cancelled: '已取消',
  applicant: '申请人',
  ipc: '分类',
  country: '国别',
  year: '年份',
  kind: '种类代码',
};

/** What becomes of a profile; “waiting” alone would not say for what. */
const STANDINGS: Readonly<Record<ProfileStanding, readonly [zh: string, en: string]>> = {
  draft: ['草稿', 'draft'],
  waiting: ['待企业签认', 'waiting for sign-off'],
  scheduled: ['未到起始日', 'not begun'],
  running: ['运行', 'running'],
  paused: ['暂停', 'paused'],
  expired: ['到期', 'expired'],
};

export function standingLabel(standing: ProfileStanding, say: Say): string {
  return say(...STANDINGS[standing]);
}

/** A code as a person reads it; a code without a word stands for itself. */
export function label(code: string, say: Say): string {
  return say(CHINESE[code] ?? code, code);
}
