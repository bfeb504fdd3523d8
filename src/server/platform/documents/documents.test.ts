import { describe, expect, it } from 'vitest';
import { pdfPages, pdfSize, pdfTypefaces } from '../../../../test/support/pdf.ts';
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

const form: WrittenDocument = {
  ...{ language: 'zh', title: '任务落实情况表', author: '示例单位', date: '2018年6月20日', isLandscape: true },
  blocks: [
    {
      kind: 'form',
      widths: [1, 1, 3],
      rows: [
        [{ lines: ['责任人'], isLabel: true, down: 2 }, { lines: ['姓名'], isLabel: true }, { lines: ['张某'] }],
        [{ lines: ['职务'], isLabel: true }, { lines: ['处长'] }],
        [
          { lines: ['工作内容'], isLabel: true },
          { lines: ['第一段。', '第二段。'], across: 2 },
        ],
        [
          { lines: ['责任人（签字）：', '年　月　日'], isSigned: true, across: 2 },
          { lines: ['单位（盖章）：', '年　月　日'], isSigned: true },
        ],
      ],
    },
    { kind: 'table', compact: true, head: [{ text: '灯' }], rows: [[{ text: '逾期', tone: 'bad' }]] },
  ],
};
const FORM_TEXTS = ['责任人', '姓名', '张某', '处长', '第二段。', '责任人（签字）：', '单位（盖章）：', '逾期'];

describe('a form', () => {
  it('as PDF has its fields in one frame, on a page that lies, and tells how many pages it has', async () => {
    const pdf = await renderPdf(form);
    const text = (await pdfPages(pdf)).join('');
    for (const each of FORM_TEXTS) expect(text).toContain(each);
    expect(text).toMatch(/第\s*1\s*页\s*共\s*1\s*页/);
    expect(await pdfSize(pdf)).toEqual([842, 595]);
  });

  it('as Word file has cells over several columns and rows, on a page that lies', async () => {
    const part = (await membersOf(Buffer.from(await renderDocx(form)))).get('word/document.xml');
    const elements = elementsOf(part?.toString('utf8') ?? '');
    const values = (name: string) => elements.flatMap((one) => (one.name === name ? [one.attributes] : []));
    const text = elements.find(({ name }) => name === 'w:body')?.text ?? '';
    for (const each of FORM_TEXTS) expect(text).toContain(each);
    expect(values('w:gridSpan').map((one) => one['w:val'])).toEqual(['2', '2']);
    expect(values('w:vMerge').map((one) => one['w:val'])).toEqual(['restart', 'continue']);
    expect(values('w:pgSz')[0]).toMatchObject({ 'w:orient': 'landscape', 'w:w': '16838', 'w:h': '11906' });
    expect(values('w:color').map((one) => one['w:val'])).toContain('B3261E');
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
