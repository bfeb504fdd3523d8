import { expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttpAs } from '../../../../test/support/http-as.ts';
import { pdfPages, pdfSize } from '../../../../test/support/pdf.ts';
import { clockAt } from '../../platform/clock.ts';
import { readWorkbook } from '../../platform/workbook-reading.ts';
import { createOrganisation } from '../network/index.ts';
import { importNoticeFile, issuePlan, networkOfYear } from './index.ts';
import { writtenRoutes } from './written-routes.ts';

const test = useDatabase();
const serve = useHttpAs();
const act = { actor: 'officer', clock: clockAt('2018-06-15T02:00:00Z') };

const NOTICE = `2018年度示例工作计划
一、具体任务
(一)培育示例站点
1.工作目标:示例站点够用。
2.工作内容:
(1)建设站点。
(2)举办培训。
3.执行单位:内容(1)由江西执行；内容(1)至(2)由浙江执行。
4.工作支持:业务指导。
(二)推广示例经验
1.工作目标:经验有人用。
2.工作内容:推广经验。
3.执行单位:由浙江执行。
4.工作支持:业务指导。
`;

async function begun({ zhejiang }: { readonly zhejiang: boolean }) {
  const { db, scope } = test;
  const jiangxi = await createOrganisation(db, scope, {
    name: '=江西局（虚构示例）',
    kind: 'office',
    region: '360000',
  });
  if (zhejiang) await createOrganisation(db, scope, { name: '浙江局（虚构示例）', kind: 'office', region: '330000' });
  const { plan, version } = await importNoticeFile(db, scope, { name: '通知.txt', bytes: Buffer.from(NOTICE) }, act);
  if (zhejiang) await issuePlan(db, scope, { plan, version }, await networkOfYear(db, scope, 2018), act);
  const ask = await serve((app) => writtenRoutes(app, { db, house: scope }));
  return {
    plan,
    officer: ask({ organisationId: scope.organisationId, roles: ['officer'], actor: 'officer' }),
    contact: ask({ organisationId: jiangxi.id, roles: ['province-contact'], actor: 'contact' }),
  };
}

it('who executes what is a matrix of units and tasks, and a line for each with the words of its contents', async () => {
  const { plan, officer } = await begun({ zhejiang: true });
  const [matrix, lines] = await readWorkbook((await officer.get(`/api/plans/${plan}/execution.xlsx`)).rawPayload);
  expect(matrix?.rows).toEqual([
    ['省份', '单位', '一(一) 培育示例站点', '一(二) 推广示例经验'],
    ['浙江省', '浙江局（虚构示例）', '承担', '承担'],
    ['江西省', '=江西局（虚构示例）', '承担 内容 1', null],
  ]);
  expect(lines?.rows).toHaveLength(4);
  const ofJiangxi = lines?.rows.find((row) => row[3] === '=江西局（虚构示例）');
  expect(ofJiangxi?.slice(0, 7)).toEqual([
    ...['一(一)', '培育示例站点', '江西省', '=江西局（虚构示例）', '承担', null, '一(一)2(1) 建设站点。'],
  ]);
});

it('whom nobody stands for yet is in the matrix and on the sheet', async () => {
  const { plan, officer } = await begun({ zhejiang: false });
  const [matrix] = await readWorkbook((await officer.get(`/api/plans/${plan}/execution.xlsx?language=en`)).rawPayload);
  expect(matrix?.rows.at(-1)).toEqual(['Zhejiang', '浙江', 'nobody', 'nobody']);
  const pdf = (await officer.get(`/api/plans/${plan}/execution.pdf`)).rawPayload;
  const text = (await pdfPages(pdf)).join('').replaceAll(/\s/g, '');
  expect(await pdfSize(pdf)).toEqual([842, 595]);
  for (const each of ['2018年度任务分解表', '一(一)培育示例站点', '承担内容1：=江西局（虚构示例）', '缺单位：浙江'])
    expect(text).toContain(each);
});

it('a province takes away its own assignments and no other', async () => {
  const { plan, contact } = await begun({ zhejiang: true });
  const [sheet] = await readWorkbook((await contact.get(`/api/plans/${plan}/assignments.xlsx`)).rawPayload);
  expect(sheet?.rows.slice(1).map((row) => row[3])).toEqual(['=江西局（虚构示例）']);
  expect((await contact.get(`/api/plans/${plan}/execution.xlsx`)).statusCode).toBe(403);
});
