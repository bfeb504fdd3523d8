import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedData } from '../../../../../test/support/shared-data.ts';
import type { Clause, Piece, PlanTask } from '../../../../shared/plan.ts';
import { folded } from './folded.ts';
import { readNotice } from './read-notice.ts';

const SMALL = `某某网站
来源: 某某网站

某办发〔2031〕7号
各省、自治区、直辖市知识产权局:

2031年度示例工作计划

一、总体目标
把事情做好。
二、具体任务
(一)培育示例站点
1.工作目标:示例站点够用。
2.工作内容:
(1)建设站点,6月底前完成。
(2)举办培训,年底形成总结。
3.执行单位:内容(1)由江苏、浙江和兵团执行,内容(2)由各省(区、市)执行。
4.工作支持:业务指导。
(二)推广示例经验
1.工作目标:经验有人用。
2.工作内容:推广经验。
3.执行单位:由火星执行,其他省(区、市)结合实际开展。
`;

function tasksOf(text: string): readonly PlanTask[] {
  return readNotice(text).tasks;
}

const briefly = ({ executors }: PlanTask) =>
  executors.map(({ rule, units, grade, contents, obliged }) => ({ rule, units, grade, contents, obliged }));

describe('a notice', () => {
  it('gives what it says of itself, and leaves the page around it out', () => {
    const { number, title, year, addressees, page } = readNotice(SMALL);
    expect({ number, title, year, addressees }).toEqual({
      number: '某办发〔2031〕7号',
      title: '2031年度示例工作计划',
      year: 2031,
      addressees: ['省', '自治区', '直辖市知识产权局'],
    });
    expect(page.map(({ text }) => text)).toEqual(['某某网站', '来源: 某某网站']);
  });

  it('gives each task with contents, executors and days by clause', () => {
    const [first] = tasksOf(SMALL);
    expect(first).toMatchObject({ clause: '二(一)', title: '培育示例站点', goal: { clause: '二(一)1' } });
    expect(first?.contents.map(({ clause }) => clause)).toEqual(['二(一)2(1)', '二(一)2(2)']);
    expect(first?.deadlines).toMatchObject([
      { date: '2031-06-30', clause: '二(一)2(1)', text: '6月底前' },
      { date: '2031-12-31', clause: '二(一)2(2)', text: '年底' },
    ]);
    expect(first?.due).toBe('2031-12-31');
    expect(first && briefly(first)).toEqual([
      { rule: 'named', units: ['江苏', '浙江', '兵团'], grade: null, contents: ['二(一)2(1)'], obliged: true },
      { rule: 'all', units: [], grade: null, contents: ['二(一)2(2)'], obliged: true },
    ]);
  });

  it('tells what it did not understand, at its place', () => {
    const { unresolved } = readNotice(SMALL);
    expect(unresolved).toMatchObject([{ clause: '二(二)3', reason: 'region', text: '火星' }]);
    const odd = SMALL.replace('3.执行单位:由火星执行', '3.执行单位:有关方面').replace('(2)举办', '(3)举办');
    expect(readNotice(odd).unresolved).toMatchObject([
      { clause: '二(一)2(3)', reason: 'numbering' },
      { clause: '二(二)3', reason: 'executor', text: '有关方面' },
    ]);
  });

  it('that is none is refused', () => {
    expect(() => readNotice('今天天气很好。\n明天也是。')).toThrow('plan.not-a-notice');
    expect(() => readNotice('')).toThrow('plan.not-a-notice');
    expect(() => readNotice('一'.repeat(2_000_001))).toThrow('plan.notice-too-long');
  });

  it('of any words is read or refused, and every piece stands where it says', () => {
    const words = fc.constantFrom(
      '一、',
      '(一)',
      '1.',
      '(1)',
      '①',
      '第三条',
      '工作目标:',
      '执行单位:由',
      '各省',
      '\n',
      '年底',
      '、甲',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (chosen) => {
        const text = `一、甲\n二、乙\n${chosen.join('')}`;
        for (const { text: piece, place } of piecesOf(readNotice(text).clauses))
          expect(text.slice(place.start, place.end)).toBe(piece);
      }),
    );
  });
});

function piecesOf(clauses: readonly Clause[]): Piece[] {
  return clauses.flatMap(({ heading, paragraphs, children }) => [heading, ...paragraphs, ...piecesOf(children)]);
}

describe.skipIf(!hasSharedData)('the national plan of 2018', () => {
  const written = hasSharedData ? readFileSync(sharedData('notices/plan-2018.zh-Hant.txt'), 'utf8') : '';
  const ALL = { rule: 'all', units: [], grade: null, contents: [], obliged: true };
  const OTHERS = { rule: 'others', units: [], grade: null, contents: [], obliged: false };
  const named = (units: string, contents: string[] = []) => ({
    ...{ rule: 'named', units: units.split(' '), grade: null, contents, obliged: true },
  });
  const bases = (grade: 'basic' | 'key', contents: number) => ({
    ...{ rule: 'class', units: [], grade, obliged: true },
    contents: Array.from({ length: contents }, (_, at) => `三(一)2(${at + 1})`),
  });

  it.each([
    ['as published, in Traditional characters', written],
    ['in Simplified characters', folded(written)],
  ])('%s, gives ten tasks with exactly the units that it names', (_name, text) => {
    const notice = readNotice(text);
    expect(notice).toMatchObject({ issuedOn: '2018-06-15', year: 2018, unresolved: [] });
    expect(folded(notice.number ?? '')).toBe('国知办函办字〔2018〕384号');
    expect(folded(notice.issuer ?? '')).toBe('国家知识产权局办公室');
    expect(folded(notice.title)).toBe('2018年度全国专利信息传播利用工作计划');
    expect(notice.tasks.map(briefly)).toEqual([
      [bases('basic', 3), bases('key', 4)],
      [named('江西 河南 湖北 广西 陕西', ['三(二)2(1)']), named('河北 山西 内蒙古 海南 甘肃', ['三(二)2(2)'])],
      [ALL],
      [ALL],
      [named('贵州 甘肃 青海 宁夏 西藏 新疆 新疆生产建设兵团')],
      [named('湖南 山东 浙江 陕西'), OTHERS],
      [named('天津 重庆 江苏 江西'), OTHERS],
      [ALL],
      [ALL],
      [ALL],
    ]);
    expect(notice.tasks.map(({ contents }) => contents.length)).toEqual([4, 2, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(notice.tasks.filter(({ goal, support }) => goal === null || support === null)).toEqual([]);
    expect(notice.tasks.map(({ due }) => due)).toEqual(['2018-12-31', ...Array(8).fill(null), '2018-12-31']);
  });

  it('calls for five things until 20 June, and nothing of the page is taken for the plan', () => {
    const { returns, page, requirements } = readNotice(written);
    expect(returns).toMatchObject({ date: '2018-06-20', clause: '四(四)', recipient: '专利局专利文献部' });
    expect(returns?.items).toEqual(['处级具体负责人', '工作联络人', '工作内容', '进度安排', '预期成果']);
    expect(requirements.map(({ clause }) => clause)).toEqual(['四(一)', '四(二)', '四(三)', '四(四)']);
    expect(page).toHaveLength(6);
  });

  it('keeps for each piece the place where the original says it', () => {
    const { tasks, clauses } = readNotice(written);
    const cited = tasks.flatMap(({ goal, support, executors }) =>
      [goal, support, ...executors].flatMap((one) => one ?? []),
    );
    for (const { text, place } of [...cited, ...piecesOf(clauses)])
      expect(written.slice(place.start, place.end)).toBe(text);
  });
});
