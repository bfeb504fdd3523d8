import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { membersOf } from '../../../../../test/support/unzip.ts';
import { elementsOf } from '../../../../../test/support/xml.ts';
import { type IssueContent, type IssueItem, issueLanguage } from '../../../../shared/push.ts';
import { type RenderedIssue, renderAtom, renderIssue } from './index.ts';

const electrolyte: IssueItem = {
  position: 1,
  number: 'CN199000211A',
  event: 'new-family',
  titles: [
    { lang: 'zh', text: '一种硫化物固态电解质膜及其制备方法' },
    { lang: 'en', text: 'Sulfide solid electrolyte membrane' },
  ],
  date: '2026-11-17',
  applicants: ['虚构·赣江固态电池有限公司', 'Fictional Ganjiang Co., Ltd.'],
  classes: ['H01M10/0562', 'H01M10/052'],
  abstract: { lang: 'zh', text: '本发明公开了一种硫化物固态电解质膜。' },
  whyItMatters: '与在研的干法成膜路线直接相关',
  members: ['US20269000137A1'],
  profile: '固态电解质',
};

function issueOf(language: IssueContent['language'], ...items: readonly Partial<IssueItem>[]): IssueContent {
  return {
    kind: 'brief',
    language,
    number: 7,
    enterprise: '赣江固态电池（虚构示例）',
    house: '测试服务站（虚构示例）',
    from: '2026-11-16',
    to: '2026-11-23',
    items: items.map((item, at) => ({ ...electrolyte, ...item, position: at + 1 })),
  };
}

const links = {
  stop: 'https://chuanli.example/stop/token',
  judge: (item: IssueItem, rating: string) => `https://chuanli.example/feedback/${item.position}?rating=${rating}&x=1`,
};

const render = (content: IssueContent): Promise<RenderedIssue> => renderIssue(content, links);

const attachment = ({ attachments }: RenderedIssue, ending: string): Buffer =>
  attachments.find(({ filename }) => filename.endsWith(ending))!.content;

const cells = async (rendered: RenderedIssue) => (await readExcelFile(attachment(rendered, '.xlsx')))[0]!.data;

async function docxText(rendered: RenderedIssue): Promise<string> {
  const members = await membersOf(attachment(rendered, '.docx'));
  for (const [name, content] of members) if (/\.(xml|rels)$/.test(name)) elementsOf(content.toString());
  const document = elementsOf(members.get('word/document.xml')!.toString());
  return document
    .filter(({ name }) => name === 'w:p')
    .map(({ text }) => text)
    .join('\n');
}

const atomOf = (content: IssueContent): Promise<string> =>
  renderAtom({
    urn: 'urn:uuid:00000000-0000-8000-a000-000000000001',
    language: content.language,
    enterprise: content.enterprise,
    house: content.house,
    self: 'https://chuanli.example/feeds/token/issues.atom',
    updated: new Date('2026-11-23T04:00:00Z'),
    issues: [
      {
        urn: 'urn:uuid:00000000-0000-8000-a000-000000000002',
        content,
        approvedAt: new Date('2026-11-23T04:00:00Z'),
      },
    ],
  });

/** Every form of an issue as text. */
async function everyForm(content: IssueContent) {
  const rendered = await render(content);
  const { subject, html, text } = rendered;
  const xlsx = (await cells(rendered)).flat().join('\n');
  return { subject, html, text, xlsx, docx: await docxText(rendered), atom: await atomOf(content) };
}

describe('an issue in Chinese', () => {
  it('says everything of its items in every form', async () => {
    const { subject, ...forms } = await everyForm(issueOf('zh', electrolyte));
    expect(subject).toBe('专利信息简报 第 7 期（2026-11-23）：1 项');
    for (const [form, text] of Object.entries(forms)) {
      for (const part of ['一种硫化物固态电解质膜及其制备方法', 'CN199000211A', '与在研的干法成膜路线直接相关']) {
        expect(text, form).toContain(part);
      }
      expect(text, form).toMatch(/US20269000137A1/);
      expect(text, form).toContain('H01M10/0562');
      expect(text, form).toContain('虚构·赣江固态电池有限公司');
      expect(text, form).toContain('本发明公开了一种硫化物固态电解质膜');
    }
    expect(forms.html).toContain('<html lang="zh-CN">');
    expect(forms.html).toContain('https://worldwide.espacenet.com/patent/search?q=pn%3DCN199000211A');
    expect(forms.text).toContain('与贵单位的关系: 与在研的干法成膜路线直接相关');
  });

  it('names the same facts in mail, plain text and Word', async () => {
    const { html, text, docx } = await everyForm(issueOf('zh', { profile: '赣江的画像' }));
    for (const form of [html, text, docx]) {
      for (const name of ['公开号', '公开日', '申请人', '分类号', '同族文献', '画像', '事件'])
        expect(form).toContain(name);
      expect(form).toContain('赣江的画像');
    }
  });

  it('has three links for judgement and one to stop, in mail alone', async () => {
    const { html, text, atom } = await everyForm(issueOf('zh', electrolyte));
    for (const rating of ['relevant', 'possibly', 'irrelevant']) {
      expect(html).toContain(`href="https://chuanli.example/feedback/1?rating=${rating}&amp;x=1"`);
      expect(text).toContain(`https://chuanli.example/feedback/1?rating=${rating}&x=1`);
      expect(atom).not.toContain(`rating=${rating}`);
    }
    expect(html).toContain('href="https://chuanli.example/stop/token"');
    expect(text).toContain('停止接收: https://chuanli.example/stop/token');
    expect(atom).not.toContain('/stop/');
  });
});

describe('an issue in English', () => {
  it('has the English title first and English words around it', async () => {
    const forms = await everyForm(issueOf('en', electrolyte));
    expect(forms.subject).toBe('Patent brief no. 7 (2026-11-23): 1 item');
    expect(forms.html).toContain('<html lang="en">');
    expect(forms.html).toMatch(/<h2[^>]*>1\. <a [^>]*>Sulfide solid electrolyte membrane<\/a><\/h2>/);
    expect(forms.text).toContain('1. Sulfide solid electrolyte membrane / 一种硫化物固态电解质膜及其制备方法');
    expect(forms.text).toContain('Why it matters to you: ');
    expect(forms.docx).toContain('1. Sulfide solid electrolyte membrane');
    expect(forms.xlsx).toContain('Published');
    expect(forms.atom).toContain('Patent information · ');
    expect(forms.subject).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('an issue in Traditional Chinese', () => {
  it('is Traditional in every form, but for names and numbers', async () => {
    const { subject, ...forms } = await everyForm(issueOf('zh-Hant', electrolyte));
    expect(subject).toMatch(/^專利/);
    for (const [form, text] of Object.entries(forms)) {
      expect(text, form).toContain('一種硫化物固態電解質膜');
      expect(text, form).not.toContain('固态电解质膜');
      expect(text, form).toContain('與在研的乾法成膜');
      expect(text, form).toContain('虚构·赣江固态电池有限公司');
      expect(text, form).toContain('CN199000211A');
    }
    expect(forms.html).toContain('<html lang="zh-Hant">');
    expect(forms.xlsx).toContain('公開號');
  });

  it('leaves Japanese titles as they are', async () => {
    const { text } = await render(issueOf('zh-Hant', { titles: [{ lang: 'ja', text: '会社の電解質の製造' }] }));
    expect(text).toContain('会社の電解質の製造');
  });
});

describe('what an office wrote', () => {
  const wicked = `<script>alert("1")</script>&amp;'"]]>`;

  it.each(issueLanguage.options)('is text and never markup in HTML and Atom (%s)', async (language) => {
    const item = {
      titles: [
        { lang: 'zh', text: wicked },
        { lang: 'en', text: wicked },
      ],
      applicants: [wicked],
      classes: [wicked],
      abstract: { lang: 'zh', text: wicked },
      whyItMatters: wicked,
      members: [wicked],
      profile: wicked,
    };
    const content = { ...issueOf(language, item), enterprise: wicked, house: wicked };
    const { html, docx, xlsx, atom } = await everyForm(content);
    expect(html).not.toMatch(/<script/i);
    expect(html).toContain('&lt;script&gt;');
    expect(docx).toContain(wicked);
    expect(xlsx).toContain(wicked);
    for (const { name, text } of elementsOf(atom)) {
      if (name !== 'content' && name !== 'summary') continue;
      expect(text).not.toMatch(/<script/i);
      expect(text).toContain('&lt;script&gt;');
    }
  });

  it('with characters that XML does not have leaves every form readable', async () => {
    const broken = 'a\u0000b\u0001c\u0008d\u001Be\u007Ff\uD800g\uFFFEh\u0085i';
    const item = { titles: [{ lang: 'zh', text: broken }], whyItMatters: broken, applicants: [broken] };
    const { docx, xlsx, html, atom } = await everyForm({ ...issueOf('zh', item), enterprise: broken });
    for (const form of [docx, xlsx, html, atom]) {
      expect(form).toMatch(/a b c d e f\uFFFD?g h i/);
      expect(form).not.toMatch(/[^\P{Cc}\n]|\uFFFE/u);
    }
  });

  it('may be any text at all', async () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
      fc.constantFrom('constructor', '__proto__', 'toString', ']]>]]>'),
    );
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (title, why) => {
        const item = { titles: [{ lang: 'zh', text: title }], whyItMatters: why };
        const content = { ...issueOf('zh', item), enterprise: why };
        const rendered = await render(content);
        await docxText(rendered);
        expect(await cells(rendered)).toHaveLength(2);
        elementsOf(await atomOf(content));
      }),
      { numRuns: 10 },
    );
  });

  it.each(['=1+1', '=HYPERLINK("https://evil.example","x")', '+86', '-1', '@SUM(A1)', '\t=1', '123', 'TRUE'])(
    'stays the text %j in the workbook',
    async (title) => {
      const rendered = await render(issueOf('zh', { titles: [{ lang: 'zh', text: title }], whyItMatters: title }));
      const [, row] = await cells(rendered);
      expect(row![2]).toBe(title.replace('\t', ' ').trim());
      expect(row![6]).toBe(title.replace('\t', ' ').trim());
      const members = await membersOf(attachment(rendered, '.xlsx'));
      const sheet = [...members].find(([name]) => name.startsWith('xl/worksheets/sheet'))![1].toString();
      expect(elementsOf(sheet).filter(({ name }) => name === 'f')).toEqual([]);
    },
  );

  it('at great length is shortened in mail, and fits into a cell', async () => {
    const long = '固'.repeat(40_000);
    const { text, xlsx } = await everyForm(issueOf('zh', { abstract: { lang: 'zh', text: long } }));
    expect(text).toContain(`${'固'.repeat(400)}…`);
    expect(text).not.toContain('固'.repeat(401));
    expect(xlsx.includes(`${'固'.repeat(32_766)}…`)).toBe(true);
    expect(xlsx.includes('固'.repeat(32_767))).toBe(false);
  });
});

describe('the workbook', () => {
  it('has real dates and a row for each item', async () => {
    const { date: _absent, ...undated } = electrolyte;
    const content = issueOf('zh', electrolyte, electrolyte);
    const rows = await cells(await render({ ...content, items: [content.items[0]!, { ...undated, position: 2 }] }));
    expect(rows).toHaveLength(3);
    expect(rows[1]![3]).toEqual(new Date('2026-11-17T00:00:00Z'));
    expect(rows[2]![3]).toBeNull();
    expect(rows.slice(1).map(([position]) => position)).toEqual([1, 2]);
  });
});

describe('an issue without items', () => {
  it.each([
    ['zh', '本期没有新的相关专利文献'],
    ['zh-Hant', '本期沒有新的相關專利文獻'],
    ['en', 'Nothing new for you in this period'],
  ] as const)('says so in %s', async (language, sentence) => {
    const { html, text, docx, atom, xlsx } = await everyForm(issueOf(language));
    for (const form of [html, text, docx, atom]) expect(form).toContain(sentence);
    expect(xlsx.split('\n')).toHaveLength(11);
  });
});

describe('a feed', () => {
  it('is Atom with ids that are no addresses', async () => {
    const elements = elementsOf(await atomOf(issueOf('zh', electrolyte)));
    const textOf = (name: string): string[] => elements.filter((each) => each.name === name).map(({ text }) => text);
    expect(elements.at(-1)).toMatchObject({ name: 'feed', attributes: { xmlns: 'http://www.w3.org/2005/Atom' } });
    expect(textOf('id')).toHaveLength(2);
    for (const id of textOf('id'))
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(textOf('name')).toEqual(['测试服务站（虚构示例）']);
    expect(new Date(textOf('updated')[0]!)).toEqual(new Date('2026-11-23T04:00:00Z'));
    expect(textOf('title')).toContain('专利信息简报 第 7 期（2026-11-23）：1 项');
    expect(textOf('content')[0]).toMatch(/^<div/);
  });
});
