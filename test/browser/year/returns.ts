import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ReturnCounts } from '../../../src/shared/ledger.ts';
import { choose, writeDay } from '../../support/form-fields.ts';
import type { People } from './people.ts';

/** What Jiangxi returns for a task, as far as it differs between tasks. */
export interface Told {
  /** Clause of the task. */
  readonly task: string;
  readonly matter: string;
  readonly dueOn: string;
  /** Enterprises that it means to serve. */
  readonly target: number;
}

/** A return goes from the contact over the responsible person to the officer, each of whom finds it among their own matters. */
export async function returnTask(people: People, told: Told): Promise<void> {
  const { task } = told;
  const contact = await open(people, 'sheng-lian', '填写', task);
  await write(contact, told);
  await contact.getByRole('button', { name: '提交给责任人确认' }).click();
  await contact.getByText('等待责任人确认，暂不能修改。').waitFor();
  const responsible = await open(people, 'sheng-ze', '确认', task);
  await responsible.getByRole('button', { name: '确认并报送' }).click();
  await responsible.getByText('待受理', { exact: true }).waitFor();
  const officer = await open(people, 'zhuguan', '受理', task);
  await officer.getByText(told.matter).waitFor();
  await officer.getByRole('button', { name: '受理，并生成台账' }).click();
  await officer.getByText('已受理', { exact: true }).waitFor();
}

async function open(people: People, login: string, act: string, task: string): Promise<Page> {
  const page = await people.at(login, '/matters');
  await page.getByRole('link', { name: `${act}：${task} ` }).click();
  await page.getByRole('heading', { level: 1, name: `${task} ` }).waitFor();
  return page;
}

async function write(page: Page, { matter, dueOn, target }: Told): Promise<void> {
  await page.getByLabel('一、具体负责人（处级） 姓名').fill('负责人（虚构）');
  await page.getByLabel('一、具体负责人（处级） 职务').fill('处长');
  await page.getByLabel('二、工作联络人 姓名').fill('联络人（虚构）');
  await page.getByLabel('三、工作内容', { exact: true }).fill('面向企业和园区开展专利信息服务（虚构示例）。');
  await page.getByRole('button', { name: '增加一步' }).click();
  await page.getByLabel('事项 1', { exact: true }).fill(matter);
  await writeDay(page, '完成日期 1', dueOn);
  await page.getByRole('button', { name: '增加一项成果' }).click();
  await page.getByLabel('成果 1', { exact: true }).fill('服务企业');
  await choose(page, '对应指标 1', '服务企业（家）', '服务企业');
  await page.getByLabel('目标数 1').fill(String(target));
  await page.getByRole('button', { name: '保存草稿' }).click();
}

/** The board: what was expected of Jiangxi, came, came in time, came late, was accepted and was sent back. */
export async function expectBoard(people: People, counts: ReturnCounts): Promise<void> {
  const page = await people.at('zhuguan', '/returns?view=provinces');
  const cells = page.getByRole('row').filter({ hasText: '江西' }).getByRole('cell');
  await cells.first().waitFor();
  const { expected, received, onTime, late, accepted, sentBack } = counts;
  const numbers = [expected, received, onTime, late, accepted, sentBack].map(String);
  expect(await cells.allInnerTexts()).toEqual(['江西', ...numbers]);
}
