import type { FlowDimension } from '../../../shared/flow.ts';
import { WORDS } from '../../../shared/words.ts';

const zh = {
  head: {
    number: '公开号',
    title: '名称',
    date: '公开日',
    applicants: '申请人',
    why: '与贵单位的关系',
    issue: '期次',
    kind: '类别',
    from: '起',
    to: '止',
    arrived: '送达时间',
    items: '条目',
    judged: '已评价',
    used: '已应用',
    rating: '评价',
    reason: '原因',
    remark: '补充说明',
    by: '填写人',
    at: '时间',
    counts: '当前有效',
    node: '用于',
    changed: '带来的改变',
    evidence: '依据',
    saved: '节省',
    unit: '单位',
    enterprise: '企业',
    profile: '画像',
    day: '筛选日',
    decision: '筛选结论',
    decidedBy: '筛选人',
    decidedAt: '筛选时间',
    delivered: '送达',
    opened: '打开',
    file: '文件',
    record: '文件中第几条',
    outcome: '结果',
    members: '同族文献',
    problem: '搁置原因',
  },
  ...WORDS.zh,
  outcome: { stored: '新增', updated: '更新', unchanged: '未变', 'set-aside': '搁置' },
  /** Who did something and is no person of the reader's. */
  others: { cli: '命令行', demo: '演示程序', job: '系统任务', service: '服务方' } as Readonly<Record<string, string>>,
  yes: '是',
  no: '否',
  dimensions: {
    week: '周（周一）',
    profile: '画像',
    enterprise: '企业',
    region: '地区',
    template: '模板',
  } satisfies Record<FlowDimension, string>,
  precision: '查准率',
};

type Words = typeof zh;

const en: Words = {
  head: {
    number: 'Number',
    title: 'Title',
    date: 'Published',
    applicants: 'Applicants',
    why: 'Why it matters to you',
    issue: 'Issue',
    kind: 'Kind',
    from: 'From',
    to: 'To',
    arrived: 'Arrived',
    items: 'Items',
    judged: 'Judged',
    used: 'Used',
    rating: 'Judgement',
    reason: 'Reason',
    remark: 'Remark',
    by: 'By',
    at: 'At',
    counts: 'Counts',
    node: 'Used for',
    changed: 'What changed',
    evidence: 'Evidence',
    saved: 'Saved',
    unit: 'Unit',
    enterprise: 'Enterprise',
    profile: 'Profile',
    day: 'Screened on',
    decision: 'Decision',
    decidedBy: 'Decided by',
    decidedAt: 'Decided at',
    delivered: 'Delivered',
    opened: 'Opened',
    file: 'File',
    record: 'Record of the file',
    outcome: 'Outcome',
    members: 'Family members',
    problem: 'Why set aside',
  },
  ...WORDS.en,
  outcome: { stored: 'new', updated: 'updated', unchanged: 'unchanged', 'set-aside': 'set aside' },
  others: { cli: 'command line', demo: 'demonstration', job: 'background work', service: 'the service' },
  yes: 'yes',
  no: 'no',
  dimensions: {
    week: 'Week (Monday)',
    profile: 'Profile',
    enterprise: 'Enterprise',
    region: 'Region',
    template: 'Template',
  },
  precision: 'Precision',
};

/** The words of tables that leave the service, in the language of whoever asked. */
export function wordsOf(language: 'zh' | 'en'): Words {
  return language === 'en' ? en : zh;
}

/** How a table calls whoever did something. */
export function personIn({ others }: Words, by: string): string {
  return others[by] ?? by;
}
