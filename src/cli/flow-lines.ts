import type { FlowCounts } from '../shared/effects.ts';
import type { Say } from './say.ts';
import { tableLines } from './table.ts';

/** The way from read to used as a table, with what each number counts. */
export function flowLines(counts: FlowCounts, say: Say): string[] {
  const rows: (readonly [string, number | string, string])[] = [
    [say('读取', 'read'), counts.read, say('文件中的记录', 'records in files')],
    [say('存储', 'stored'), counts.stored, say('文献', 'publications')],
    [say('匹配', 'matched'), counts.matched, say('画像 × 文献', 'profile × publication')],
    [say('族合并', 'family-collapsed'), counts.families, say('画像 × 族', 'profile × family')],
    [
      say('保留', 'kept'),
      counts.kept,
      say(
        `排除 ${counts.dropped}，待定 ${counts.maybe}，未决 ${counts.open}`,
        `dropped ${counts.dropped}, maybe ${counts.maybe}, open ${counts.open}`,
      ),
    ],
    [say('推送', 'pushed'), counts.pushed, say('条目', 'items')],
    [
      say('打开', 'opened'),
      counts.opened,
      say(
        '条目，其链接至少被访问一次（含邮件扫描），或已有评价',
        'items whose link was fetched at least once (mail scanners count too), or that were judged',
      ),
    ],
    [
      say('评价', 'judged'),
      counts.judged,
      say(
        `相关 ${counts.relevant}，可能 ${counts.possibly}，不相关 ${counts.irrelevant}`,
        `relevant ${counts.relevant}, possibly ${counts.possibly}, irrelevant ${counts.irrelevant}`,
      ),
    ],
    [say('应用', 'used'), counts.used, say('条目', 'items')],
    [
      say('查准率', 'precision'),
      counts.precision === null ? '–' : `${Math.round(counts.precision * 100)} %`,
      say('相关 ÷ 评价', 'relevant ÷ judged'),
    ],
  ];
  return tableLines([say('环节', 'step'), say('数', 'count'), say('单位', 'unit')], rows);
}
