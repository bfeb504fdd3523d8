import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import type { People } from './people.ts';

const HEADS = ['政策规划编制', '工作体系建设', '利用活动促进', '情报服务', '人才队伍建设'];
const CASE = '先检索，再立项（虚构示例）';

/** Jiangxi writes its summary under the five heads and hands it in; the officer takes it. */
export async function summarise(people: People): Promise<void> {
  const contact = await people.at('sheng-lian', '/matters');
  await contact.getByRole('link', { name: '填写：2018 年度总结' }).click();
  for (const head of HEADS) await contact.getByLabel(`${head}：文字总结`).fill(`${head}方面的工作（虚构示例）。`);
  await contact.getByLabel('存在的问题').fill('反馈不够及时。');
  await contact.getByLabel('改进措施').fill('一周内回访。');
  await contact.getByRole('button', { name: '增加一条' }).click();
  await contact.getByLabel('第 1 条', { exact: true }).fill('推送延伸到园区的共性需求。');
  await contact.getByRole('button', { name: '保存草稿' }).click();
  await contact.getByRole('button', { name: '提交', exact: true }).click();
  await contact.getByText('已提交，待国家级接收；接收前不能修改。').waitFor();

  const officer = await people.at('zhuguan', '/matters');
  await officer.getByRole('link', { name: '接收：1 份 2018 年度总结待接收' }).click();
  await officer.getByRole('link', { name: '查看江西示例主管局（虚构示例）的年度总结' }).click();
  await officer.getByText('推送延伸到园区的共性需求。').waitFor();
  await officer.getByRole('button', { name: '接收', exact: true }).click();
  await officer.getByText('已接收', { exact: true }).first().waitFor();
}

/** A case of the service point goes over its province to the public page. */
export async function publishCase(people: People): Promise<void> {
  const point = await people.at('wangdian', '/contributions/new');
  await point.getByLabel('标题').fill(CASE);
  for (const part of ['背景', '做法', '成效', '数据']) await point.getByLabel(part).fill(`${part}如下（虚构示例）。`);
  await point.getByRole('button', { name: '保存草稿' }).click();
  await point.getByRole('button', { name: '提交', exact: true }).click();
  const consent = point.getByRole('dialog');
  await consent.getByLabel('本单位已阅读并同意').check();
  await consent.getByRole('button', { name: '提交', exact: true }).click();
  await point.getByText('待省级核对', { exact: true }).waitFor();

  const province = await people.at('sheng-ze', '/matters');
  await province.getByRole('link', { name: '核对：1 篇稿件待核对' }).click();
  await province.getByRole('link', { name: CASE }).click();
  await province.getByRole('button', { name: '核对通过' }).click();
  await province.getByText('待编辑发布', { exact: true }).waitFor();

  const officer = await people.at('zhuguan', '/matters');
  await officer.getByRole('link', { name: '编辑发布：1 篇稿件待编辑发布' }).click();
  await officer.getByRole('checkbox', { name: CASE }).check();
  await officer.getByRole('button', { name: '发布一期（1 篇）' }).click();
  const dialog = officer.getByRole('dialog');
  await dialog.getByLabel('本期标题').fill('年末专刊（虚构示例）');
  await dialog.getByRole('button', { name: '发布', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });

  const reader = await people.visitor('/bulletin');
  await reader.getByRole('link', { name: CASE }).click();
  await reader.getByText('做法如下（虚构示例）。').waitFor();
  expect(await reader.getByRole('main').or(reader.locator('body')).first().innerText()).toContain('典型案例');
}

/** The officer makes the yearbook on the page. @returns the downloaded file. */
export async function makeYearbook(people: People): Promise<Uint8Array> {
  const page = await people.at('zhuguan', '/yearbook');
  await page.getByRole('button', { name: '编成 PDF' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('link', { name: '下载 PDF' }).click({ timeout: 60_000 }),
  ]);
  return readFile(await download.path());
}
