import type { ServiceChannel, ServiceKind, ServiceSource } from './services.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What services are called: on the pages, in problems and in workbooks. */
export const SERVICE_KIND_WORDS: Readonly<Record<ServiceKind, Words>> = {
  consultation: { zh: '咨询', en: 'Consultation' },
  search: { zh: '检索', en: 'Search' },
  analysis: { zh: '分析', en: 'Analysis' },
  database: { zh: '专题数据库', en: 'Topic database' },
  training: { zh: '培训', en: 'Training' },
  lecture: { zh: '讲座', en: 'Lecture' },
  visit: { zh: '走访', en: 'Visit' },
  push: { zh: '推送', en: 'Push' },
  feedback: { zh: '反馈', en: 'Feedback' },
  use: { zh: '应用', en: 'Use' },
  other: { zh: '其他', en: 'Other' },
};

export const SERVICE_CHANNEL_WORDS: Readonly<Record<ServiceChannel, Words>> = {
  'on-site': { zh: '现场', en: 'On site' },
  online: { zh: '线上', en: 'Online' },
  phone: { zh: '电话', en: 'Phone' },
  letter: { zh: '信函邮件', en: 'Letter or mail' },
  system: { zh: '系统', en: 'System' },
};

export const SERVICE_SOURCE_WORDS: Readonly<Record<ServiceSource, Words>> = {
  entered: { zh: '登记', en: 'Entered' },
  imported: { zh: '导入', en: 'Imported' },
  push: { zh: '推送', en: 'Push' },
  search: { zh: '检索', en: 'Search' },
  feedback: { zh: '反馈', en: 'Feedback' },
  use: { zh: '应用', en: 'Use' },
};

/** Whoever is not named. */
export const PUBLIC_WORDS: Words = { zh: '公众', en: 'Public' };
