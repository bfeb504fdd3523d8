import { describe, expect, it } from 'vitest';
import { tasksOf, unresolvedOf } from '../../../../../test/support/told-notice.ts';
import { zipOf } from '../../../../../test/support/zip.ts';
import { noticeTextOf } from './notice-file.ts';
import { readNotice } from './read-notice.ts';

describe('a table of tasks in a document', () => {
  const cell = (words: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${words
      .split('/')
      .map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`)
      .join('')}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
  const [down, on, two] = ['<w:vMerge w:val="restart"/>', '<w:vMerge/>', '<w:gridSpan w:val="2"/>'];
  const document = (...tables: string[][]) =>
    zipOf([
      {
        name: 'word/document.xml',
        data: `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>2031年示例任务分工表</w:t></w:r></w:p>${tables.map((rows) => `<w:tbl>${rows.join('')}</w:tbl>`).join('')}</w:body></w:document>`,
      },
    ]);

  it('gives a task for each row, with headings on two lines and merged cells', async () => {
    const file = document(
      [row(cell('姓名'), cell('电话')), row(cell('甲'), cell('1'))],
      [
        row(cell('任务', down), cell('主要举措', down), cell('责任单位', two), cell('完成时限', down)),
        row(cell('', on), cell('', on), cell('牵头'), cell('配合'), cell('', on)),
        row(cell('一、基础工作', '<w:gridSpan w:val="5"/>')),
        row(cell('建站点', down), cell('选址。看三处。'), cell('信息处'), cell('综合处/人事处'), cell('3月')),
        row(cell('', on), cell('开张'), cell('信息处、江西'), cell('—'), cell('2031年年底')),
      ],
    );
    const { text, tables } = await noticeTextOf(file, 'a.docx');
    const notice = readNotice(text, tables);
    expect(notice).toMatchObject({ title: '2031年示例任务分工表', year: 2031 });
    expect(tasksOf(notice)).toEqual([
      ['表2-1', '建站点：选址', '!信息处; (?综合处 人事处)', '2031-03-31'],
      ['表2-2', '建站点：开张', '!信息处 江西', '2031-12-31'],
    ]);
    expect(unresolvedOf(notice)).toEqual(['table null: 姓名\t电话']);
    for (const one of notice.tasks.flatMap(({ contents, executors, deadlines }) => [
      ...contents,
      ...executors,
      ...deadlines,
    ]))
      expect(text.slice(one.place.start, one.place.end)).toBe(one.text);
  });
});
