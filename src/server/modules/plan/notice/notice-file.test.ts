import { readFileSync } from 'node:fs';
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gb18030 } from '../../../../../test/support/gb18030.ts';
import { hasSharedData, sharedData } from '../../../../../test/support/shared-data.ts';
import { zipOf } from '../../../../../test/support/zip.ts';
import { ProblemError } from '../../../platform/problems.ts';
import { noticeTextOf } from './notice-file.ts';
import { readNotice } from './read-notice.ts';

const WORDS = '某办发〔2031〕7号\n一、总体目标\n把事情做好。';

const textOf = async (bytes: Buffer | string): Promise<string> => (await noticeTextOf(Buffer.from(bytes), '通知')).text;
const linesOf = async (bytes: Buffer | string): Promise<string[]> =>
  (await textOf(bytes)).split('\n').filter((line) => line !== '');

async function problemCode(bytes: Buffer | string): Promise<string> {
  try {
    await noticeTextOf(Buffer.from(bytes), '通知');
  } catch (thrown) {
    if (thrown instanceof ProblemError) return thrown.problem.code;
    throw thrown;
  }
  return 'none';
}

const document = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`;
const docxOf = (body: string, ...others: [name: string, data: string][]): Buffer =>
  zipOf([{ name: 'word/document.xml', data: document(body) }, ...others.map(([name, data]) => ({ name, data }))]);
const paragraph = (words: string): string => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;

describe('a text', () => {
  it.each([
    ['UTF-8', Buffer.from(WORDS)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${WORDS}`)],
    ['UTF-16', Buffer.from(`\uFEFF${WORDS}`, 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(`\uFEFF${WORDS}`, 'utf16le').swap16()],
    ['GB18030', gb18030(WORDS)],
  ])('in %s is read', async (_name, bytes) => {
    expect(await noticeTextOf(bytes, 'a.txt')).toEqual({ text: WORDS, tables: [], format: 'text' });
  });

  it('keeps a table that was copied from a sheet as a table too', async () => {
    const text = '前言\n任务\t责任单位\t完成时限\n建站点\t甲局\t6月底前\n后记';
    const { tables } = await noticeTextOf(Buffer.from(text), 'a.txt');
    expect(tables.map(({ rows }) => rows.map((row) => row.map((cell) => cell.text)))).toEqual([
      [
        ['任务', '责任单位', '完成时限'],
        ['建站点', '甲局', '6月底前'],
      ],
    ]);
    for (const cell of tables[0]?.rows.flat() ?? [])
      expect(text.slice(cell.place.start, cell.place.end)).toBe(cell.text);
  });
});

describe('a page', () => {
  it('gives its contents by lines, without what stands around them', async () => {
    const page = `<!DOCTYPE html><html><head><title>不是</title><style>p{}</style></head><body>
      <header>网站名</header><nav>首页</nav><div class="a breadcrumb">当前位置</div><script>"<p>不是</p>"</script>
      <article class="content no-footer"><header><h1>某计划</h1></header><p>一、目标<br>二、任&#21153;</p><p style="display: none">不是</p>
      <div>知识
      产权 and&nbsp;more<sup>[1]</sup></div><ol start="3"><li>第三</li><li>第四</li></ol><pre>甲
乙</pre></article><footer>版权</footer></body></html>`;
    expect(await linesOf(page)).toEqual([
      ...['某计划', '一、目标', '二、任务', '知识产权 and\u00a0more', '3. 第三', '4. 第四', '甲', '乙'],
    ]);
  });

  it('gives its tables with merged cells, and the lines of a page that is laid out by tables', async () => {
    const page = `<table><tr><td><p>一、目标</p></td><td>边栏</td></tr><tr><td colspan="2">
      <table><tr><th>任务</th><th>单位</th></tr><tr><td rowspan="2">建站</td><td>甲局</td></tr><tr><td>乙局<br>丙局</td></tr></table>
      </td></tr></table>`;
    const { text, tables } = await noticeTextOf(Buffer.from(page), 'a.html');
    expect(text).toBe('一、目标\n边栏\n任务\t单位\n建站\t甲局\n乙局\n丙局\n');
    expect(tables.map(({ rows }) => rows.map((row) => row.map((cell) => cell.text)))).toEqual([
      [
        ['任务', '单位'],
        ['建站', '甲局'],
        ['建站', '乙局\n丙局'],
      ],
    ]);
    for (const cell of tables[0]?.rows.flat() ?? [])
      expect(text.slice(cell.place.start, cell.place.end)).toBe(cell.text);
  });

  it('in the encoding that it declares is read', async () => {
    const page = Buffer.concat([
      Buffer.from('<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><p>'),
      gb18030('总体目标'),
      Buffer.from('</p>'),
    ]);
    expect(await textOf(page)).toBe('总体目标\n');
    const big5 = Buffer.from([0xc1, 0x60, 0xc5, 0xe9]);
    expect(await textOf(Buffer.concat([Buffer.from('<meta charset="big5"><p>'), big5]))).toBe('總體\n');
  });

  it.each([
    ['nested without end', '<div>'.repeat(300_000)],
    ['of elements without number', '<p>'.repeat(300_000)],
    ['whose styles multiply', '<font a=1><font b=2><p>'.repeat(50_000)],
    ['with a tag of attributes without number', `<p ${Array.from({ length: 50_000 }, (_, at) => `a${at}`).join(' ')}>`],
    ['of tags that never end', `<p>${'<a '.repeat(300_000)}`],
  ])('%s is refused', async (_name, page) => {
    expect(await problemCode(page)).toBe('plan.file-too-complex');
  });
});

describe('a Word document', () => {
  it('gives paragraphs, breaks and text boxes, without what was deleted, hidden, or is a fallback', async () => {
    const body = `<w:p><w:r><w:t>一、</w:t></w:r><w:ins><w:r><w:t>目标</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>
      <w:r><w:br/><w:t>二、任务</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>
      <w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${paragraph('框内')}</w:txbxContent></w:drawing></mc:Choice>
      <mc:Fallback><w:pict><w:txbxContent>${paragraph('框内')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
      <w:sdt><w:sdtContent>${paragraph('三、要求')}</w:sdtContent></w:sdt>`;
    expect(await linesOf(docxOf(body))).toEqual(['一、目标', '二、任务', '框内', '三、要求']);
  });

  it('writes automatic numbers out as a reader sees them', async () => {
    const level = (at: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const levels = [
      level(0, 'chineseCountingThousand', '%1、'),
      level(1, 'japaneseCounting', '（%2）'),
      level(2, 'decimal', '%2.%3'),
      level(3, 'decimalEnclosedCircle', '%4'),
    ];
    const numbering = `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="5">${levels.join('')}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="11"/></w:lvlOverride></w:num></w:numbering>`;
    const styles = `<w:styles xmlns:w="w"><w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>`;
    const numbered = (words: string, at: number, list = 1) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
    const body = [
      '<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>',
      ...[
        numbered('乙', 1),
        numbered('丙', 2),
        numbered('丁', 2),
        numbered('戊', 3),
        numbered('己', 1),
        numbered('庚', 2),
      ],
      ...[numbered('辛', 0), numbered('壬', 0, 2), numbered('癸', 0, 2), numbered('无', 0, 0)],
    ];
    const file = docxOf(body.join(''), ['word/numbering.xml', numbering], ['word/styles.xml', styles]);
    expect(await linesOf(file)).toEqual([
      ...[
        '一、甲',
        '（一）乙',
        '一.1 丙',
        '一.2 丁',
        '① 戊',
        '（二）己',
        '二.1 庚',
        '二、辛',
        '十一、壬',
        '十二、癸',
        '无',
      ],
    ]);
  });

  it('gives its tables with cells merged across and down', async () => {
    const cell = (words: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(words)}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
    const table = [
      row(cell('任务'), cell('单位', '<w:gridSpan w:val="2"/>')),
      row(cell('建站', '<w:vMerge w:val="restart"/>'), cell('甲局'), cell('乙局')),
      row(cell('', '<w:vMerge/>'), cell('丙局'), cell('丁局')),
    ];
    const { text, tables } = await noticeTextOf(docxOf(`<w:tbl>${table.join('')}</w:tbl>`), 'a.docx');
    expect(text).toBe('任务\t单位\n建站\t甲局\t乙局\n丙局\t丁局\n');
    expect(tables.map(({ rows }) => rows.map((cells) => cells.map((one) => one.text)))).toEqual([
      [
        ['任务', '单位', '单位'],
        ['建站', '甲局', '乙局'],
        ['建站', '丙局', '丁局'],
      ],
    ]);
  });

  it.each([
    ['with macros', docxOf('', ['word/vbaProject.bin', 'x']), 'plan.docx-macros'],
    [
      'that says it has macros',
      docxOf('', ['[Content_Types].xml', '<a ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>']),
      'plan.docx-macros',
    ],
    ['that unpacks to a thousandfold', docxOf(`<w:p/>${' '.repeat(8_000_000)}`), 'plan.docx-bomb'],
    [
      'with a document type',
      zipOf([
        {
          name: 'word/document.xml',
          data: `<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>${document(paragraph('&a;'))}`,
        },
      ]),
      'plan.docx-damaged',
    ],
    ['nested without end', docxOf('<w:p>'.repeat(5000) + '</w:p>'.repeat(5000)), 'plan.file-too-complex'],
    ['that is cut off', docxOf(paragraph('甲')).subarray(0, 150), 'plan.docx-damaged'],
    [
      'whose words were changed',
      zipOf([{ name: 'word/document.xml', data: document(''), crc: 1 }]),
      'plan.docx-damaged',
    ],
    ['that is not well-formed', docxOf('<w:p>'), 'plan.docx-damaged'],
  ])('%s is refused', async (_name, bytes, code) => {
    expect(await problemCode(bytes)).toBe(code);
  });
});

describe('a file of another kind is refused with what to do:', () => {
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);

  it.each([
    ['nothing', Buffer.alloc(0), 'plan.file-empty'],
    ['an old .doc', ole, 'plan.file-format'],
    ['a docx with a password', Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]), 'plan.docx-encrypted'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'plan.file-format'],
    ['a workbook', zipOf([{ name: 'xl/workbook.xml', data: '<a/>' }]), 'plan.file-format'],
    ['an archive', zipOf([{ name: '通知.docx', data: 'x' }]), 'plan.file-format'],
    ['RTF', Buffer.from('{\\rtf1\\ansi'), 'plan.file-format'],
    ['XML', Buffer.from('<?xml version="1.0"?><a/>'), 'plan.file-format'],
    [
      'no characters',
      Buffer.from(Array.from({ length: 3000 }, (_, at) => 128 + ((at * 37) % 128))),
      'plan.file-encoding',
    ],
    ['too much', Buffer.alloc(33 * 1024 * 1024, 0x61), 'plan.file-too-large'],
  ])('%s', async (_name, bytes, code) => {
    expect(await problemCode(bytes)).toBe(code);
  });

  it('an old .doc is to be saved as docx', async () => {
    await expect(noticeTextOf(ole, '通知.doc')).rejects.toMatchObject({
      problem: { zh: expect.stringContaining('另存为 docx'), en: expect.stringContaining('save it as docx') },
    });
  });
});

describe('any bytes', () => {
  const readOrRefused = async (bytes: Buffer): Promise<void> => {
    try {
      const { text, tables } = await noticeTextOf(bytes, 'a');
      readNotice(text);
      for (const cell of tables.flatMap(({ rows }) => rows.flat()))
        expect(text.slice(cell.place.start, cell.place.end)).toBe(cell.text);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(ProblemError);
    }
  };

  it('are read or refused', async () => {
    const markup = fc.constantFrom(
      '<table>',
      '<tr>',
      '<td rowspan=3>',
      '<td colspan=2>',
      '</table>',
      '<p>',
      '<ol>',
      '<li>',
      '甲',
      '<br>',
      '一、',
      '<!--',
      '<b',
      '>',
      '&amp',
      '<svg>',
      '</p>',
      '<pre>',
      '\n',
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array)),
      fc.string({ unit: 'binary', maxLength: 100 }).map((text) => Buffer.from(text)),
      fc.array(markup, { maxLength: 60 }).map((pieces) => Buffer.from(`<p>${pieces.join('')}`)),
    );
    await fc.assert(fc.asyncProperty(bytes, readOrRefused), { numRuns: 300 });
  });

  it('of a damaged Word document are too', async () => {
    const sound = docxOf(paragraph('一、甲') + paragraph('二、乙'), ['word/numbering.xml', '<w:numbering/>']);
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.nat(255), fc.nat(sound.length), async (at, value, length) => {
        const damaged = Buffer.from(sound);
        damaged[at] = value;
        await readOrRefused(damaged);
        await readOrRefused(damaged.subarray(0, length));
      }),
      { numRuns: 200 },
    );
  });
});

describe.skipIf(!hasSharedData)('the national plan of 2018', () => {
  const written = hasSharedData ? readFileSync(sharedData('notices/plan-2018.zh-Hant.txt'), 'utf8') : '';
  const paragraphs = written.split('\n').filter((line) => line.trim() !== '');

  const said = (text: string) => {
    const { number, title, issuer, issuedOn, returns, tasks, unresolved, clauses } = readNotice(text);
    const what = { number, title, issuer, issuedOn, returns, tasks, unresolved, clauses };
    return JSON.parse(JSON.stringify(what, (key, value) => (key === 'place' ? undefined : value)));
  };

  it('as a Word document, numbered automatically, with heads and feet of pages, says the same', async () => {
    const marks: readonly (readonly [RegExp, number])[] = [
      [/^[一二三四]、/, 0],
      [/^\([一二三四五六七八九十]+\)/, 1],
      [/^\d\./, 2],
    ];
    const numbered = paragraphs.map((words) => {
      const [pattern, level] = marks.find(([mark]) => mark.test(words)) ?? [];
      return pattern === undefined || level === undefined
        ? new Paragraph({ children: [new TextRun(words)] })
        : new Paragraph({
            numbering: { reference: 'plan', level },
            children: [new TextRun(words.replace(pattern, ''))],
          });
    });
    const levels = ['%1、', '(%2)', '%3.'].map((text, level) => ({
      ...{ level, text, alignment: AlignmentType.START },
      format: level === 2 ? LevelFormat.DECIMAL : LevelFormat.CHINESE_COUNTING,
    }));
    const file = new Document({
      numbering: { config: [{ reference: 'plan', levels }] },
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph('一、页眉')] }) },
          footers: { default: new Footer({ children: [new Paragraph('— 3 —')] }) },
          children: [
            ...numbered,
            new Table({ rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph('尾')] })] })] }),
          ],
        },
      ],
    });
    const { text, format } = await noticeTextOf(await Packer.toBuffer(file), 'plan.docx');
    expect(format).toBe('docx');
    expect(said(text.replace(/尾\n$/, ''))).toEqual(said(paragraphs.join('\n')));
  });

  it('as a web page says the same', async () => {
    const page = `<html><head><meta charset="utf-8"><title>通知</title></head><body><nav><ul><li>一、首頁</li></ul></nav>
      <div class="content">${paragraphs.map((words) => `<p>　　${words.replaceAll('&', '&amp;')}</p>`).join('\n')}</div>
      <footer>二、版權</footer></body></html>`;
    const { text, format } = await noticeTextOf(Buffer.from(page), 'plan.htm');
    expect(format).toBe('html');
    expect(said(text)).toEqual(said(paragraphs.join('\n')));
  });
});
