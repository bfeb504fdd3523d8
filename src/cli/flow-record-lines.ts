import type { FlowRecord } from '../shared/flow.ts';
import type { Say } from './say.ts';
import { tableLines } from './table.ts';

/** Records of files, publications, matches and families behind a number of the flow, as a table. */
export function recordLines(records: readonly FlowRecord[], say: Say): string[] {
  const none = say('没有记录。', 'There is no record.');
  if (records.some(({ of }) => of === 'record')) {
    const head = [
      say('文件', 'file'),
      say('第几条', 'record'),
      say('日期', 'day'),
      say('公开号', 'number'),
      say('结果', 'outcome'),
    ];
    return tableLines(
      head,
      records.flatMap((one) =>
        one.of === 'record'
          ? [
              [
                one.file,
                one.record,
                one.day,
                one.number ?? '',
                one.problem ? say(one.problem.zh, one.problem.en) : one.outcome,
              ],
            ]
          : [],
      ),
      none,
    );
  }
  const head = [
    say('公开号', 'number'),
    say('名称', 'title'),
    say('公开日', 'date'),
    say('企业', 'enterprise'),
    say('画像', 'profile'),
    say('日期', 'day'),
  ];
  return tableLines(
    head,
    records.flatMap((one) =>
      one.of === 'record'
        ? []
        : [
            [
              one.number,
              one.title,
              one.date ?? '',
              'enterprise' in one ? one.enterprise.name : '',
              'profile' in one ? (one.profile.name ?? '') : '',
              one.day,
            ],
          ],
    ),
    none,
  );
}
