import { describe, expect, it } from 'vitest';
import type { IssueContent, IssueItem } from '../../../../shared/push.ts';
import { renderMail } from './index.ts';

const item: IssueItem = {
  position: 1,
  number: 'CN199000211A',
  event: 'grant',
  titles: [{ lang: 'zh', text: '一种硫化物固态电解质膜' }],
  date: '2026-11-17',
  applicants: ['虚构·赣江固态电池有限公司'],
  classes: ['H01M10/0562'],
  abstract: { lang: 'zh', text: '本发明公开了一种膜。' },
  whyItMatters: '与干法成膜路线相关',
  members: [],
  profile: '固态电解质',
};

const issueOf = (kind: IssueContent['kind'], ...items: readonly Partial<IssueItem>[]): IssueContent => ({
  kind,
  language: 'zh',
  number: 7,
  enterprise: '赣江固态电池（虚构示例）',
  house: '测试服务站（虚构示例）',
  to: '2026-11-23',
  items: items.map((each, at) => ({ ...item, ...each, position: at + 1 })),
});

const links = { judge: ({ position }: IssueItem, rating: string) => `https://chuanli.example/${position}/${rating}` };
const mailOf = (content: IssueContent) => renderMail(content, links);

describe('快报', () => {
  it('is a list with notes, and leaves the rest to the attachments', async () => {
    const { html, text } = await mailOf(issueOf('express', {}, { number: 'CN199000422A' }));
    for (const form of [html, text]) {
      expect(form).toContain('与干法成膜路线相关');
      expect(form).toContain('CN199000422A');
      expect(form).toContain('摘要、分类号与同族文献见附件');
      expect(form).not.toContain('本发明公开了');
      expect(form).not.toContain('H01M10/0562');
      expect(form).not.toContain('本期概况');
    }
  });
});

describe('简报', () => {
  const periodic = issueOf(
    'brief',
    { profile: '固态电解质' },
    { profile: '电池回收', number: 'US20260000001A1', applicants: ['虚构·乙'], event: 'new-family' },
    { profile: '固态电解质', number: 'CN199000422A' },
  );

  it('stands in groups by profile, numbered through, each item with its own links', async () => {
    const { text } = await mailOf({ ...periodic, introduction: '本周要点如下。' });
    const order = [
      '本周要点如下。',
      '== 固态电解质 ==',
      '1. ',
      '2. ',
      'CN199000422A',
      '== 电池回收 ==',
      '3. ',
      'US2026',
    ];
    const places = order.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    const last = text.slice(text.indexOf('== 电池回收 =='));
    expect(last).toContain('https://chuanli.example/2/relevant');
  });

  it('tells its numbers', async () => {
    const { text } = await mailOf(periodic);
    expect(text).toContain('合计: 3');
    expect(text).toContain('事件: 授权公告 2 · 新发现 1');
    expect(text).toContain('国家和地区: CN 2 · US 1');
    expect(text).toContain('主要申请人: 虚构·赣江固态电池有限公司 2 · 虚构·乙 1');
  });

  it('of one profile stands in groups by concept', async () => {
    const { text } = await mailOf(issueOf('brief', { concept: '干法成膜' }, { concept: '界面包覆' }));
    expect(text).toContain('== 干法成膜 ==');
    expect(text).toContain('== 界面包覆 ==');
    expect((await mailOf(issueOf('brief', {}, {}))).text).not.toContain('==');
  });
});

describe('预警', () => {
  it('says in its subject what happened to which document', async () => {
    const { subject, html } = await mailOf(issueOf('alert', {}));
    expect(subject).toBe('专利预警：授权公告｜一种硫化物固态电解质膜（CN199000211A）');
    expect(html).toContain('请及时研判对贵单位的影响');
    expect(html).toContain('本发明公开了');
  });

  it('has a subject that mail programs show whole', async () => {
    const titles = [{ lang: 'zh', text: '固'.repeat(300) }];
    expect((await mailOf(issueOf('alert', { titles }))).subject.length).toBeLessThan(100);
  });
});

describe('the common part', () => {
  it('stands before what is the enterprise’s own, under the association’s name', async () => {
    const content = { ...issueOf('express', { common: true }, { number: 'CN199000422A' }), association: '某园区' };
    const { html, text } = await mailOf(content);
    expect(text.indexOf('== 共性内容（某园区） ==')).toBeLessThan(text.indexOf('== 本单位增补 =='));
    expect(html).toContain('其中 1 项为某园区的共性内容');
    const traditional = await mailOf({ ...content, language: 'zh-Hant', introduction: '电池' });
    expect(traditional.text).toContain('本單位增補');
    expect(traditional.text).toContain('電池');
  });
});
