import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressesOf } from '../../../../../test/support/told-notice.ts';
import { type NoticeReading, noticeReading } from '../../../../shared/plan.ts';
import { ProblemError } from '../../../platform/problems.ts';
import { readNotice } from './read-notice.ts';

describe('any words', () => {
  const words = fc.constantFrom(
    ...[
      '一、',
      '（一）',
      '1.',
      '1.1 ',
      '(1)',
      '①',
      '第三条 ',
      '附件1',
      '附件：',
      '目录',
      '某某局',
      '2031年3月1日',
      '甲局',
      '、',
      '\n',
      '\n',
      '\n',
    ],
    ...[
      '工作目标：',
      '工作内容：',
      '执行单位：由',
      '责任单位：',
      '（甲局负责）',
      '负责',
      '牵头，',
      '配合',
      '各省',
      '等部门',
      '完成时限：',
      '6月',
      '年底前',
    ],
    ...['任务\t责任单位\t完成时限', '\t', '— 3 —', '………3', '会同', '和', '内容(1)至(3)', '　', '\u200b', '𠮷'],
  );

  it('are read or refused; they keep the contract; every piece stands where it says, every clause has its own address', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 80 }), (chosen) => {
        const text = chosen.join('');
        let notice: NoticeReading;
        try {
          notice = readNotice(text);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(ProblemError);
          return;
        }
        noticeReading.parse(notice);
        const { tasks, unresolved, page } = notice;
        const addresses = addressesOf(notice.clauses);
        expect(new Set(addresses).size).toBe(addresses.length);
        const clauses = new Set(tasks.map(({ clause }) => clause));
        expect(clauses.size).toBe(tasks.length);
        for (const one of [...page, ...unresolved, ...tasks.flatMap((task) => [...task.executors, ...task.deadlines])])
          expect(text.slice(one.place.start, one.place.end)).toBe(one.text);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    '将',
    '(',
    '.',
    ' ',
    '\t',
    '一、',
    '甲局、',
    '甲局和',
    '6月底前',
    '责任单位:甲局\n',
    '1.工作目标:甲\n2.工作内容:乙\n',
    '附件1\n',
  ])('are read in time proportional to their length, such as %j again and again', (unit) => {
    for (const head of ['一、甲\n二、将联系人于6月底前', '某发〔2031〕1号\n一、甲\n1.工作内容:乙\n2.执行单位:'])
      expect(readNotice(`${head}${unit.repeat(120_000 / unit.length)}x`).clauses.length).toBeGreaterThan(0);
  });
});
