import { capitalised, WORDS } from '../../../shared/words.ts';
import { defineTexts } from '../../app/language.tsx';

/** Words that several of the pages share. */
export const pushTexts = defineTexts(
  {
    kind: WORDS.zh.kind,
    event: WORDS.zh.event,
    kindAbout: {
      express: '清单加批注，读得快',
      brief: '定期，按画像或概念分组，带导语和数字',
      alert: '一期只说一个事件，随时发出',
    },
    issueState: { draft: '待审核', approved: '已审核', withdrawn: '已撤回' },
    deliveryState: { waiting: '等待', sending: '发送中', delivered: '已发出', failed: '失败', cancelled: '已取消' },
    channel: { mail: '邮件', feed: '订阅源', webhook: 'Webhook' },
    frequency: { daily: '每天', weekly: '每周', fortnightly: '每两周', monthly: '每月' },
    language: { zh: '简体中文', 'zh-Hant': '繁体中文', en: '英文' },
    allProfiles: '全部画像',
    stopped: '已停止',
    save: '保存',
    cancel: '取消',
    more: '下一页',
    first: '回到第一页',
    loading: '正在载入…',
    download: '下载',
    issueNumber: (number: number) => `第 ${number} 期`,
  },
  {
    kind: capitalised(WORDS.en.kind),
    event: WORDS.en.event,
    kindAbout: {
      express: 'a list with notes, quick to read',
      brief: 'periodic, in groups by profile or concept, with an introduction and numbers',
      alert: 'one event an issue, sent at any time',
    },
    issueState: { draft: 'to approve', approved: 'approved', withdrawn: 'withdrawn' },
    deliveryState: {
      waiting: 'waiting',
      sending: 'being sent',
      delivered: 'sent',
      failed: 'failed',
      cancelled: 'cancelled',
    },
    channel: { mail: 'mail', feed: 'feed', webhook: 'webhook' },
    frequency: { daily: 'daily', weekly: 'weekly', fortnightly: 'every two weeks', monthly: 'monthly' },
    language: { zh: 'Simplified Chinese', 'zh-Hant': 'Traditional Chinese', en: 'English' },
    allProfiles: 'all profiles',
    stopped: 'stopped',
    save: 'Save',
    cancel: 'Cancel',
    more: 'Next page',
    first: 'Back to the first page',
    loading: 'Loading…',
    download: 'Download',
    issueNumber: (number: number) => `No. ${number}`,
  },
);
