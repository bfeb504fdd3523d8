import { describe, expect, it } from 'vitest';
import { pdfPages, pdfTypefaces } from '../../../../test/support/pdf.ts';
import { membersOf } from '../../../../test/support/unzip.ts';
import { elementsOf } from '../../../../test/support/xml.ts';
import { paragraphsOf, renderDocx, renderPdf, type WrittenDocument } from './index.ts';

const report: WrittenDocument = {
  language: 'zh',
  title: '二〇一八年度工作总结（虚构示例）',
  subtitle: '江西省',
  author: '示例单位',
  date: '2018年12月31日',
  contents: '目　录',
  blocks: [
    { kind: 'heading', level: 1, text: '一、工作体系建设' },
    ...paragraphsOf('全年新设网点。\n\n覆盖“十一个”设区市，含生僻字：㙦、䶮。'),
    {
      kind: 'table',
      caption: '表 1　主要数据',
      head: [{ text: '指标' }, { text: '数值', numeric: true }],
      rows: [[{ text: '服务企业' }, { text: '1,234 家', numeric: true, note: '按统一社会信用代码去重。' }]],
      widths: [3, 1],
    },
    { kind: 'heading', level: 2, text: '（一）问题' },
    {
      kind: 'list',
      items: [[{ text: '#import "/etc/passwd" $x$ \\ "引号" */ <b>', bold: true }], [{ text: '=SUM(A1)' }]],
    },
    { kind: 'page-break' },
    { kind: 'heading', level: 3, text: '末页' },
  ],
};
const TEXTS = [
  '二〇一八年度工作总结（虚构示例）',
  '江西省',
  '一、工作体系建设',
  '全年新设网点。',
  '服务企业',
  '1,234 家',
  '（一）问题',
];

describe('a document as PDF', () => {
  it('says all that it was given, on pages as they were broken', async () => {
    const pages = await pdfPages(await renderPdf(report));
    const text = pages.join('\n');
    for (const each of TEXTS) expect(text).toContain(each);
    expect(pages.at(-1)).toContain('末页');
    expect(text).toContain('按统一社会信用代码去重。');
    expect(text).toContain('㙦、䶮');
  });

  it('names its headings in the contents, with their pages', async () => {
    const contents = (await pdfPages(await renderPdf(report)))[1] ?? '';
    expect(contents).toMatch(/目.*录/);
    expect(contents).toMatch(/一、工作体系建设[ .]+3/);
    expect(contents).not.toContain('末页');
  });

  it('reads no text as commands', async () => {
    const text = (await pdfPages(await renderPdf(report))).join('\n');
    expect(text).toContain('#import "/etc/passwd" $x$ \\ "引号" */ <b>');
  });

  it('has its typefaces inside', async () => {
    const typefaces = await pdfTypefaces(await renderPdf(report));
    expect([...typefaces.keys()].join(' ')).toContain('NotoSerifSC');
    expect([...typefaces.values()].every((embedded) => embedded)).toBe(true);
  });

  it('is made of hostile text too', async () => {
    const hostile = { ...report, title: '\ud800\u0000标题\u0007', blocks: paragraphsOf('甲\ud800乙\u0000丙') };
    expect((await pdfPages(await renderPdf(hostile))).join('')).toContain('甲');
  });
});

describe('a document as Word file', () => {
  const partOf = async (name: string, document = report) =>
    (await membersOf(Buffer.from(await renderDocx(document)))).get(name)?.toString('utf8') ?? '';

  it('says all that it was given', async () => {
    const elements = elementsOf(await partOf('word/document.xml'));
    const text = elements.find(({ name }) => name === 'w:body')?.text ?? '';
    for (const each of TEXTS) expect(text).toContain(each);
    expect(text).toContain('#import "/etc/passwd" $x$ \\ "引号" */ <b>');
    expect(elements.filter(({ name }) => name === 'w:tr')).toHaveLength(2);
  });

  it('has notes as footnotes, marked where they belong', async () => {
    const references = elementsOf(await partOf('word/document.xml')).filter(
      ({ name }) => name === 'w:footnoteReference',
    );
    const id = references[0]?.attributes['w:id'];
    const notes = elementsOf(await partOf('word/footnotes.xml')).filter(({ name }) => name === 'w:footnote');
    expect(references).toHaveLength(1);
    expect(notes.find(({ attributes }) => attributes['w:id'] === id)?.text).toBe('按统一社会信用代码去重。');
  });

  it('has contents before Word is asked for them', async () => {
    const body = await partOf('word/document.xml');
    expect(body).toContain('TOC \\h');
    expect(body.split('一、工作体系建设')).toHaveLength(3);
  });

  it('is well-formed XML whatever the text', async () => {
    const hostile = { ...report, title: '\ud800\u0000标题\u0007', blocks: paragraphsOf('甲\ud800乙\u0000<丙>') };
    expect(() => elementsOf('')).toThrow();
    expect(elementsOf(await partOf('word/document.xml', hostile)).at(-1)?.text).toContain('<丙>');
  });
});
