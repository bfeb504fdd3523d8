import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedData } from '../../../../../../test/support/shared-data.ts';
import { readNotice } from '../read-notice.ts';
import { unwrapped } from './unwrapped.ts';

const PARAGRAPHS = [
  '2031年度示例工作计划',
  '一、总体目标',
  '　　围绕示例工作的需要，建设服务站点，完善信息资源，培养专业人员，推动各项工作协调发展，让创新主体都能方便地得到信息服务。',
  '二、重点任务',
  '(一)建设示例站点。在工业园区和科技园区布局站点，为中小企业就近提供检索、分析和咨询服务，六月底以前完成选址。(省知识产权局牵头，省科学技术厅、省工业和信息化厅配合)',
  '(二)开展巡回讲座。结合企业的实际需要，每个季度举办一次讲座，全年不少于四次，并做好讲座资料的整理和公开。(省知识产权局负责)',
  '三、保障措施',
  '　　各有关单位要高度重视，加强组织领导，落实工作责任，把握时间节点，按时保质完成各项任务，年底前报送工作总结。',
];

/** As a page has it: broken at so many characters, with a number below so many lines. */
function asPages(paragraphs: readonly string[], width: number, height: number): string {
  const lines = paragraphs.flatMap((paragraph) => paragraph.match(new RegExp(`.{1,${width}}`, 'g')) ?? []);
  return lines
    .flatMap((line, at) => ((at + 1) % height === 0 ? [line, '', `— ${(at + 1) / height} —`, ''] : [line]))
    .join('\n');
}

describe('a text that was broken at the edge of its pages', () => {
  it('has its paragraphs again, and none of its page numbers in them', () => {
    expect(unwrapped(asPages(PARAGRAPHS, 28, 1000))).toBe(PARAGRAPHS.join('\n'));
    expect(unwrapped(asPages(PARAGRAPHS, 28, 7)).split('\n')).toEqual(expect.arrayContaining(PARAGRAPHS.slice(3, 6)));
  });

  it('is read as the text that it was', () => {
    const executors = (text: string) =>
      readNotice(text).tasks.map((task) => [task.title, task.executors.map(({ units }) => units)]);
    expect(executors(unwrapped(asPages(PARAGRAPHS, 26, 8)))).toEqual(executors(PARAGRAPHS.join('\n')));
    expect(executors(PARAGRAPHS.join('\n'))).toHaveLength(2);
  });

  it('keeps every sign but breaks and page numbers', () => {
    const paragraph = fc.string({
      unit: fc.constantFrom('知', '识', '，', '。', '一', '、', '(', ')', '　'),
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 30 }), fc.integer({ min: 15, max: 65 }), (paragraphs, width) => {
        const pages = asPages(paragraphs, width, 10_000);
        const signs = (text: string) => text.replace(/\s+/g, '');
        expect(signs(unwrapped(pages))).toBe(signs(pages));
      }),
    );
  });
});

describe('a text with a paragraph on each line', () => {
  it.each([
    ['a short one', PARAGRAPHS.join('\n')],
    ['a list of short lines', Array.from({ length: 40 }, (_, at) => `${at + 1}.第${at}件事情要做好。`).join('\n')],
  ])('is left as it is: %s', (_name, text) => {
    expect(unwrapped(text)).toBe(text);
  });

  it.skipIf(!hasSharedData)('is left as it is: the national plan of 2018', () => {
    const text = readFileSync(sharedData('notices/plan-2018.zh-Hant.txt'), 'utf8');
    expect(unwrapped(text)).toBe(text);
  });
});
