import { describe, expect, it } from 'vitest';
import { addressesOf, tasksOf, unresolvedOf } from '../../../../../test/support/told-notice.ts';
import { readNotice } from './read-notice.ts';

/** A letter, its plan as an attachment, copied from a page. */
const PROVINCIAL = `首页 > 政务公开 > 通知公告
发布时间:2031-03-04
某某省知识产权局关于印发
2031年示例服务提升行动方案的通知
某知发〔2031〕12号
各市（州）知识产权局，省直有关单位：
  现将方案印发给你们，请认真组织实施。
  附件：2031年示例服务提升行动方案
某某省知识产权局
2031年3月1日
（此件公开发布）
附件
2031年示例服务提升行动方案
为做好工作，制定本方案。
一、夯实基础
（一）建设示例站点。在园区布局，2031年6月底前完成选址。（省知识产权局负责）
（二）完善信息资源。整合各类数据。（省知识产权局牵头，省科技厅、省工业和信息化厅配合）
二、扩大覆盖
（三）开展巡回讲座。每季度一次。（各市〔州〕知识产权局、省教育厅等部门按职责分工负责）
（四）服务中小企业。
1．建立名录；
2．上门走访。
责任单位：省中小企业局、省知识产权局；完成时限：2031年11月
（五）总结经验。〔省知识产权局会同省统计局负责，12月15日前完成〕
— 2 —
（六）宣传推广。由省知识产权局牵头，省广播电视局配合。
（七）其他事项（详见附表）。
抄送：省政府办公厅。
某某省知识产权局办公室　2031年3月1日印发
`;

/** Main points with a table of contents, spaced numbers, and a date in Chinese figures. */
const MUNICIPAL = `某某市知识产权局文件
某知〔2031〕5 号

关于印发《某某市2031年示例工作要点》的通知

各县(市、区)市场监管局、各有关单位:
  现将要点印发给你们。
                                某某市知识产权局
                                二〇三一年二月十日

某某市2031年示例工作要点

目  录
一、总体要求………………………1
二、重点任务………………………2
（一）建强网络………………………2

一、总体要求
以服务为中心。
- 1 -
二、重点任务
（ 一 ） 建强网络。新增站点3家。
责任科室：信息科；配合科室：保护科、各县（市、区）局；完成时限：２０３１年９月３０日
（ 二 ） 提升能力。举办2期培训班（每期不少于30人）。
责任科室：人事科；完成时限：全年
（三）做好数据服务。
⑴开放数据库。（责任科室：信息科，完成时限：2031年上半年）
⑵编制简报（月报）。（责任科室：办公室，完成时限：择期）
- 2 -
三、工作要求
（一）加强领导。各单位要高度重视。
（二）按时报送。请于2031年11月20日前将联络人和工作总结报市局信息科。
`;

/** A letter that is the plan itself, signed at its end by two offices, with a table behind it. */
const SIGNED_AT_THE_END = `关于开展2031年度示例帮扶工作的通知
有关市知识产权局：
一、帮扶内容
第一条 培训企业。
第二条 走访园区（如示例园区）。
二、有关要求
１．材料齐全。
２．按时完成。
附件：1．任务分工表
      2．申报表

某某省知识产权局
某某省教育厅
2031年4月9日
附件1
任务分工表
序号\t重点任务\t工作内容\t责任单位\t完成时间
1\t培训企业\t举办讲座\t东平市知识产权局\t2031.6
2\t\t走访企业\t南安市知识产权局、西宁县知识产权局\t2031.10.31
3\t收集意见\t发放问卷\t有关单位\t尽快
附件2
申报表
一、基本情况
二、工作基础
`;

/** A plan in parts as the national one, in Traditional characters, with parts of its own. */
const IN_PARTS = `國家某某局關於2031年度推廣計劃的通知
各省、自治區、直轄市某某局：
一、工作要求
二、主要任務
(一)推廣經驗。
1.目標任務：經驗有人用。
2.主要內容：圍繞重點，做好下列工作：
(1)編印案例，11月底前完成。
(2)召開會議。
3.責任單位：
(1)江西、河南承擔內容(1)。
(2)內容(2)由各省(區、市)執行，其他單位參加。
4.配合單位：某某協會
5.完成時限：次年3月底前
6.經費來源：另行安排。
`;

/** Rules by chapter and article, with a list that begins on the line of its article. */
const BY_ARTICLE = `某市示例园区2031年服务措施
目 录
第一章 总则
第二章 服务
第一章 总则
第一条 为了服务企业，制定本措施。
第二条 本措施适用于园区。
第二章 服务
第三条 ①建立平台。【责任部门：园区管委会】
②配备人员。【责任部门：园区管委会、市场监督管理局】
第四条 每年组织两次对接会。
`;

/** Decimal numbers; labels on lines of their own; a unit that is none. */
const BY_DECIMALS = `某部示例计划（2031）
1.总体要求
1.1 指导思想
坚持服务。
2.主要任务
2.1 推进示例一 任务甲。
牵头单位：信息司
参加单位：法规司、数据中心
完成时间：第三季度
2.2 推进示例二。(规划司、培训中心分别负责,长期坚持)
2.3 推进示例三。
责任单位：张三
`;

/** Numbers that do not follow, brackets that name nobody, an attachment's list that begins anew. */
const ODD_NUMBERS = `某办〔2031〕9号
某某局关于2031年示例工作的意见
各处室：
(一) 第一件事。(综合处负责)
(二) 第二件事。(由申请人自行负责)
(四) 第四件事。(信息处牵头；人事处、财务处配合；9月30日前)
1) 小项一
2) 小项二
某某局 2031年2月3日
附件1：事项清单
1、甲
2、乙
1、丙
`;

describe('a notice of another shape:', () => {
  it.each([
    [
      'a letter with its plan as measures',
      PROVINCIAL,
      {
        said: ['2031年示例服务提升行动方案', '某知发〔2031〕12号', '某某省知识产权局', '2031-03-01'],
        tasks: [
          ['一(一)', '建设示例站点', '!省知识产权局', '2031-06-30'],
          ['一(二)', '完善信息资源', '!省知识产权局; (?省科技厅 省工业和信息化厅)', ''],
          ['二(三)', '开展巡回讲座', '!各市〔州〕知识产权局 省教育厅', ''],
          ['二(四)', '服务中小企业', '!省中小企业局 省知识产权局', '2031-11-30'],
          ['二(五)', '总结经验', '!省知识产权局; (?省统计局)', '2031-12-15'],
          ['二(六)', '宣传推广', '!省知识产权局; (?省广播电视局)', ''],
        ],
        unresolved: ['executor 二(三): 省教育厅等部门', 'missing-executors 二(七): 其他事项（详见附表）。'],
      },
    ],
    [
      'main points with a table of contents',
      MUNICIPAL,
      {
        said: ['某某市2031年示例工作要点', '某知〔2031〕5 号', '某某市知识产权局', '2031-02-10'],
        tasks: [
          ['二(一)', '建强网络', '!信息科; (?保护科 各县（市、区）局)', '2031-09-30'],
          ['二(二)', '提升能力', '!人事科', '2031-12-31'],
          ['二(三)(1)', '开放数据库', '!信息科', '2031-06-30'],
          ['二(三)(2)', '编制简报（月报）', '!办公室', ''],
        ],
        unresolved: ['deadline 二(三)(2): 择期'],
      },
    ],
    [
      'a letter signed at its end, with a table',
      SIGNED_AT_THE_END,
      {
        said: ['关于开展2031年度示例帮扶工作的通知', null, '某某省知识产权局、某某省教育厅', '2031-04-09'],
        tasks: [
          ['表1-1', '培训企业：举办讲座', '!东平市知识产权局', '2031-06-30'],
          ['表1-2', '培训企业：走访企业', '!南安市知识产权局 西宁县知识产权局', '2031-10-31'],
          ['表1-3', '收集意见：发放问卷', '', ''],
        ],
        unresolved: ['missing-executors 表1-3: 发放问卷', 'executor 表1-3: 有关单位', 'deadline 表1-3: 尽快'],
      },
    ],
    [
      'a plan in parts, in Traditional characters',
      IN_PARTS,
      {
        said: ['國家某某局關於2031年度推廣計劃的通知', null, null, null],
        tasks: [['二(一)', '推廣經驗', '!江西 河南@二(一)2(1); !all@二(一)2(2); (?某某协会)', '2032-03-31']],
        unresolved: ['part 二(一)6: 經費來源：另行安排。', 'executor 二(一)3(2): 其他單位'],
      },
    ],
    [
      'rules by chapter and article',
      BY_ARTICLE,
      {
        said: ['某市示例园区2031年服务措施', null, null, null],
        tasks: [
          ['第二章第三条①', '建立平台', '!园区管委会', ''],
          ['第二章第三条②', '配备人员', '!园区管委会 市场监督管理局', ''],
        ],
        unresolved: [],
      },
    ],
    [
      'decimal numbers and labels on lines of their own',
      BY_DECIMALS,
      {
        said: ['某部示例计划（2031）', null, null, null],
        tasks: [
          ['2.1', '推进示例一 任务甲', '!信息司; (?法规司 数据中心)', '2031-09-30'],
          ['2.2', '推进示例二', '!规划司 培训中心', ''],
          ['2.3', '推进示例三', '', ''],
        ],
        unresolved: ['executor 2.3: 张三'],
      },
    ],
    [
      'numbers that do not follow',
      ODD_NUMBERS,
      {
        said: ['某某局关于2031年示例工作的意见', '某办〔2031〕9号', '某某局', '2031-02-03'],
        tasks: [
          ['(一)', '第一件事', '!综合处', ''],
          ['(四)', '第四件事', '!信息处; (?人事处 财务处)', '2031-09-30'],
        ],
        unresolved: [
          'numbering (四): 第四件事。(信息处牵头；人事处、财务处配合；9月30日前)',
          'numbering 附件1·1[2]: 丙',
          'missing-executors (二): 第二件事。(由申请人自行负责)',
        ],
      },
    ],
  ])('%s', (_name, text, { said, tasks, unresolved }) => {
    const notice = readNotice(text);
    expect([notice.title, notice.number, notice.issuer, notice.issuedOn]).toEqual(said);
    expect(notice.year).toBe(2031);
    expect(tasksOf(notice)).toEqual(tasks);
    expect(unresolvedOf(notice)).toEqual(unresolved);
    for (const one of notice.tasks.flatMap(({ executors, deadlines }) => [...executors, ...deadlines]))
      expect(text.slice(one.place.start, one.place.end)).toBe(one.text);
    const addresses = addressesOf(notice.clauses);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it.each([
    ['that the contents repeat', BY_ARTICLE, ['第一章', '第一章第一条', '第一章第二条', '第二章', '第二章第三条']],
    [
      'of the letter itself',
      SIGNED_AT_THE_END,
      ['一', '一第一条', '一第二条', '二', '二1', '二2', '附件2·一', '附件2·二'],
    ],
    ['that count on', PROVINCIAL, ['一', '一(一)', '一(二)', '二', '二(三)', '二(四)', '二(四)1', '二(四)2', '二(五)']],
  ])('its clauses, %s', (_name, text, addresses) => {
    expect(addressesOf(readNotice(text).clauses)).toEqual(expect.arrayContaining(addresses));
  });

  it('what stands around it is left out of it, and kept', () => {
    const { page, clauses, returns } = readNotice(MUNICIPAL);
    expect(page.map(({ text }) => text)).toEqual([
      ...['某某市知识产权局文件', '目  录', '一、总体要求………………………1', '二、重点任务………………………2'],
      ...['（一）建强网络………………………2', '- 1 -', '- 2 -'],
    ]);
    expect(clauses.map(({ address }) => address)).toEqual(['一', '二', '三']);
    expect(returns).toMatchObject({ date: '2031-11-20', items: ['联络人', '工作总结'], recipient: '市局信息科' });
  });

  it('parts of a measure are its contents', () => {
    const task = readNotice(PROVINCIAL).tasks.find(({ clause }) => clause === '二(四)');
    expect(task?.contents.map(({ clause, text }) => [clause, text])).toEqual([
      ['二(四)', '服务中小企业。'],
      ['二(四)1', '建立名录；'],
      ['二(四)2', '上门走访。'],
    ]);
  });
});

describe('a clause that says several things, each with who does it,', () => {
  it('is one task, and told', () => {
    const notice = readNotice(
      '一、重点任务\n(一)建站点。(甲中心负责)办讲座。(乙中心负责)\n开网站。(丙中心负责)\n二、其他',
    );
    expect(tasksOf(notice)).toEqual([['一(一)', '建站点', '!甲中心; !乙中心; !丙中心', '']]);
    expect(notice.tasks[0]?.contents.map(({ text }) => text)).toEqual(['建站点。\n办讲座。\n开网站。']);
    expect(unresolvedOf(notice).map((told) => told.split(':')[0])).toEqual(['part 一(一)']);
  });
});

describe('an attachment', () => {
  it('that is signed by somebody else does not end the letter', () => {
    const form = '附件1\n申请书\n一、单位情况\n二、承诺\n某某示例公司\n2031年5月1日';
    const notice = readNotice(`某发〔2031〕3号\n一、范围\n二、方式\n附件1填好后一并报送。\n三、其他\n${form}`);
    expect(notice).toMatchObject({ issuer: null, issuedOn: null });
    expect(addressesOf(notice.clauses)).toEqual(['一', '二', '三', '附件1·一', '附件1·二']);
  });
});
