import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Office } from '../../../src/server/office.ts';
import { deliver } from '../../../src/server/service-line.ts';
import { tempFolder } from '../../support/temp.ts';
import type { People } from './people.ts';

const ENTERPRISE = '虚构·赣江固态电池有限公司';
const NUMBER = 'CN199014073A';

function writeWeek(): string {
  const path = join(tempFolder(), '2018-w42-cn.csv');
  const heads = ['公开(公告)号', '公开(公告)日', '标题', '摘要', '申请(专利权)人', 'IPC分类号'];
  const values = [NUMBER, '2018-10-16', '一种固态电解质膜', '干法成膜。', '虚构·云岭新材料研究院', 'H01M10/0562'];
  writeFileSync(path, [heads, values].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'));
  return path;
}

/** A week of the service line; what was delivered in it stands among the service records, and nobody wrote it there. */
export async function pushPublication(people: People, office: Office): Promise<void> {
  const analyst = await people.at('fenxi', '/imports');
  await analyst.locator('input[type=file]').setInputFiles(writeWeek());
  await analyst.getByRole('row').filter({ hasText: '2018-w42-cn.csv' }).getByText('完成').waitFor();

  const screener = await people.at('shaixuan', '/queue/runs');
  await screener.getByRole('button', { name: '立即筛查' }).click();
  await screener.getByRole('link', { name: /次筛查中未决定的条目/ }).click();
  await screener.getByText(NUMBER, { exact: true }).waitFor();
  await screener.keyboard.press('l');
  await screener.keyboard.type('与贵单位在研的干法成膜直接相关。');
  await screener.keyboard.press('Escape');
  await screener.keyboard.press('k');

  const reviewer = await people.at('shenhe', '/issues');
  await reviewer.getByRole('button', { name: `为${ENTERPRISE}组稿` }).click();
  await reviewer.getByRole('dialog').getByRole('button', { name: '组稿' }).click();
  await reviewer.getByRole('button', { name: '审核通过并发送' }).click();
  await reviewer.locator('.ant-popover').getByRole('button', { name: '审核通过并发送' }).click();
  await reviewer.getByText('本期已审核，内容固定，不能再改。').waitFor();

  await deliver(office);

  const officer = await people.at('zhuguan', '/services');
  await officer.getByRole('button', { name: `推送：${ENTERPRISE}` }).click();
  const record = officer.getByRole('dialog').locator('.ant-descriptions');
  await record.getByText('来源').waitFor();
  expect((await record.innerText()).split(/\s+/)).toEqual(expect.arrayContaining(['2018-10-17', '系统', ENTERPRISE]));
}
